// What the test of keys looks at, in the page. begin opens all that is folded,
// numbers the controls that can be seen and gives how many there are; each that gets
// the focus is noted. end gives what was noted.

let controls = [];
const seen = { reached: [], unseen: [] };

function begin() {
  document.querySelectorAll("details").forEach((d) => { d.open = true; });
  controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((e) =>
    !e.disabled && e.type !== "hidden" && !(e.type === "radio" && !standsFor(e)) &&
    (e.matches(".skip") || e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0));
  addEventListener("focusin", (event) => {
    const i = controls.indexOf(event.target);
    if (i < 0) return;
    seen.reached.push(i);
    if (!shown(event.target)) seen.unseen.push(i);
  });
  return controls.length;
}

// standsFor tells whether a radio button is the one of its group that keys reach.
function standsFor(radio) {
  const group = [...document.getElementsByName(radio.name)].filter((r) => r.form === radio.form);
  return radio === (group.find((r) => r.checked) || group[0]);
}

function shown(e) {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  return e.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5 && box.width > 0 && box.right > 0;
}

function words(e) {
  const by = e.getAttribute("aria-labelledby");
  return (e.getAttribute("aria-label") || by && document.getElementById(by)?.textContent || [...(e.labels || [])].map((l) => l.textContent).join(" ") ||
    e.textContent || e.querySelector("title")?.textContent || e.title || "").trim();
}

const short = (e) => `<${e.localName}> “${words(e).replace(/\s+/g, " ").slice(0, 40)}” (${e.getAttribute("href") || e.name || ""})`;

function faults() {
  const list = [], many = (selector) => document.querySelectorAll(selector).length;
  for (const [selector, n] of [["main", 1], ["h1", 1], ["body > header", 1], ["body > footer", 1]]) {
    if (many(selector) !== n) list.push(`${many(selector)} of ${selector}, not ${n}`);
  }
  if (!document.documentElement.lang) list.push("the page does not tell its language");
  const navs = [...document.querySelectorAll("nav, form[role=search]")].map((e) => e.getAttribute("aria-label") || words(e));
  if (navs.some((w) => !w) || new Set(navs).size !== navs.length) list.push("landmarks are not told apart: " + navs.map((w) => w.trim().slice(0, 30)).join(" | "));
  let last = 1;
  for (const h of document.querySelectorAll("main h1, main h2, main h3, main h4")) {
    const level = Number(h.localName[1]);
    if (level > last + 1) list.push(`a heading of level ${level} follows one of ${last}: ${h.textContent.trim().slice(0, 40)}`);
    last = level;
  }
  for (const e of document.querySelectorAll("[tabindex]")) {
    if (e.tabIndex > 0) list.push("a tabindex of " + e.tabIndex);
  }
  return list;
}

function end() {
  return {
    controls: controls.map(short), reached: seen.reached, unseen: seen.unseen,
    nameless: controls.filter((e) => !words(e)).map((e) => short(e) + " has no name"), faults: faults(),
  };
}
