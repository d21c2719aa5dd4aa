import escapeHtml from "escape-html";

/** Text that is HTML already; everything else is escaped where it is put in. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly (Markup | undefined)[] | undefined;

/**
 * HTML of which every value is escaped unless it is markup itself. Attributes have to stand in double
 * quotes; undefined is nothing.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.flatMap((text, index) => [text, textOf(values[index])]);
  return new Markup(parts.join(""));
}

function textOf(value: Value): string {
  if (value === undefined) {
    return "";
  }
  if (typeof value === "string" || typeof value === "number") {
    return escapeHtml(String(value));
  }
  return value instanceof Markup ? value.text : value.map(textOf).join("");
}

/** More items make a page slow, and nobody reads so far. */
const MOST_ITEMS = 2000;

/** Of very many items the first. */
export function shownOf<T>(all: readonly T[]): readonly T[] {
  return all.slice(0, MOST_ITEMS);
}

/** How many items there are more than are shown; nothing where all are. */
export function moreWords(all: readonly unknown[]): Markup | undefined {
  const left = all.length - MOST_ITEMS;
  return left > 0 ? html`<p>And ${left} more, which the other formats list.</p>` : undefined;
}

/** A list that the page searches; of very many, the first, and how many there are more. */
export function itemList<T>(all: readonly T[], item: (one: T) => Markup): Markup | undefined {
  return all.length === 0
    ? undefined
    : html`<ul class="items">${shownOf(all).map(item)}</ul>
${moreWords(all)}`;
}
