// What the pages gain from script; they work without it.
"use strict";
(() => {
  const root = document.documentElement;
  const store = { get(k) { try { return localStorage.getItem(k); } catch { return null; } }, set(k, v) { try { localStorage.setItem(k, v); } catch { /* private window */ } } };

  // Light and dark.
  const chosen = store.get("theme");
  if (chosen) root.dataset.theme = chosen;
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      store.set("theme", root.dataset.theme);
    });
  }

  // Copying: a button names the element whose text it copies.
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      const words = button.textContent;
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = words; }, 1500);
    });
  }

  // Selects that ask anew as soon as they change.
  for (const field of document.querySelectorAll("[data-submit]")) field.addEventListener("change", () => field.form.requestSubmit());

  // Keys: / searches, j and k walk the items of a page, Enter opens, Escape leaves.
  const items = () => [...document.querySelectorAll("[data-item]")].filter((e) => e.offsetParent !== null);
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const typing = e.target.matches("input, textarea, select, [contenteditable]");
    if (e.key === "Escape" && typing) { e.target.blur(); return; }
    if (typing) return;
    if (e.key === "/") { e.preventDefault(); document.getElementById("q")?.focus(); return; }
    if (e.key !== "j" && e.key !== "k") return;
    const list = items();
    const at = list.indexOf(document.activeElement.closest("[data-item]"));
    const next = list[e.key === "j" ? Math.min(at + 1, list.length - 1) : Math.max(at - 1, 0)];
    if (!next) return;
    const aim = next.matches("a, button, [tabindex]") ? next : next.querySelector("a, button") ?? next;
    aim.focus();
    next.scrollIntoView({ block: "nearest" });
  });
})();

// The document page: a run of text shows the fields of what rests on it.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const runs = [...text.querySelectorAll("[data-refs]")];
  const entry = (ref) => document.getElementById(ref);
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.hidden = true;
  pop.setAttribute("aria-hidden", "true");
  document.body.append(pop);

  const clear = () => {
    pop.hidden = true;
    for (const e of document.querySelectorAll(".entry.lit")) e.classList.remove("lit");
  };
  const show = (run) => {
    clear();
    const refs = run.dataset.refs.split(" ").reverse().slice(0, 2);
    pop.replaceChildren();
    for (const ref of refs) {
      const from = entry(ref);
      if (!from) continue;
      from.classList.add("lit");
      const copy = from.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("data-item");
      copy.open = true;
      for (const e of copy.querySelectorAll("[id]")) e.removeAttribute("id");
      for (const p of copy.querySelectorAll("p, blockquote")) p.remove();
      pop.append(copy);
    }
    if (!pop.childElementCount) return;
    pop.hidden = false;
    const box = run.getClientRects()[0];
    const left = Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 16));
    const below = box.bottom + pop.offsetHeight + 12 < innerHeight;
    pop.style.left = `${left + scrollX}px`;
    pop.style.top = `${(below ? box.bottom + 8 : Math.max(8, box.top - pop.offsetHeight - 8)) + scrollY}px`;
  };
  let wait;
  for (const run of runs) {
    run.addEventListener("mouseenter", () => { clearTimeout(wait); wait = setTimeout(() => show(run), 180); });
    run.addEventListener("mouseleave", () => { clearTimeout(wait); clear(); });
    run.addEventListener("focus", () => { if (run.matches(":focus-visible")) show(run); });
    run.addEventListener("blur", clear);
    run.addEventListener("click", () => {
      clear();
      const to = entry(run.hash.slice(1));
      if (to?.tagName === "DETAILS") to.open = true;
    });
  }

  // The entry that the address names stands open.
  const open = () => {
    const to = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (to?.tagName === "DETAILS") { to.open = true; to.scrollIntoView({ block: "nearest" }); }
  };
  addEventListener("hashchange", open);
  open();
})();

// What was done is told anew once the page is there, so that it is read aloud.
(() => {
  const told = document.getElementById("told");
  const words = told?.firstElementChild;
  if (!words) return;
  words.remove();
  setTimeout(() => told.append(words), 150);
})();
