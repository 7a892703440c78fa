// The dated facts of a release on a line, and those of all releases as bars; drawn as wide as there is room, so that letters keep their size.

const DAY = 86400000;
const SPANS = [["1 year", 366], ["4 years", 4 * 366], ["20 years", 20 * 366], ["all", Infinity]];
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000]; // months between ticks
const LANE = 16;
const LANES = 7;
let span = null; // chosen by the reader; else the shortest that holds most of the facts

const millis = (iso) => {
  const [year, month, day] = iso.split("-").map(Number);
  return new Date(0).setUTCFullYear(year, month - 1, day);
};

// The dated facts that are shown; those of the very same days are one item with several numbers.
function datedItems() {
  const items = new Map();
  for (const [number, fact] of here.release.facts.entries()) {
    if (fact.kind !== "dates" || !fact.from || !sectionsOf(fact).some((s) => here.sections.has(s))) continue;
    const days = `${fact.from}/${fact.to}`;
    if (!items.has(days)) items.set(days, { fact, numbers: [], from: millis(fact.from), to: millis(fact.to) + DAY });
    items.get(days).numbers.push(number);
  }
  return [...items.values()];
}

const sum = (items) => items.reduce((n, item) => n + item.numbers.length, 0);

function middle(items) {
  if (here.release.date) return millis(here.release.date);
  const starts = items.map((i) => i.from).sort((a, b) => a - b);
  return starts[Math.floor(starts.length / 2)];
}

function within(items, centre, days) {
  if (days === Infinity) return items;
  return items.filter((i) => i.from >= centre - days * DAY * 0.5 && i.to <= centre + days * DAY * 0.5);
}

function bestSpan(items, centre) {
  const most = sum(items) * 0.75;
  return SPANS.findIndex(([, days]) => sum(within(items, centre, days)) >= most);
}

