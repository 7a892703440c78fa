// What is measured in a page: contrast, headings, names of controls, width. Called with the name of the check.
(check) => {
  const visible = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const parse = (c) => {
    const [r, g, b, a = 1] = c.match(/[\d.]+/g).map(Number);
    return c.startsWith("color(srgb") ? [r * 255, g * 255, b * 255, a] : [r, g, b, a];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const background = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = (c) => c.slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const named = (e) => (e.getAttribute("aria-label") || e.textContent || [...(e.labels || [])].map((l) => l.textContent).join(" ")).trim();
  const checks = {
    contrast: () => {
      const found = [];
      for (const e of document.body.querySelectorAll("*")) {
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
        if (!own || e.closest("script, noscript, .unseen-text, .skip") || !visible(e)) continue;
        const style = getComputedStyle(e);
        const ground = background(e);
        const ink = over(parse(e instanceof SVGElement ? style.fill : style.color), ground);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        const got = ratio(ink, ground);
        if (got < (large ? 3 : 4.5)) found.push(`${got.toFixed(2)} ${e.className.baseVal ?? e.className}: ${e.textContent.slice(0, 30)}`);
      }
      return found;
    },
    headings: () => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(visible).map((h) => Number(h.tagName[1])),
    unnamed: () => [...document.querySelectorAll("button, a[href], input, summary, svg, section, nav, [role=button]")]
      .filter((e) => visible(e) && !(e.matches("section, nav, svg") ? e.hasAttribute("aria-label") || e.hasAttribute("aria-labelledby") : named(e)))
      .map((e) => e.outerHTML.slice(0, 80)),
    landmarks: () => ["body > header", "body > main", "body > footer"].map((s) => document.querySelectorAll(s).length),
    sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    nested: () => [...document.querySelectorAll("a a, button a, a button, button button")].length,
    ids: () => {
      const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
      return ids.filter((id, n) => ids.indexOf(id) !== n);
    },
  };
  return checks[check]();
}
