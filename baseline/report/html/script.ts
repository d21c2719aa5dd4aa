/**
 * Searches and filters what the page holds. A string, because it runs in the reader's browser as it
 * stands; it makes no markup of any text.
 */
export const SCRIPT = `
"use strict";
(() => {
  const form = document.getElementById("filter");
  const shown = document.getElementById("shown");
  const unfold = document.getElementById("unfold");
  const FIELDS = ["pillar", "severity", "stack"];
  const textOf = (element) => element.textContent.toLowerCase().replace(/\\s+/g, " ");
  // what stands once for all findings of a rule is searched with each of them
  const rules = [...document.querySelectorAll(".rule")].map((element) => ({
    element,
    text: [...element.querySelectorAll("h4, .about, .fix, details")].map(textOf).join(" "),
  }));
  const ruleTexts = new Map(rules.map(({ element, text }) => [element, text]));
  const levels = [...document.querySelectorAll(".level")];
  const items = [...document.querySelectorAll(".item")].map((element) => ({
    element,
    text: textOf(element) + " " + (ruleTexts.get(element.closest(".rule")) || ""),
    isFinding: element.id.startsWith("finding-"),
  }));
  const findings = items.filter(({ isFinding }) => isFinding).length;
  const open = (element) => element.querySelectorAll(".item:not([hidden])").length;

  const apply = () => {
    const words = form.elements.query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const { element, text, isFinding } of items) {
      const matches = FIELDS.every((field) => {
        const wanted = form.elements[field].value;
        const own = element.dataset[field];
        return wanted === "" || own === undefined || own === wanted;
      });
      element.hidden = !(matches && words.every((word) => text.includes(word)));
      count += isFinding && !element.hidden ? 1 : 0;
    }
    for (const { element } of rules) {
      element.hidden = open(element) === 0;
    }
    for (const level of levels) {
      const left = open(level);
      level.hidden = left === 0;
      level.querySelector(".count").textContent = left;
    }
    shown.textContent = findings === 0 ? "" : count === findings
      ? "All " + findings + " findings are shown."
      : count + " of " + findings + " findings are shown.";
  };

  const openTarget = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const rule = target && target.closest(".rule");
    if (rule) {
      if (target.hidden) {
        form.reset();
        apply();
      }
      rule.querySelector("details").open = true;
      target.scrollIntoView();
    }
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  unfold.addEventListener("click", () => {
    const unfolds = unfold.textContent === "Unfold";
    for (const { element } of rules) {
      if (!element.hidden) {
        element.querySelector("details").open = unfolds;
      }
    }
    unfold.textContent = unfolds ? "Fold" : "Unfold";
  });
  addEventListener("hashchange", openTarget);
  unfold.hidden = rules.length === 0;
  form.hidden = false;
  apply();
  openTarget();
})();
`;
