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

// A link to an encounter or a statement of a long text goes to the part that has it.
(() => {
  const seek = () => {
    const id = location.hash.slice(1);
    if (!/^[es]\d+$/.test(id) || document.getElementById(id) || !document.querySelector("[data-parts]")) return;
    const there = `?item=${id}#${id}`;
    if (!location.href.endsWith(there)) location.replace(location.pathname + there);
  };
  addEventListener("hashchange", seek);
  seek();
})();

// What is folded opens when the address or a link names it.
(() => {
  const open = () => {
    const to = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (to?.tagName === "DETAILS") { to.open = true; to.scrollIntoView({ block: "nearest" }); }
  };
  addEventListener("hashchange", open);
  addEventListener("click", (e) => { // a second time too, when the address stays as it is
    if (e.target.closest?.(`a[href="${CSS.escape(location.hash)}"]`)) open();
  });
  open();
})();

// The document page: a run of text shows the fields of what rests on it, beside the
// text under the pointer. Where the entries stand below the text, they come up from
// the edge of the screen, so that the place in the text is not lost.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const runs = [...text.querySelectorAll("[data-refs]")];
  const entry = (ref) => document.getElementById(ref);
  const slim = matchMedia("(max-width: 64rem)");
  const pop = document.createElement("div");
  pop.className = "pop";
  pop.hidden = true;
  document.body.append(pop);
  let asked = null; // the run that the sheet is of

  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain tiny";
  close.textContent = "Close";
  close.addEventListener("click", () => hide(true));

  const hide = (back) => {
    pop.hidden = true;
    for (const e of document.querySelectorAll(".entry.lit")) e.classList.remove("lit");
    if (back) asked?.focus();
    asked = null;
  };
  const fill = (run, most, whole) => {
    pop.replaceChildren();
    for (const ref of run.dataset.refs.split(" ").reverse().slice(0, most)) {
      const from = entry(ref);
      if (!from) continue;
      from.classList.add("lit");
      const copy = from.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("data-item");
      copy.open = true;
      for (const e of copy.querySelectorAll("[id]")) e.removeAttribute("id");
      if (!whole) for (const p of copy.querySelectorAll("p, blockquote")) p.remove();
      pop.append(copy);
    }
    return pop.childElementCount > 0;
  };
  const show = (run) => {
    hide();
    pop.classList.remove("sheet");
    pop.setAttribute("aria-hidden", "true");
    if (!fill(run, 2, false)) return;
    pop.hidden = false;
    const box = run.getClientRects()[0];
    const left = Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 16));
    const below = box.bottom + pop.offsetHeight + 12 < innerHeight;
    pop.style.left = `${left + scrollX}px`;
    pop.style.top = `${(below ? box.bottom + 8 : Math.max(8, box.top - pop.offsetHeight - 8)) + scrollY}px`;
  };
  const sheet = (run) => {
    hide();
    pop.classList.add("sheet");
    pop.removeAttribute("aria-hidden");
    pop.setAttribute("role", "dialog");
    pop.setAttribute("aria-label", "What was read here");
    if (!fill(run, 3, true)) return false;
    pop.prepend(close);
    pop.style.left = pop.style.top = "";
    pop.hidden = false;
    asked = run;
    const box = run.getBoundingClientRect(), room = innerHeight - pop.offsetHeight;
    if (box.bottom > room) scrollBy(0, box.bottom - room + 24);
    close.focus({ preventScroll: true });
    return true;
  };
  let wait;
  for (const run of runs) {
    run.addEventListener("mouseenter", () => { if (slim.matches) return; clearTimeout(wait); wait = setTimeout(() => show(run), 180); });
    run.addEventListener("mouseleave", () => { if (slim.matches) return; clearTimeout(wait); hide(); });
    run.addEventListener("focus", () => { if (!slim.matches && run.matches(":focus-visible")) show(run); });
    run.addEventListener("blur", () => { if (!slim.matches) hide(); });
    run.addEventListener("click", (e) => {
      if (slim.matches && sheet(run)) { e.preventDefault(); return; }
      hide();
    });
  }
  addEventListener("keydown", (e) => { if (e.key === "Escape" && asked) hide(true); });
  addEventListener("click", (e) => { // a tap beside the sheet, or on a way out of it
    if (asked && !e.target.closest("[data-refs]") && (!pop.contains(e.target) || e.target.closest("a"))) hide();
  });
  slim.addEventListener("change", () => hide());
})();

// What was done is told anew once the page is there, so that it is read aloud.
(() => {
  const told = document.getElementById("told");
  const words = told?.firstElementChild;
  if (!words) return;
  words.remove();
  setTimeout(() => told.append(words), 150);
})();