function ticks(from, to, wide) {
  const first = new Date(from);
  const monthsWide = (to - from) / (DAY * 30.44);
  const room = Math.max(2, Math.floor(wide / 76));
  const step = STEPS.find((s) => monthsWide / s <= room) || STEPS.at(-1);
  const found = [];
  let month = Math.ceil((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step) * step;
  for (; found.length < 60; month += step) {
    const at = new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    if (at > to) return found;
    const year = Math.floor(month / 12);
    if (at >= from) found.push([at, step % 12 === 0 ? String(year) : `${MONTHS[month % 12]} ${year}`]);
  }
  return found;
}

function point(item, x, wide) {
  const left = Math.max(0, x(item.from));
  const right = Math.min(wide, x(item.to));
  const short = right - left < 9;
  return { ...item, left: short ? (left + right) / 2 - 5 : left, right: short ? (left + right) / 2 + 5 : right, short };
}

// Each item gets the lowest lane that is free where it begins.
function lanes(items) {
  const ends = [];
  for (const item of items) {
    let lane = ends.findIndex((end) => end <= item.left);
    if (lane < 0) lane = Math.min(ends.length, LANES - 1);
    ends[lane] = item.right + (item.numbers.length > 1 ? 22 : 3);
    item.lane = lane;
  }
  return Math.max(1, ends.length);
}

function shape(item, base) {
  const y = base - item.lane * LANE - 11;
  const mark = item.short
    ? draw("circle", { cx: (item.left + item.right) / 2, cy: y, r: 5 })
    : draw("rect", { x: item.left, y: y - 5, width: item.right - item.left, height: 10, rx: 5 });
  const several = item.numbers.length > 1;
  const times = several ? [draw("text", { x: item.right + 4, y: y + 4 }, `×${item.numbers.length}`)] : [];
  const link = draw("a", { href: factAddress(item.fact), class: "dated", "data-fact": item.numbers[0], "data-facts": item.numbers.join(" "), role: "link" }, mark, ...times);
  const days = item.fact.more.find(([name]) => name === "days");
  const words = several ? `${item.fact.label} and ${item.numbers.length - 1} more` : item.fact.label;
  link.setAttribute("aria-label", `${words}: ${days ? days[1] : item.fact.value}`);
  return link;
}

function spanButtons(chosen) {
  const buttons = SPANS.map(([name], n) => {
    const button = make("button", { type: "button", "aria-pressed": String(n === chosen) }, name);
    button.addEventListener("click", () => {
      span = n;
      showTimeline();
      byId("timeline").querySelectorAll(".spans button")[n].focus();
    });
    return button;
  });
  return make("div", { class: "spans", role: "group", "aria-label": "How much time is shown" }, ...buttons);
}

function showTimeline() {
  const place_ = byId("timeline");
  const items = here.kinds.has("dates") ? datedItems() : [];
  byId("timeline-part").hidden = !items.length;
  if (!items.length) return place_.replaceChildren();
  const centre = middle(items);
  const chosen = span ?? bestSpan(items, centre);
  const days = SPANS[chosen][1];
  const inside = within(items, centre, days);
  const wide = Math.max(240, place_.clientWidth);
  const all = days === Infinity;
  const ends = [centre, ...items.flatMap((i) => [i.from, i.to])];
  const pad = all ? Math.max(DAY * 20, (Math.max(...ends) - Math.min(...ends)) * 0.03) : 0;
  const from = all ? Math.min(...ends) - pad : centre - days * DAY * 0.5;
  const to = all ? Math.max(...ends) + pad : centre + days * DAY * 0.5;
  const x = (at) => ((at - from) / (to - from)) * wide;
  const points = inside.map((i) => point(i, x, wide)).sort((a, b) => a.left - b.left || b.right - a.right);
  const high = lanes(points) * LANE + 12;
  const axis = ticks(from, to, wide).flatMap(([at, name]) => {
    const anchor = x(at) < 30 ? "start" : x(at) > wide - 30 ? "end" : "middle";
    return [draw("line", { x1: x(at), x2: x(at), y1: 4, y2: high + 4, class: "tick" }), draw("text", { x: x(at), y: high + 18, "text-anchor": anchor }, name)];
  });
  const issued = here.release.date ? [draw("line", { x1: x(centre), x2: x(centre), y1: 0, y2: high + 4, class: "issued" })] : [];
  const svg = draw("svg", { width: wide, height: high + 24, viewBox: `0 0 ${wide} ${high + 24}`, role: "group", "aria-label": "Dated facts in time" },
    ...axis, draw("line", { x1: 0, x2: wide, y1: high, y2: high, class: "axis" }), ...issued, ...points.map((p) => shape(p, high)));
  const before = sum(items.filter((i) => !inside.includes(i) && i.from < from));
  const after = sum(items) - sum(inside) - before;
  const rest = [before ? `${before} begin${before === 1 ? "s" : ""} earlier` : null, after ? `${after} end${after === 1 ? "s" : ""} later` : null].filter(Boolean).join(", ");
  const legend = make("p", { class: "aside" }, here.release.date ? "The upright line is the day of release. " : "", `${sum(inside)} of ${many(sum(items), "dated fact", "dated facts")}${rest ? `; ${rest}` : ""}.`);
  place_.replaceChildren(svg, make("div", { class: "under" }, legend, spanButtons(chosen)));
  timelineStops();
}
const timelineStops = roving(byId("timeline"), "a.dated");

// Bars over all releases; pressing one leaves the releases that speak of that time.
function showHistogram(choose) {
  const place_ = byId("histogram");
  if (!place_) return;
  const { bars, before, after, longer } = overview.timeline;
  if (!bars.length) return place_.replaceChildren(make("p", { class: "none" }, "No fact of these releases can be placed on the calendar."));
  const wide = Math.max(240, place_.clientWidth);
  const high = 120;
  const each = wide / bars.length;
  const most = Math.max(...bars.map((b) => b.dates));
  const every = Math.ceil(64 / each);
  const drawn = bars.map((bar, n) => {
    const tall = bar.dates ? Math.max(2, (bar.dates / most) * (high - 16)) : 0;
    const group = draw("g", { class: "bin", role: "button", "aria-pressed": "false", "data-bin": n },
      draw("rect", { class: "room", x: n * each, y: 0, width: each, height: high }),
      draw("rect", { class: "bar-of", x: n * each + Math.min(2, each * 0.1), y: high - tall, width: Math.max(1, each - Math.min(4, each * 0.2)), height: tall, rx: Math.min(2, each / 4) }));
    const words = `${bar.name}: ${many(bar.dates, "dated fact", "dated facts")} in ${many(bar.in.length, "release", "releases")}`;
    group.setAttribute("aria-label", words);
    group.append(draw("title", {}, words));
    return group;
  });
  const labels = bars.flatMap((bar, n) => (n % every === 0 && (n + 0.5) * each > 24 && (n + 0.5) * each < wide - 24 ? [draw("text", { x: (n + 0.5) * each, y: high + 16, "text-anchor": "middle" }, bar.name)] : []));
  const svg = draw("svg", { width: wide, height: high + 22, viewBox: `0 0 ${wide} ${high + 22}`, role: "group", "aria-label": "Dated facts in all releases over time" },
    ...drawn, draw("line", { x1: 0, x2: wide, y1: high, y2: high, class: "axis" }), ...labels);
  const rest = [before ? `${before} earlier` : null, after ? `${after} later` : null, longer ? `${longer} longer than a bar` : null].filter(Boolean).join(", ");
  place_.replaceChildren(svg, make("p", { class: "aside" }, `The tallest bar is ${many(most, "fact", "facts")}. Pressing a bar leaves the releases that speak of that time.${rest ? ` Not drawn: ${rest}.` : ""}`));
  for (const group of drawn) {
    const press = () => choose(group, bars[Number(group.dataset.bin)]);
    group.addEventListener("click", press);
    group.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    });
  }
  histogramStops();
}
const histogramStops = byId("histogram") ? roving(byId("histogram"), ".bin") : () => {};
