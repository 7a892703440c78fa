// The list of releases: search, sorting, and what was chosen in the lists of names or on the timeline.

const index = byId("index");
const rows = index ? [...index.querySelectorAll("#rows tbody tr")] : [];
let chosen = null; // { what, numbers, node }
const texts = new Map();

// What a search looks through: the row, the names of its facts, and the text itself (read at the first search).
function haystack(row) {
  const number = Number(row.dataset.n);
  if (!texts.has(number)) {
    const words = releaseData(number).blocks.map((b) => b.pieces.map((p) => (typeof p === "string" ? p : p[0])).join("")).join("\n");
    texts.set(number, [row.textContent, overview.rows[number].names.join("\n"), words].join("\n").toLowerCase().replace(/\s+/g, " "));
    opened.delete(number); // kept as text only, so that a search does not fill the memory
  }
  return texts.get(number);
}

function filterRows() {
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of rows) {
    const fits = (!chosen || chosen.numbers.has(Number(row.dataset.n))) && (!words.length || words.every((w) => haystack(row).includes(w)));
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  byId("found").textContent = shown === rows.length ? "" : `${shown} of ${rows.length} releases`;
  byId("nothing").hidden = shown > 0;
  byId("rows").hidden = shown === 0;
}

function choose(node, what, numbers) {
  if (chosen) chosen.node.setAttribute("aria-pressed", "false");
  chosen = chosen && chosen.node === node ? null : node && { what, numbers: new Set(numbers), node };
  if (chosen) chosen.node.setAttribute("aria-pressed", "true");
  byId("chosen").hidden = !chosen;
  byId("chosen-what").textContent = chosen ? what : "";
  filterRows();
  if (chosen) say(`${what}: ${byId("found").textContent || "all releases"}`);
}

function sortRows(heading) {
  const by = heading.dataset.by;
  const numeric = by !== "date" && by !== "title";
  const before = heading.getAttribute("aria-sort");
  const down = before ? before === "ascending" : numeric; // most first, for numbers
  for (const other of heading.parentElement.children) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const key = (row) => (numeric ? Number(row.dataset[by]) : row.dataset[by]);
  const compare = (a, b) => {
    if (numeric) return key(a) - key(b);
    if (by === "date" && !key(a) !== !key(b)) return (key(a) ? -1 : 1) * (down ? -1 : 1); // undated last, either way
    return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
  };
  rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || Number(a.dataset.n) - Number(b.dataset.n));
  byId("rows").tBodies[0].append(...rows);
}

if (rows.length) {
  let waiting = 0;
  byId("search").addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(filterRows, 120);
  });
  byId("find").addEventListener("submit", (event) => {
    event.preventDefault();
    filterRows();
  });
  byId("chosen-clear").addEventListener("click", () => {
    byId("search").value = "";
    if (chosen) choose(chosen.node);
    else filterRows();
    byId("search").focus();
  });
  for (const button of index.querySelectorAll("button.name")) {
    button.addEventListener("click", () => choose(button, button.dataset.name, button.dataset.in.split(" ").map(Number)));
  }
  for (const heading of index.querySelectorAll("th[data-by]")) {
    heading.querySelector("button").addEventListener("click", () => sortRows(heading));
  }
}
const chooseBin = (group, bar) => choose(group, bar.name, bar.in);
