import {
  type Attributes,
  isAttributes,
  type Reference,
  type ResourceBlock,
  references,
  type TemplatePart,
  templateParts,
} from "../../../terraform-json";
import { DEEPEST } from "../node";
import type { Blocks } from "./blocks";
import type { End, Entered } from "./end";
import { type Evaluated, evaluated } from "./evaluate";
import { withToldIndexes } from "./indexes";
import { inside } from "./inside";
import { isTemplate, namesIn } from "./names";
import { operated } from "./operators";

/** A name or an index that follows an address; undefined for a splat and for a computed index. */
type Step = string | number | undefined;

const EVALUATED_AT_PLAN = { kind: "unknown", because: "its expression is evaluated at plan" } as const;
/** What stands for no object of its own, whatever stands in its index. */
const NO_OBJECT = /^\$\{\s*(?:each|count|self|path|terraform)\b/;

/** No expression that somebody wrote has more, and a cycle that grows needs an end. */
const MOST_STEPS = 100;

/** What names stand for; their texts are templates. */
export interface NamedValues {
  readonly locals: Attributes;
  /** Of variables; those that it lacks are given at plan. */
  readonly assumed?: ReadonlyMap<string, unknown>;
}

/** Follows texts that are one reference, as far as the configuration tells. */
export class Follower {
  private readonly parts = new Map<string, readonly TemplatePart[]>();
  private readonly ends = new Map<string, End>();
  /** What is asked for on the way: an index, an argument. */
  private readonly inProgress = new Set<string>();

  constructor(
    private readonly named: NamedValues,
    private readonly blocks: Pick<Blocks, "chosenBy">,
  ) {}

  /** In a loop, because a chain of locals may be longer than the stack. */
  follow(start: unknown): End {
    if (typeof start !== "string") {
      return { kind: "value", value: start };
    }
    const known = this.ends.get(start);
    if (known !== undefined) {
      return known;
    }
    if (this.inProgress.has(start)) {
      return { kind: "unknown", because: `${nameIn(start)} refers to itself` };
    }
    if (this.inProgress.size > DEEPEST) {
      return { kind: "unknown", because: "its references nest too deeply" };
    }
    if (!isTemplate(start)) {
      return { kind: "value", value: start };
    }
    this.inProgress.add(start);
    const passed: string[] = [];
    const end = this.run(start, passed);
    this.inProgress.delete(start);
    for (const text of passed) {
      this.ends.set(text, end);
    }
    return end;
  }

  /** `template` with the indexes that the configuration tells. */
  withIndexes(template: string): string {
    return withToldIndexes(template, (index) => {
      const end = this.follow(index);
      return end.kind === "value" ? end.value : undefined;
    });
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
          return nothingAt(step, entered, value);
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
          return nothingAt(steps[0], entered, value);
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
      return part?.kind === "expression" ? this.expression(part.source, rest) : EVALUATED_AT_PLAN;
    }
    const reference = NO_OBJECT.test(part.source) ? undefined : references(this.withIndexes(part.source))[0];
    const name = nameIn(part.source);
    switch (reference?.kind) {
      case "managed":
      case "data":
        return this.resource({ ...reference, steps: [...reference.steps, ...rest] }, name);
      case "local": {
        const key = reference.address.slice("local.".length);
        const { locals } = this.named;
        return Object.hasOwn(locals, key)
          ? { value: locals[key], steps: [...reference.steps, ...rest] }
          : { kind: "unknown", because: `${reference.address} is not in the input` };
      }
      case "var": {
        const key = reference.address.slice("var.".length);
        const { assumed } = this.named;
        return assumed?.has(key)
          ? { value: assumed.get(key), steps: [...reference.steps, ...rest] }
          : { kind: "unknown", because: `${reference.address} is given at plan` };
      }
      default:
        return { kind: "unknown", because: `${name} is known at plan` };
    }
  }

  private expression(source: string, rest: readonly Step[]) {
    const found = this.evaluated(source);
    if (found === undefined || !("kind" in found)) {
      return found === undefined ? EVALUATED_AT_PLAN : { value: found.value, steps: rest };
    }
    if (rest.length === 0) {
      return found;
    }
    return found.kind === "value" && typeof found.value === "object"
      ? { value: found.value, steps: rest }
      : EVALUATED_AT_PLAN;
  }

  private evaluated(source: string): Evaluated {
    const follow = (text: string) => this.follow(text);
    return evaluated(source, follow) ?? operated(source, follow);
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
    const entered = { block, attribute, hasKey: own.length < reference.steps.length };
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

/** `end` as it looks to somebody who has entered a resource on the way. */
function withEntered(end: End, entered: Entered | undefined): End {
  const isTold = entered === undefined || end.kind === "computed" || end.entered !== undefined;
  return isTold ? end : { ...end, entered };
}

function nothingAt(step: Step, entered: Entered | undefined, value: unknown): End {
  if (entered !== undefined) {
    return { kind: "computed", entered };
  }
  if (step === undefined) {
    return { kind: "unknown", because: "its key is known at plan" };
  }
  const isMissing = !isAttributes(value) || namesIn(value) !== undefined;
  return { kind: "unknown", because: `its ${step} is known at plan`, isMissing };
}

/** `${local.a.b}` → `local.a.b`; short enough for a sentence. */
function nameIn(source: string): string {
  const name = source.replace(/^\$\{\s*|\s*\}$/g, "");
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}
