import { DEEPEST, unknown } from "../node";
import type { Known, Unknown } from "../value";
import type { End } from "./end";
import type { Follower } from "./follow";

/** What a value of the configuration comes to; objects and lists may still hold templates. */
export type Resolved = Pick<Known, "state" | "value"> | Pick<Unknown, "state" | "because">;

/** References that repeat each other make small files into endless texts. */
const LONGEST = 1_000_000;

/** Resolves values of a configuration, templates included. */
export class Texts {
  private readonly known = new Map<string, Resolved>();
  private readonly inProgress = new Set<string>();

  constructor(private readonly follower: Follower) {}

  /** What `value` comes to. */
  resolve(value: unknown): Resolved {
    if (typeof value !== "string") {
      return { state: "known", value };
    }
    const end = this.follower.follow(value);
    switch (end.kind) {
      case "value":
        return { state: "known", value: end.value };
      case "text":
        return this.concatenated(end);
      case "computed":
        return unknown(becauseOf(end));
      default:
        return unknown(end.because);
    }
  }

  private concatenated(end: Extract<End, { kind: "text" }>): Resolved {
    const known = this.known.get(end.text);
    if (known !== undefined) {
      return known;
    }
    if (this.inProgress.has(end.text)) {
      return unknown("it refers to itself");
    }
    if (this.inProgress.size > DEEPEST) {
      return unknown("its references nest too deeply");
    }
    this.inProgress.add(end.text);
    const resolved = this.joined(end);
    this.inProgress.delete(end.text);
    this.known.set(end.text, resolved);
    return resolved;
  }

  private joined({ parts }: Extract<End, { kind: "text" }>): Resolved {
    let text = "";
    for (const part of parts) {
      const resolved = part.kind === "text" ? part.text : this.scalar(part.source);
      if (typeof resolved === "object") {
        return resolved;
      }
      text += resolved;
      if (text.length > LONGEST) {
        return unknown("it is too large to read");
      }
    }
    return { state: "known", value: text };
  }

  /** The text of one expression, or why there is none. */
  scalar(source: string): string | Pick<Unknown, "state" | "because"> {
    const resolved = this.resolve(source);
    if (resolved.state === "unknown") {
      return resolved;
    }
    const { value } = resolved;
    return typeof value === "object" || value === undefined
      ? unknown("a part of it is no text")
      : String(value);
  }
}

function becauseOf({ entered: { block, attribute } }: Extract<End, { kind: "computed" }>): string {
  return block.mode === "data"
    ? `${block.address} is read at plan`
    : `${[block.address, attribute].filter(Boolean).join(".")} is known after apply`;
}
