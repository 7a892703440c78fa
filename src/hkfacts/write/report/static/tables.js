// The facts beside the text: tables of dates and figures, cards of people, initiatives and quotes.

const rowId = (number) => `fact-${number}`;
const sectionsOf = (fact) => [...new Set(fact.mentions.map(([section]) => section))];

// A link to the text, or words alone where the fact stands nowhere in it.
function leads(number, words) {
  const fact = here.release.facts[number];
  return make("a", { href: factAddress(fact), class: "lead", "data-number": number }, make("bdi", {}, words));
}

// The ends of an interval stay whole; the line may break between them.
const interval = (value) => value.split("/").flatMap((end, n) => [...(n ? ["/", make("wbr")] : []), make("span", { class: "whole" }, end)]);

function tableRow(number) {
  const fact = here.release.facts[number];
  const [words, value, more] = fact.cells;
  return make(
    "tr",
    { id: rowId(number), class: "fact", "data-fact": number },
    make("th", { scope: "row" }, leads(number, words)),
    make("td", { class: "value" }, make("bdi", {}, ...(fact.kind === "dates" ? interval(value) : [value]))),
    make("td", {}, make("bdi", {}, more)),
  );
}

function table(kind, numbers) {
  const heads = KINDS[kind].columns.map((name) => make("th", { scope: "col" }, name));
  return make(
    "table",
    { class: `k-${kind}` },
    make("caption", { class: "unseen-text" }, `${KINDS[kind].heading}; each leads to its place in the text`),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...numbers.map(tableRow)),
  );
}

// Name and value of what is known of a fact, as a list of terms.
function known(pairs) {
  if (!pairs.length) return null;
  return make("dl", { class: "known" }, ...pairs.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, make("bdi", {}, value))]));
}

function tied(heading, numbers, say_) {
  if (!numbers.length) return null;
  const items = numbers.map((n) => make("li", {}, make("a", { href: factAddress(here.release.facts[n]), class: "tie", "data-number": n }, make("bdi", {}, say_(here.release.facts[n])))));
  return make("div", { class: "tied" }, make("h4", {}, heading), make("ul", {}, ...items));
}

function card(number) {
  const fact = here.release.facts[number];
  const item = make("li", { id: rowId(number), class: `fact card k-${fact.kind}`, "data-fact": number });
  if (fact.kind === "quotes") {
    const cue = fact.more.find(([name]) => name === "cue");
    item.append(make("blockquote", {}, leads(number, fact.cells[0])));
    const who = fact.speaker === undefined
      ? make("bdi", {}, fact.value)
      : make("a", { href: factAddress(here.release.facts[fact.speaker]), class: "tie", "data-number": fact.speaker }, make("bdi", {}, fact.value));
    item.append(make("p", { class: "speaker" }, "— ", who, cue ? make("span", { class: "cue" }, ` (${cue[1]})`) : null));
    return item;
  }
  const times = fact.mentions.length > 1 ? make("span", { class: "times" }, ` ${fact.mentions.length} mentions`) : null;
  item.append(make("h3", {}, leads(number, fact.value), times));
  const list = known(fact.more);
  if (list) item.append(list);
  const parts = fact.kind === "people"
    ? [tied("Quotes", fact.quotes, (q) => q.label)]
    : [tied("Dates", fact.dates, (d) => d.label), tied("Figures", fact.figures, (f) => f.label)];
  item.append(...parts.filter(Boolean));
  return item;
}

function showTables(data) {
  const parts = Object.keys(KINDS).map((kind) => {
    const numbers = data.facts.flatMap((fact, n) => (fact.kind === kind ? [n] : []));
    const heading = make("h2", { id: `head-${kind}` }, make("span", { class: `swatch k-${kind}` }, KINDS[kind].heading), " ", make("span", { class: "number" }, String(numbers.length)));
    const body = !numbers.length
      ? make("p", { class: "none" }, "None found.")
      : KINDS[kind].columns ? table(kind, numbers) : make("ul", { class: "cards" }, ...numbers.map(card));
    return make("section", { class: "kind-part", "data-kind": kind, "aria-labelledby": `head-${kind}` }, heading, body);
  });
  byId("facts").replaceChildren(...parts);
}

// Show the rows that the filters let through; a fact is shown where any mention of it stands in a section that is.
function filterTables() {
  for (const part of byId("facts").querySelectorAll(".kind-part")) {
    part.hidden = !here.kinds.has(part.dataset.kind);
    let shown = 0;
    const rows = part.querySelectorAll(".fact");
    for (const row of rows) {
      const fact = here.release.facts[Number(row.dataset.fact)];
      row.hidden = !sectionsOf(fact).some((s) => here.sections.has(s));
      if (!row.hidden) shown += 1;
    }
    part.querySelector("h2 .number").textContent = shown === rows.length ? String(shown) : `${shown} of ${rows.length}`;
  }
}
