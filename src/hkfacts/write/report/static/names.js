"use strict";
// What the other files share: the names of kinds, elements made without mark-up, and where the reader is.

const KINDS = {
  dates: { one: "date", heading: "Dates", columns: ["As written", "Value", "Bounds"] },
  figures: { one: "figure", heading: "Figures", columns: ["As written", "Value", "Of what"] },
  people: { one: "person", heading: "People" },
  initiatives: { one: "initiative", heading: "Initiatives" },
  quotes: { one: "quote", heading: "Quotes" },
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");

// Where the reader is. `facts` and `pieces` belong to the release that is shown.
const here = { number: null, release: null, current: null, kinds: new Set(Object.keys(KINDS)), sections: new Set() };

const byId = (id) => document.getElementById(id);

// An element with attributes and children; children that are strings become text, never mark-up.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((c) => c !== null && c !== undefined));
  return element;
}

function draw(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// The JSON of a release is read when it is first opened.
const opened = new Map();
function releaseData(number) {
  if (!opened.has(number)) {
    const element = byId(`release-${number}`);
    opened.set(number, element ? JSON.parse(element.textContent) : null);
  }
  return opened.get(number);
}

const overview = JSON.parse(byId("overview").textContent);

const many = (number, one, several) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : several}`;

function say(words) {
  byId("said").textContent = words;
}

// Of many things side by side only one is a tab stop; the arrow keys go on from there.
function roving(container, selector) {
  const things = () => [...container.querySelectorAll(selector)];
  const stop = (thing) => {
    for (const other of container.querySelectorAll('[tabindex="0"]')) if (other !== thing) other.setAttribute("tabindex", "-1");
    thing.setAttribute("tabindex", "0");
  };
  container.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = step && !event.altKey && !event.ctrlKey && !event.metaKey ? things().indexOf(event.target.closest(selector)) : -1;
    if (at < 0) return;
    const next = things()[at + step];
    if (next) next.focus();
    event.preventDefault();
  });
  container.addEventListener("focusin", (event) => {
    const thing = event.target.closest(selector);
    if (thing) stop(thing);
  });
  return () => {
    const all = things();
    for (const thing of all) thing.setAttribute("tabindex", "-1");
    if (all.length) all[0].setAttribute("tabindex", "0");
  };
}
