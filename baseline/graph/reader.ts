import { type Content, fixedNode, NOTHING, type Node, unknown } from "./node";
import { type PlainValue, plainValue } from "./plain-value";
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
    return placed(plainValue(this.go(path)), this.at(path));
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
      case "unknown":
        return { state: "unknown", because: content.because, at };
      default:
        return { state: "absent", at };
    }
  }

  targets(path: string): Value<readonly Target<GraphResource>[]> {
    const at = this.at(path);
    const pointing = this.go(path).pointing();
    if (pointing.state === "unknown") {
      return { state: "unknown", because: pointing.because, at };
    }
    // a plan writes an empty list where a configuration has nothing
    return pointing.state === "absent" || pointing.targets.length === 0
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
    if (path === "") {
      return this.node;
    }
    const dot = path.indexOf(".");
    if (this.node.lacks?.(dot === -1 ? path : path.slice(0, dot))) {
      return NOTHING;
    }
    return dot === -1 ? stepInto(this.node, path) : path.split(".").reduce(stepInto, this.node);
  }
}

/** By its state, because to copy objects of several shapes takes longer, and this is asked most. */
function placed(value: PlainValue, at: string): Value {
  switch (value.state) {
    case "known":
      return { state: "known", value: value.value, at };
    case "unknown":
      return { state: "unknown", because: value.because, at };
    default:
      return { state: "absent", at };
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
      return NOTHING;
    case "unknown":
      return fixedNode(content);
    default:
      return fixedNode(unknown(NO_BLOCK));
  }
}
