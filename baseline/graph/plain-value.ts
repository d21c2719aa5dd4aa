import { ABSENT, DEEPEST, type Node, unknown } from "./node";
import type { Known, Unknown } from "./value";

/** A value without its place. */
export type PlainValue =
  | { readonly state: "absent" }
  | Pick<Known, "state" | "value">
  | Pick<Unknown, "state" | "because">;

/** References that repeat each other make small files into endless values. */
const MOST_PARTS = 100_000;

/** All that stands at `node`, as plain JSON. It is unknown as soon as one part of it is. */
export function plainValue(node: Node<unknown>): PlainValue {
  return partOf(node, 0, { left: MOST_PARTS });
}

function partOf(node: Node<unknown>, depth: number, budget: { left: number }): PlainValue {
  budget.left -= 1;
  if (depth > DEEPEST || budget.left < 0) {
    return unknown("it is too large to read");
  }
  const content = node.content();
  switch (content.state) {
    case "scalar":
      return { state: "known", value: content.value };
    case "list": {
      const list: unknown[] = [];
      for (let index = 0; index < content.length; index += 1) {
        const item = partOf(node.item(index), depth + 1, budget);
        if (item.state === "unknown") {
          return item;
        }
        list.push(item.state === "known" ? item.value : null);
      }
      return { state: "known", value: list };
    }
    case "object": {
      const entries: [string, unknown][] = [];
      for (const key of content.keys) {
        const field = partOf(node.field(key), depth + 1, budget);
        if (field.state === "unknown") {
          return field;
        }
        entries.push([key, field.state === "known" ? field.value : null]);
      }
      return { state: "known", value: Object.fromEntries(entries) };
    }
    case "unknown":
      return content;
    default:
      return ABSENT;
  }
}
