// Review by keyboard: c confirms, r rejects, e edits, o opens the thing that is in
// focus, v takes a phrase for a wording of another; j and k are those of every page. On the form of a field, c and r choose
// and e goes to its value.
"use strict";
(() => {
  const list = document.querySelector("[data-review]");
  const form = document.querySelector("[data-form] form");
  const items = list ? [...list.querySelectorAll("[data-item]")] : [];
  const progress = document.querySelector("[data-progress]");

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input:not([type=radio]), textarea, select")) return;
    if (!"creov".includes(e.key) || e.key.length !== 1) return;
    if (form) {
      const verb = { c: "confirm", r: "reject", e: "change" }[e.key];
      const pick = verb && form.querySelector(`input[name=verb][value=${verb}]`);
      if (!pick) return;
      e.preventDefault();
      pick.checked = true;
      (verb === "change" ? form.querySelector("[data-answer]") : pick).focus();
      return;
    }
    const item = document.activeElement?.closest?.("[data-item]") ?? items[0];
    const aim = item?.querySelector(`[data-key=${e.key}]`);
    if (!aim) return;
    e.preventDefault();
    aim.click();
  });

  // Typing a value chooses "something else".
  form?.querySelector("[data-answer]")?.addEventListener("input", () => {
    form.querySelector("input[name=verb][value=change]").checked = true;
  });

  if (!items.length) return;
  const key = "chancery-review-at";
  const here = () => items.indexOf(document.activeElement?.closest?.("[data-item]"));
  const show = () => {
    if (progress && here() >= 0) progress.textContent = `${here() + 1} of ${items.length} on this page`;
  };
  if (progress) progress.textContent = `${items.length} on this page`;
  document.addEventListener("focusin", show);
  list.addEventListener("submit", (e) => {
    try { sessionStorage.setItem(key, items.indexOf(e.target.closest("[data-item]"))); } catch { /* private window */ }
  });
  // Back from a ruling, the work goes on where it was.
  let at = null;
  try { at = sessionStorage.getItem(key); sessionStorage.removeItem(key); } catch { /* private window */ }
  if (at !== null) items[Math.min(Number(at), items.length - 1)].focus();
})();
