import { type Attributes, isAttributes } from "./attributes";
import { at, type Problems } from "./problems";

/** A block with its names: `resource "azurerm_subnet" "a" {…}` has two labels. */
export interface Block {
  readonly labels: readonly string[];
  readonly body: Attributes;
  /** Where it stands in the file, e.g. `resource.azurerm_subnet.a`. */
  readonly path: string;
}

/**
 * The blocks at `value`, below `labelCount` levels of names. Terraform JSON takes an object or a list
 * of objects at each level, and null for none; `//` is a comment.
 */
export function readBlocks(value: unknown, labelCount: number, path: string, problems: Problems): Block[] {
  const found: Block[] = [];
  collect(value, labelCount, { labels: [], path }, { found, problems });
  return found;
}

/** The single object at `value`, a block without names; empty where there is none. */
export function readBlock(value: unknown, path: string, problems: Problems): Attributes {
  const [first, ...more] = readBlocks(value, 0, path, problems);
  if (more.length > 0) {
    problems.add(path, `must be one block (got ${more.length + 1})`);
  }
  return first?.body ?? {};
}

function collect(
  value: unknown,
  labelsLeft: number,
  here: Pick<Block, "labels" | "path">,
  result: { readonly found: Block[]; readonly problems: Problems },
): void {
  if (value === null || value === undefined) {
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (Array.isArray(item)) {
        result.problems.expected("an object", `${here.path}[${index}]`, item);
      } else {
        collect(item, labelsLeft, { ...here, path: `${here.path}[${index}]` }, result);
      }
    });
    return;
  }
  if (!isAttributes(value)) {
    result.problems.expected("an object", here.path, value);
    return;
  }
  if (labelsLeft === 0) {
    result.found.push({ ...here, body: value });
    return;
  }
  for (const [label, inner] of Object.entries(value)) {
    if (label !== "//") {
      collect(inner, labelsLeft - 1, { labels: [...here.labels, label], path: at(here.path, label) }, result);
    }
  }
}
