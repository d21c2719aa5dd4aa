import type { TemplatePart } from "../../../terraform-json";
import { ABSENT, DEEPEST, type Pointing, unknown } from "../node";
import type { GraphResource } from "../resource";
import type { Target } from "../value";
import type { End, Entered } from "./end";
import type { Follower } from "./follow";
import type { Texts } from "./texts";

/** Finds what texts of a configuration point at. */
export class Pointer {
  constructor(
    private readonly follower: Follower,
    private readonly texts: Texts,
    private readonly resourceAt: (address: string) => GraphResource | undefined,
  ) {}

  /** What `value` points at: a reference's resource, or the id that it comes to. */
  pointing(value: unknown, depth = 0): Pointing<GraphResource> {
    const end = this.follower.follow(value);
    switch (end.kind) {
      case "value":
        return this.literal(end.value, end.entered);
      case "computed":
        return this.resource(end.entered);
      case "text":
        return this.composed(end, depth);
      case "several":
        return depth > DEEPEST ? unknown(end.because) : this.several(end, depth);
      default:
        return isItself(end.entered) ? this.resource(end.entered) : unknown(end.because);
    }
  }

  private literal(value: unknown, entered: Entered | undefined): Pointing<GraphResource> {
    if (value === null || value === undefined || value === "") {
      return ABSENT;
    }
    if (typeof value === "object") {
      return unknown("it is no reference");
    }
    return isItself(entered) ? this.resource(entered) : external(String(value));
  }

  private several(
    { texts, isOne }: Extract<End, { kind: "several" }>,
    depth: number,
  ): Pointing<GraphResource> {
    const targets: Target<GraphResource>[] = [];
    for (const text of texts) {
      const pointing = this.pointing(text, depth + 1);
      if (pointing.state === "unknown") {
        return pointing;
      }
      targets.push(...(pointing.state === "known" ? pointing.targets : []));
    }
    return {
      state: "known",
      targets: isOne
        ? targets.map((one) => (one.kind === "resource" ? { ...one, oneOf: true } : one))
        : targets,
    };
  }

  private resource({ block, attribute }: Entered): Pointing<GraphResource> {
    const resource = this.resourceAt(block.address);
    return resource === undefined
      ? unknown(`${block.address} has no instance`)
      : pointingAt({ kind: "resource", resource, attribute, suffix: "" });
  }

  /** `${azurerm_storage_account.a.id}/blobServices/default` */
  private composed(end: Extract<End, { kind: "text" }>, depth: number): Pointing<GraphResource> {
    if (isItself(end.entered)) {
      return this.resource(end.entered);
    }
    const [first, ...rest] = end.parts;
    const start =
      first?.kind === "expression" && depth < DEEPEST ? this.pointing(first.source, depth + 1) : ABSENT;
    const target = start.state === "known" ? start.targets[0] : undefined;
    if (target?.kind === "resource") {
      const suffix = this.joined(rest);
      const both = target.suffix === undefined || suffix === undefined ? undefined : target.suffix + suffix;
      return pointingAt({ ...target, suffix: both });
    }
    const whole = this.texts.resolve(end.text);
    return whole.state === "unknown" ? whole : external(String(whole.value));
  }

  /** The parts' text, or undefined where one of them isn't known. */
  private joined(parts: readonly TemplatePart[]): string | undefined {
    const texts: string[] = [];
    for (const part of parts) {
      const resolved = part.kind === "text" ? part.text : this.texts.scalar(part.source);
      if (typeof resolved === "object") {
        return undefined;
      }
      texts.push(resolved);
    }
    return texts.join("");
  }
}

/**
 * Whether an attribute stands for its own resource, such as `name`. One that holds the id of another
 * (`storage_account_id`) points there, and not at the resource that holds it.
 */
function isItself(entered: Entered | undefined): entered is Entered {
  return entered !== undefined && !/_ids?(\.|$)/.test(entered.attribute ?? "");
}

function external(id: string): Pointing<GraphResource> {
  return pointingAt({ kind: "external", id });
}

function pointingAt(target: Target<GraphResource>): Pointing<GraphResource> {
  return { state: "known", targets: [target] };
}
