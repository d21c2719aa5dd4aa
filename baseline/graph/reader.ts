import { type Content, fixedNode, type Node, unknown } from "./node";
import { plainValue } from "./plain-value";
import type { GraphResource, Readable } from "./resource";
import type { Target, Value } from "./value";

const NO_BLOCK = "it is a plain value where a block belongs";

/** Reads attributes by their path, below one place of the input. */
export class Reader implements Readable {
  /** @param place path of `node` in the resource; empty for the resource itself */
  constructor(
    private readonly node: Node<GraphResource>,
    private readonly place = "",
  ) {}

  value(path: string): Value {
    const at = this.at(path);
    return { ...plainValue(this.go(path)), at };
  }

  blocks(path: string): Value<readonly Readable[]> {
    const at = this.at(path);
    const node = this.go(path);
    const content = node.content();
    switch (content.state) {
      case "object":
        return { state: "known", value: [new Reader(node, at)], at };
      case "list":
        return this.listedBlocks(node, content.length, at);
      case "scalar":
        return { state: "unknown", because: NO_BLOCK, at };
      default:
        return { ...content, at };
    }
  }

  targets(path: string): Value<readonly Target<GraphResource>[]> {
    const at = this.at(path);
    const pointing = this.go(path).pointing();
    if (pointing.state !== "known") {
      return { ...pointing, at };
    }
    // a plan writes an empty list where a configuration has nothing
    return pointing.targets.length === 0
      ? { state: "absent", at }
      : { state: "known", value: pointing.targets, at };
  }

  /** A plan writes an empty list for blocks that nobody wrote. */
  private listedBlocks(node: Node<GraphResource>, length: number, at: string): Value<readonly Readable[]> {
    const value = itemsOf(node, length).flatMap((item, index) =>
      item.content().state === "absent" ? [] : [new Reader(item, length === 1 ? at : `${at}.${index}`)],
    );
    return value.length === 0 ? { state: "absent", at } : { state: "known", value, at };
  }

  private at(path: string): string {
    return this.place === "" || path === "" ? this.place + path : `${this.place}.${path}`;
  }

  private go(path: string): Node<GraphResource> {
    return path === "" ? this.node : path.split(".").reduce(stepInto, this.node);
  }
}

function itemsOf<Resource>(node: Node<Resource>, length: number): Node<Resource>[] {
  return Array.from({ length }, (_, index) => node.item(index));
}

/** One step of a path. A list of one block counts as the block; of several, the path must say which. */
function stepInto<Resource>(node: Node<Resource>, step: string): Node<Resource> {
  const content = node.content();
  if (content.state !== "list") {
    return fieldOf(node, content, step);
  }
  if (/^\d+$/.test(step)) {
    return node.item(Number(step));
  }
  if (content.length > 1) {
    return fixedNode(unknown(`there are ${content.length} of it`));
  }
  const only = node.item(0);
  return fieldOf(only, only.content(), step);
}

function fieldOf<Resource>(node: Node<Resource>, content: Content, step: string): Node<Resource> {
  switch (content.state) {
    case "object":
      // a block that is written as an object is the first of its kind
      return step === "0" && !content.keys.includes(step) ? node : node.field(step);
    case "absent":
    case "unknown":
      return fixedNode(content);
    default:
      return fixedNode(unknown(NO_BLOCK));
  }
}
