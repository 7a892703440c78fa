// Which kinds and sections are shown, in the text and beside it.

const kindButtons = [...document.querySelectorAll("button.kind")];
const sectionBoxes = [...document.querySelectorAll("#sections input")];

// The sections of a release that have facts, with their numbers; all are shown at first, and kinds stay as the reader left them.
function showFilters(data) {
  const kinds = new Map();
  const sections = new Map();
  for (const fact of data.facts) {
    kinds.set(fact.kind, (kinds.get(fact.kind) || 0) + 1);
    for (const section of sectionsOf(fact)) sections.set(section, (sections.get(section) || 0) + 1);
  }
  for (const button of kindButtons) button.querySelector(".number").textContent = String(kinds.get(button.dataset.kind) || 0);
  for (const box of sectionBoxes) {
    box.checked = true;
    box.parentElement.hidden = !sections.has(box.value);
    box.parentElement.querySelector(".number").textContent = String(sections.get(box.value) || 0);
  }
  here.sections = new Set(sectionBoxes.map((b) => b.value));
}

function applyFilters() {
  for (const button of kindButtons) button.setAttribute("aria-pressed", String(here.kinds.has(button.dataset.kind)));
  const boxes = sectionBoxes.filter((b) => !b.parentElement.hidden);
  const off = boxes.filter((b) => !b.checked).length;
  byId("sections-shown").textContent = off ? `${boxes.length - off} of ${boxes.length}` : "all";
  hideHint();
  markText();
  filterTables();
  showTimeline();
  showCurrent();
}

for (const button of kindButtons) {
  button.addEventListener("click", () => {
    const kind = button.dataset.kind;
    if (!here.kinds.delete(kind)) here.kinds.add(kind);
    applyFilters();
    say(`${KINDS[kind].heading} ${here.kinds.has(kind) ? "shown" : "hidden"}`);
  });
}
for (const box of sectionBoxes) {
  box.addEventListener("change", () => {
    here.sections = new Set(sectionBoxes.filter((b) => b.checked).map((b) => b.value));
    applyFilters();
    say(`${box.value} ${box.checked ? "shown" : "hidden"}`);
  });
}
document.addEventListener("click", (event) => {
  if (!event.target.closest("#sections")) byId("sections").open = false;
});
byId("sections").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("sections").open = false;
  byId("sections").querySelector("summary").focus();
});
