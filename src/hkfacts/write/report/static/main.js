// Which view is shown, and how the two sides of a release move each other. The address says both: #/2/fact-id.

const total = document.querySelectorAll('script[id^="release-"]').length;
const smooth = () => (calm.matches ? "auto" : "smooth");

function aboutParts(data) {
  const file = data.name ? make("span", { class: "file", title: `SHA-256 ${data.sha256}` }, make("bdi", {}, data.name)) : null;
  const date = data.date ? make("span", {}, make("time", { datetime: data.date }, data.day), data.dateSource ? make("span", { class: "cue" }, ` (${data.dateSource})`) : "") : make("span", { class: "none" }, "no date");
  const language = data.language === "en" ? null : make("span", {}, data.language);
  return [date, data.issuer && make("bdi", {}, data.issuer), data.place && make("bdi", {}, data.place), file, language].filter(Boolean);
}

function showWarnings(data) {
  const list = make("ul", {}, ...data.warnings.map((w) => make("li", {}, w)));
  const part = make("details", { class: "warnings" }, make("summary", {}, many(data.warnings.length, "warning", "warnings")), list);
  byId("warnings").replaceChildren(...(data.warnings.length ? [part] : []));
}

function openRelease(number) {
  const data = releaseData(number);
  Object.assign(here, { number, release: data, current: null });
  span = null;
  byId("title").replaceChildren(make("bdi", {}, data.title));
  byId("about").replaceChildren(...aboutParts(data));
  showWarnings(data);
  showText(data);
  showTables(data);
  showFilters(data);
  byId("release").hidden = false;
  if (index) index.hidden = true;
  applyFilters();
  document.title = total > 1 ? `${data.title} (${number + 1} of ${total})` : data.title;
  if (byId("steps")) showSteps(number);
}

function showSteps(number) {
  byId("steps").hidden = false;
  for (const [id, to] of [["to-previous", number - 1], ["to-next", number + 1]]) {
    const ok = to >= 0 && to < total;
    byId(id).hidden = !ok;
    if (ok) byId(id).setAttribute("href", `#/${to + 1}`);
  }
}

function openIndex() {
  Object.assign(here, { number: null, release: null, current: null });
  hideHint();
  byId("release").hidden = true;
  if (!index) return;
  index.hidden = false;
  if (byId("steps")) byId("steps").hidden = true;
  document.title = index.querySelector("h1").textContent;
  showHistogram(chooseBin);
}

// Mark what is current on both sides.
function showCurrent() {
  for (const node of document.querySelectorAll("[aria-current]")) node.removeAttribute("aria-current");
  if (!here.current) return;
  const { number, mention } = here.current;
  for (const piece of piecesOf(number, mention)) piece.node.setAttribute("aria-current", "true");
  byId(rowId(number))?.setAttribute("aria-current", "true");
  byId("timeline").querySelector(`[data-facts~="${number}"]`)?.setAttribute("aria-current", "true");
}

// Bring a node into sight: inside the panel where the panel scrolls, else by the window.
function bring(node) {
  const panel = node.closest("#facts");
  if (panel && panel.scrollHeight > panel.clientHeight + 1) {
    const top = node.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop;
    panel.scrollTo({ top: top - Math.max(40, (panel.clientHeight - node.offsetHeight) / 3), behavior: smooth() });
    return;
  }
  node.scrollIntoView({ block: "center", behavior: smooth() });
}

function remember(number) {
  history.replaceState(null, "", factAddress(here.release.facts[number]));
}

function toRow(number, mention, focus = true) {
  here.current = { number, mention };
  showCurrent();
  remember(number);
  const row = byId(rowId(number));
  if (row.hidden || row.closest("[hidden]")) return;
  bring(row);
  if (focus) row.querySelector(".lead").focus({ preventScroll: true });
}

// To the next mention that can be seen, beginning anew after the last.
function toText(number, focus = true) {
  const fact = here.release.facts[number];
  const seen = fact.mentions.map((_, m) => m).filter((m) => isShown([number, m]) && piecesOf(number, m).length);
  const last = here.current && here.current.number === number ? here.current.mention : -1;
  const mention = seen.find((m) => m > last) ?? seen[0];
  if (mention === undefined) return say("This fact does not stand in what is shown of the text");
  here.current = { number, mention };
  showCurrent();
  remember(number);
  const nodes = piecesOf(number, mention).map((p) => p.node);
  bring(nodes[0]);
  if (focus) (nodes.find((n) => n.hasAttribute("href")) || nodes[0]).focus({ preventScroll: true });
  if (seen.length > 1) say(`Mention ${seen.indexOf(mention) + 1} of ${seen.length}`);
}

document.addEventListener("click", (event) => {
  if (!here.release || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const mark = event.target.closest("#words .mark");
  if (mark) {
    if (String(window.getSelection())) return; // words are being selected, not followed
    event.preventDefault();
    return toRow(Number(mark.dataset.fact), Number(mark.dataset.mention));
  }
  const tie = event.target.closest(".tie");
  const one = tie || event.target.closest("#timeline [data-fact], #facts .fact");
  if (!one) return;
  event.preventDefault();
  if (tie) return toRow(Number(tie.dataset.number), 0);
  if (!one.dataset.facts) return toText(Number(one.dataset.fact));
  const numbers = one.dataset.facts.split(" ").map(Number); // of the same days: one after the other
  toText(numbers[(numbers.indexOf(here.current?.number) + 1) % numbers.length]);
});

function route() {
  if (location.hash.length > 1 && !location.hash.startsWith("#/") && document.documentElement.dataset.ready) return;
  const [, number, fact] = (location.hash.match(/^#\/(\d+)(?:\/([^/]+))?$/) || []).map((p) => p && decodeURIComponent(p));
  const wanted = number ? Number(number) - 1 : total === 1 ? 0 : null;
  if (wanted === null || !(wanted >= 0 && wanted < total)) return openIndex();
  const already = here.number === wanted;
  if (!already) openRelease(wanted);
  const at = fact === undefined ? -1 : here.release.facts.findIndex((f) => f.id === fact);
  if (at >= 0) return toText(at);
  if (!already && number) {
    window.scrollTo(0, 0);
    byId("title").focus({ preventScroll: true });
  }
}

window.addEventListener("hashchange", route);
let drawnWide = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === drawnWide) return; // a bar of the browser came or went
  drawnWide = window.innerWidth;
  hideHint();
  if (here.release) {
    showTimeline();
    showCurrent();
  } else showHistogram(chooseBin);
});
route();
document.documentElement.dataset.ready = "true";
performance.mark("ready");
