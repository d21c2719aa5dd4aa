import {
  type Attributes,
  isAttributes,
  type Reference,
  type ResourceBlock,
  references,
  type TemplatePart,
  templateParts,
} from "../../../terraform-json";
import type { Blocks } from "./instances";

/** A name or an index that follows an address; undefined for a splat and for a computed index. */
type Step = string | number | undefined;

/** The attribute of a resource that following a text has come to last. */
export interface Entered {
  readonly block: ResourceBlock;
  /** E.g. `identity.0.principal_id`; undefined for the whole resource. */
  readonly attribute: string | undefined;
}

/** Where following a value ended. */
export type End = { readonly entered?: Entered } & (
  | { readonly kind: "value"; readonly value: unknown }
  /** A text of several parts. */
  | { readonly kind: "text"; readonly text: string; readonly parts: readonly TemplatePart[] }
  /** An attribute that nobody wrote: only Azure or a data source has it. */
  | { readonly kind: "computed"; readonly entered: Entered }
  /** An attribute of several instances of one block. */
  | {
      readonly kind: "several";
      /** The same of each instance. */
      readonly texts: readonly string[];
      /** Whether only one of them is meant, by a key that isn't told. */
      readonly isOne: boolean;
      readonly because: string;
    }
  | { readonly kind: "unknown"; readonly because: string }
);

/** No expression that somebody wrote has more, and a cycle that grows needs an end. */
const MOST_STEPS = 100;

/** Follows texts that are one reference, as far as the configuration tells. */
export class Follower {
  private readonly parts = new Map<string, readonly TemplatePart[]>();
  private readonly ends = new Map<string, End>();

  constructor(
    private readonly locals: Attributes,
    private readonly blocks: Pick<Blocks, "chosenBy">,
  ) {}

  /** In a loop, because a chain of locals may be longer than the stack. */
  follow(start: unknown): End {
    const passed: string[] = [];
    const end = this.run(start, passed);
    for (const text of passed) {
      this.ends.set(text, end);
    }
    return end;
  }

  private run(start: unknown, passed: string[]): End {
    const seen = new Set<string>();
    let value = start;
    let steps: readonly Step[] = [];
    let entered: Entered | undefined;
    for (;;) {
      if (typeof value !== "string") {
        if (steps.length === 0) {
          return value === null && entered !== undefined
            ? { kind: "computed", entered }
            : { kind: "value", value, entered };
        }
        const [step, ...left] = steps;
        const next = step === undefined ? undefined : inside(value, step, entered !== undefined);
        if (next === undefined) {
          return nothingAt(step, entered);
        }
        value = next.value;
        steps = next.isSame ? steps : left;
        continue;
      }
      const known = steps.length === 0 ? this.ends.get(value) : undefined;
      if (known !== undefined) {
        return withEntered(known, entered);
      }
      const parts = this.partsOf(value);
      const [only] = parts;
      if (parts.length !== 1 || only?.kind === "text") {
        if (steps.length > 0) {
          return nothingAt(steps[0], entered);
        }
        return parts.length > 1
          ? { kind: "text", text: value, parts, entered }
          : { kind: "value", value: only?.kind === "text" ? only.text : "", entered };
      }
      const place = `${value}\n${JSON.stringify(steps)}`;
      if (seen.has(place) || steps.length > MOST_STEPS) {
        return { kind: "unknown", because: `${nameIn(value)} refers to itself` };
      }
      seen.add(place);
      if (steps.length === 0 && entered === undefined) {
        passed.push(value);
      }
      const next = this.enter(only, steps);
      if ("kind" in next) {
        return withEntered(next, entered);
      }
      value = next.value;
      steps = next.steps;
      entered = next.entered ?? entered;
    }
  }

  /** What the one reference of `part` leads to, with what is left of its steps. */
  private enter(
    part: TemplatePart | undefined,
    rest: readonly Step[],
  ): End | { readonly value: unknown; readonly steps: readonly Step[]; readonly entered?: Entered } {
    if (part?.kind !== "expression" || !part.isTraversal) {
      return { kind: "unknown", because: "its expression is evaluated at plan" };
    }
    const reference = references(part.source)[0];
    const name = nameIn(part.source);
    switch (reference?.kind) {
      case "managed":
      case "data":
        return this.resource({ ...reference, steps: [...reference.steps, ...rest] }, name);
      case "local": {
        const key = reference.address.slice("local.".length);
        return Object.hasOwn(this.locals, key)
          ? { value: this.locals[key], steps: [...reference.steps, ...rest] }
          : { kind: "unknown", because: `${reference.address} is not in the input` };
      }
      case "var":
        return { kind: "unknown", because: `${reference.address} is given at plan` };
      default:
        return { kind: "unknown", because: `${name} is known at plan` };
    }
  }

  private resource(reference: Reference, name: string) {
    const { address, kind } = reference;
    const chosen = this.blocks.chosenBy(reference);
    const [block, ...more] = chosen.blocks;
    if (block === undefined) {
      return { kind: "unknown" as const, because: `${address} is not in the input` };
    }
    if (more.length > 0) {
      return severalOf(chosen.blocks, { reference, steps: chosen.steps, name });
    }
    const own = chosen.steps;
    const attribute = own.length === 0 ? undefined : own.map((step) => step ?? "*").join(".");
    const entered = { block, attribute };
    return kind === "data" || own.length === 0
      ? { kind: "computed" as const, entered }
      : { value: block.attributes, steps: own, entered };
  }

  private partsOf(text: string): readonly TemplatePart[] {
    const known = this.parts.get(text);
    if (known !== undefined) {
      return known;
    }
    const parts = templateParts(text);
    this.parts.set(text, parts);
    return parts;
  }
}

/** The same attribute of each instance; a step that isn't told leads nowhere. */
function severalOf(
  blocks: readonly ResourceBlock[],
  { reference, steps, name }: { reference: Reference; steps: readonly Step[]; name: string },
) {
  const rest = steps.map((step) => (typeof step === "string" ? `.${step}` : `[${step ?? "*"}]`)).join("");
  return {
    kind: "several" as const,
    texts: blocks.map(({ address }) => `\${${address}${rest}}`),
    isOne: reference.steps.length > 0 && !/\[\s*\*\s*\]|\.\*/.test(name),
    because: `${name} is known at plan`,
  };
}

/** `isSame` where a list of one block stands for the block, or a block for the first of its list. */
function inside(
  value: unknown,
  step: string | number,
  isResource: boolean,
): { readonly value: unknown; readonly isSame?: boolean } | undefined {
  if (Array.isArray(value)) {
    if (typeof step === "number") {
      return step < value.length ? { value: value[step] } : undefined;
    }
    return value.length === 1 ? { value: value[0], isSame: true } : undefined;
  }
  if (!isAttributes(value)) {
    return undefined;
  }
  if (Object.hasOwn(value, step)) {
    return { value: value[step] };
  }
  return isResource && step === 0 ? { value } : undefined;
}

/** `end` as it looks to somebody who has entered a resource on the way. */
function withEntered(end: End, entered: Entered | undefined): End {
  return end.kind === "computed" || end.entered !== undefined ? end : { ...end, entered };
}

function nothingAt(step: Step, entered: Entered | undefined): End {
  return entered === undefined
    ? { kind: "unknown", because: `${step === undefined ? "its key" : `its ${step}`} is known at plan` }
    : { kind: "computed", entered };
}

/** `${local.a.b}` → `local.a.b`; short enough for a sentence. */
function nameIn(source: string): string {
  const name = source.replace(/^\$\{\s*|\s*\}$/g, "");
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
