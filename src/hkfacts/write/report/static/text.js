// The text of a release: pieces that mentions cover are links to the rows of their facts.

const pieces = []; // { node, keys, link }: in order of place; keys are [fact, mention], the shortest first
const pieceOf = new WeakMap();

function pieceNode(piece) {
  if (typeof piece === "string") return piece;
  const [words, keys, how, why] = piece;
  const names = keys.map((key) => key.join("/")).join(" ");
  const node = make(keys.length ? "a" : "span", { class: how || null, title: why || null, "data-keys": names || null }, words);
  if (keys.length) {
    pieces.push({ node, keys });
    pieceOf.set(node, pieces.at(-1));
  }
  return node;
}

function textBlock(block) {
  return make("p", { class: `${block.as}${block.flow ? " flow" : ""}` }, ...block.pieces.map(pieceNode));
}

function showText(data) {
  pieces.length = 0;
  const words = byId("words");
  words.replaceChildren(...data.blocks.map(textBlock));
  words.classList.toggle("long", data.blocks.length > 300);
  byId("text-head").textContent = data.blocks.some((block) => block.as === "excerpt") ? "Excerpts" : "Text";
  byId("note").hidden = !data.note;
  byId("note").textContent = data.note || "";
}

const inSections = (fact, mention) => here.sections.has(fact.mentions[mention][0]);
const isShown = ([number, mention]) => {
  const fact = here.release.facts[number];
  return here.kinds.has(fact.kind) && inSections(fact, mention);
};

// Mark the pieces by what is to be seen. Of each mention only the first piece that it marks is a link, so that it is one stop.
function markText() {
  const linked = new Set();
  for (const piece of pieces) {
    const keys = piece.keys.filter(isShown);
    const odd = piece.node.classList.contains("unseen") ? ["unseen"] : [];
    if (!keys.length) {
      piece.node.className = odd.join(" ");
      for (const name of ["href", "tabindex", "aria-label", "aria-describedby", "data-fact", "data-mention"]) piece.node.removeAttribute(name);
      continue;
    }
    const [number, mention] = keys[0];
    const fact = here.release.facts[number];
    const classes = new Set(["mark", `k-${fact.kind}`, ...odd, ...keys.slice(1).map(([n]) => `in-${here.release.facts[n].kind}`)]);
    piece.node.className = [...classes].join(" ");
    piece.node.dataset.fact = number;
    piece.node.dataset.mention = mention;
    piece.shown = keys;
    const name = `${number}/${mention}`;
    if (linked.has(name)) {
      piece.node.removeAttribute("href");
      piece.node.removeAttribute("aria-label");
    } else {
      linked.add(name);
      piece.node.setAttribute("href", factAddress(fact));
      const kind = fact.kind === "quotes" ? `quote, ${fact.value}` : KINDS[fact.kind].one;
      piece.node.setAttribute("aria-label", `${piece.node.textContent} (${kind})`);
    }
  }
  resetTextStops();
}

const factAddress = (fact) => `#/${here.number + 1}/${encodeURIComponent(fact.id)}`;
const resetTextStops = roving(byId("words"), "a[href]");

// All pieces of a mention, also those where a shorter one lies on top.
const piecesOf = (number, mention) =>
  pieces.filter((p) => p.keys.some(([n, m]) => n === number && (mention === undefined || m === mention)));
