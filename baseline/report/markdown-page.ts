/** A part of a page: what opens and closes it always stands, items as far as there is room. */
export interface Section {
  readonly open: string;
  readonly items: readonly string[];
  readonly close: string;
  /** What stands between two items, as after `open` and before `close`. */
  readonly between: string;
  /** Says that so many items are left out. */
  readonly more: (left: number) => string;
  /** The most that its items may take of the room for all items; 1: all that is left. */
  readonly share: number;
}

const BETWEEN_SECTIONS = "\n\n";

/**
 * Sections without items are left out; the others stand in their order, and are cut at whole items so
 * that the page has no more than `limit` characters.
 */
export function page(sections: readonly Section[], limit: number): string {
  const shown = sections.filter(({ items }) => items.length > 0);
  const room = limit - shown.reduce((sum, section) => sum + costWithoutItems(section), 0);
  let left = room;
  return shown
    .map((section) => {
      const most = Math.min(left, Math.floor(room * section.share));
      const items = fitting(section, most);
      left -= items.reduce((sum, item) => sum + item.length + section.between.length, 0);
      const missing = section.items.length - items.length;
      const all = [
        section.open,
        ...items,
        ...(missing > 0 ? [section.more(missing)] : []),
        ...(section.close === "" ? [] : [section.close]),
      ];
      return all.filter((text) => text !== "").join(section.between);
    })
    .join(BETWEEN_SECTIONS);
}

/** A section that is folded under its title and the number of its items; they take all the room that is left. */
export function details(title: string, items: readonly string[]): Section {
  return {
    open: `<details><summary><b>${title}</b>: ${items.length}</summary>\n`,
    items,
    close: "\n</details>",
    between: "\n",
    more: (left) => `- and ${left} more, which the other formats list`,
    share: 1,
  };
}

/** As many items as fit, from the first on: an item is never passed over for a shorter one. */
function fitting({ items, between }: Section, room: number): readonly string[] {
  let used = 0;
  const end = items.findIndex((item) => {
    used += item.length + between.length;
    return used > room;
  });
  return end === -1 ? items : items.slice(0, end);
}

function costWithoutItems({ open, close, between, items, more }: Section): number {
  const fixed = open.length + close.length + more(items.length).length;
  return fixed + 3 * between.length + BETWEEN_SECTIONS.length;
}
