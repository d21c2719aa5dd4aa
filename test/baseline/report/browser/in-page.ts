// Expressions for the browser. Texts, because nothing else of this project knows a document.

/**
 * Texts that stand out too little, `ratio element text`: under 4.5 to 1 against what is behind them,
 * bars under 3 to 1. Texts that aren't rendered are left out.
 */
export const FAINT_TEXTS = `(() => {
  const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => {
    const [r, g, b] = rgb(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (rgb(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const hasText = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
  const faint = [];
  const judge = (element, colour, against, least, text) => {
    const ratio = contrast(colour, against);
    if (!(ratio >= least)) {
      faint.push(ratio.toFixed(2) + " " + element.tagName + "." + element.getAttribute("class") + " " + text.slice(0, 40));
    }
  };
  let judged = 0;
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.tagName === "OPTION") continue;
    if (element.tagName === "rect") {
      judge(element, getComputedStyle(element).fill, behind(element.closest("summary, .panel")), 3, "bar");
    } else if (element.tagName === "polyline") {
      judge(element, getComputedStyle(element).stroke, behind(element), 3, "line");
    } else if (element.placeholder) {
      judge(element, getComputedStyle(element, "::placeholder").color, behind(element), 4.5, element.placeholder);
    } else if (hasText(element) || element.tagName === "SELECT") {
      judged += 1;
      judge(element, getComputedStyle(element).color, behind(element), 4.5, element.textContent);
    }
  }
  return { judged, faint: [...new Set(faint)] };
})()`;

/** What reaches beyond the right or left edge of the window, and how far one can scroll sideways. */
export const SIDEWAYS = `(() => {
  const width = document.documentElement.clientWidth;
  const beyond = [...document.body.querySelectorAll("*:not(.skip)")].filter((element) => {
    const { left, right, width: own } = element.getBoundingClientRect();
    return own > 0 && (right > width + 0.5 || left < -0.5);
  });
  return {
    scrolls: document.documentElement.scrollWidth - width,
    beyond: beyond.map((element) => element.tagName + "." + element.getAttribute("class")),
  };
})()`;

/** Headings and names whose words are broken in the middle, as in a column that is too narrow. */
export const BROKEN_WORDS = `[...document.querySelectorAll("h1, h2, h3, h4, .name, .number, .severity, button, dt")]
  .filter((element) => element.checkVisibility())
  .flatMap((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]{1,24}/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) broken.push(word);
      }
    }
    return broken;
  })`;

/** Everything that a person can operate, in the order of the page. */
export const OPERABLE = `[...document.querySelectorAll("a, summary, input, select, button")]
  .filter((element) => element.checkVisibility())
  .map((element, index) => {
    element.dataset.nth = index;
    return element.tagName;
  })`;

/** The element with the focus: which of \`OPERABLE\` it is, and whether one sees that it is it. */
export const FOCUSED = `(() => {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2);
  return {
    nth: element.dataset.nth === undefined ? -1 : Number(element.dataset.nth),
    outlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    uncovered: hit !== null && (element === hit || element.contains(hit)),
  };
})()`;

/** A function of a selector: whether one sees the beginning of such an element, with nothing above it. */
export const BEGINS_IN_SIGHT = `(selector) => {
  const element = document.querySelector(selector);
  const { left, top } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + 5, top + 5));
}`;

/** Each pillar's words, and how much of its bar is good. */
export const SCORES = `[...document.querySelectorAll(".pillar")].filter((pillar) => pillar.querySelector(".bar")).map((pillar) => {
  const bar = pillar.querySelector(".bar").getBoundingClientRect().width;
  const good = pillar.querySelector("rect.passed")?.getBoundingClientRect().width ?? 0;
  return { words: pillar.querySelector("summary").innerText.replace(/\\s+/g, " "), share: good / bar };
})`;

/** Whether a text of others ran: all of them would set this. */
export const RAN = `typeof window.ran`;

/** Opens everything that can be opened. */
export const UNFOLD = `document.querySelectorAll("details").forEach((details) => { details.open = true; })`;

/** The colour behind everything. */
export const PAGE_COLOUR = `getComputedStyle(document.body).backgroundColor`;
