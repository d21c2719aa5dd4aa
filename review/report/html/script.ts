/**
 * Searches and filters the risks that the page holds. A string, because it runs in the reader's browser as
 * it stands; it makes no markup of any text.
 */
export const SCRIPT = `
"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) {
    return;
  }
  const shown = document.getElementById("shown");
  const FIELDS = ["kind", "severity", "stack"];
  const textOf = (element) => element.textContent.toLowerCase().replace(/\\s+/g, " ");
  // what stands once for all resources of a group is searched with each of them
  const groups = [...document.querySelectorAll(".rule")].map((element) => ({
    element,
    text: [...element.querySelectorAll("h4, .about, .fix, details:not(.folded)")].map(textOf).join(" "),
    folds: [...element.querySelectorAll("details.folded")].map((fold) => ({
      element: fold,
      summary: fold.querySelector("summary"),
      size: fold.querySelectorAll(".item").length,
    })),
    items: [...element.querySelectorAll(".item")].map((item) => ({ element: item, text: textOf(item) })),
  }));
  const levels = [...document.querySelectorAll(".level")];
  const all = groups.reduce((sum, { items }) => sum + items.length, 0);

  const apply = () => {
    const words = form.elements.query.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const isFiltered = words.length > 0 || FIELDS.some((field) => form.elements[field].value !== "");
    let count = 0;
    for (const group of groups) {
      for (const { element, text } of group.items) {
        const whole = text + " " + group.text;
        const matches = FIELDS.every((field) => {
          const wanted = form.elements[field].value;
          return wanted === "" || element.dataset[field] === wanted;
        });
        element.hidden = !(matches && words.every((word) => whole.includes(word)));
        count += element.hidden ? 0 : 1;
      }
      for (const { element, size, summary } of group.folds) {
        const left = element.querySelectorAll(".item:not([hidden])").length;
        element.hidden = left === 0;
        // what is found is shown
        element.open = isFiltered;
        summary.textContent = left === size ? "And " + size + " more" : left + " of " + size + " more";
      }
      group.element.hidden = group.items.every(({ element }) => element.hidden);
    }
    for (const level of levels) {
      const left = level.querySelectorAll(".item:not([hidden])").length;
      level.hidden = left === 0;
      level.querySelector(".count").textContent = left;
    }
    const noun = all === 1 ? " risk" : " risks";
    shown.textContent = count === all ? "All " + all + noun + " shown." : count + " of " + all + noun + " shown.";
  };

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
`;
