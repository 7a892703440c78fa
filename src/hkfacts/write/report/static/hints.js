// What is said of a fact while the pointer or the focus is on it. The hint can be pointed at itself, and Escape takes it away.

const hint = byId("hint");
let hintOf = null;
let leaving = 0;

function hintPart([number, mention]) {
  const fact = here.release.facts[number];
  const [section, rule, page] = fact.mentions[mention];
  const rows = [...fact.more, ["section", section], ...(page ? [["page", String(page)]] : []), ["rule", rule]];
  return make(
    "div",
    { class: `hint-part k-${fact.kind}` },
    make("p", { class: "hint-kind" }, make("span", { class: "swatch" }, KINDS[fact.kind].one)),
    make("p", { class: "hint-value" }, make("bdi", {}, fact.value)),
    make("dl", { class: "known" }, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", { class: name === "rule" ? "rule" : null }, make("bdi", {}, value))])),
  );
}

function showHint(node, keys) {
  window.clearTimeout(leaving);
  if (hintOf !== node) {
    hideHint();
    hintOf = node;
    hint.replaceChildren(...keys.map(hintPart));
    if (node.hasAttribute("href")) node.setAttribute("aria-describedby", "hint");
  }
  hint.hidden = false;
  place(node);
}

// Below the first line of the words if there is room, else above; never beyond the window.
function place(node) {
  const box = node.getClientRects()[0] || node.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, wide - hint.offsetWidth - 8));
  const last = [...node.getClientRects()].at(-1) || box;
  const below = last.bottom + 6 + hint.offsetHeight <= window.innerHeight;
  const top = below ? last.bottom + 6 : Math.max(8, box.top - hint.offsetHeight - 6);
  hint.style.left = `${left + window.scrollX}px`;
  hint.style.top = `${top + window.scrollY}px`;
}

function hideHint() {
  window.clearTimeout(leaving);
  if (hintOf) hintOf.removeAttribute("aria-describedby");
  hintOf = null;
  hint.hidden = true;
}

const hideSoon = () => {
  window.clearTimeout(leaving);
  leaving = window.setTimeout(hideHint, 160);
};

// What is at a node: pieces of text say all that lies over them, points of the timeline and rows the one fact.
function factsAt(target) {
  const mark = target.closest("#words .mark");
  if (mark) return [mark, pieceOf.get(mark).shown];
  const one = target.closest("#timeline [data-fact], .lead, .tie");
  if (!one) return null;
  return [one, [[Number(one.dataset.fact ?? one.dataset.number), 0]]];
}

for (const [come, go] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(come, (event) => {
    if (event.target.closest("#hint")) return window.clearTimeout(leaving);
    const at = here.release && factsAt(event.target);
    if (at && !(come === "focusin" && !event.target.matches(":focus-visible"))) showHint(...at);
  });
  document.addEventListener(go, (event) => {
    if (hintOf && (event.target.closest("#hint") || hintOf.contains(event.target))) hideSoon();
  });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !hint.hidden) hideHint();
});
