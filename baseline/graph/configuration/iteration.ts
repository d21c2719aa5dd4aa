import { escapeTemplate, isAttributes, type Traversal, templateParts } from "../../../terraform-json";
import { namesIn } from "./names";

/** What `each`, `count` or the name of a `dynamic` block is, once. */
export type Iteration =
  | {
      readonly kind: "each";
      /** `each`, or the name that a `dynamic` block gives it. */
      readonly root: string;
      /** Undefined where it isn't told. */
      readonly key?: string;
      /** As it stands in the input: its texts are templates. */
      readonly value: unknown;
    }
  | { readonly kind: "count"; readonly root: "count"; readonly index: number; readonly key?: undefined };

/** What a traversal from `each` or `count` leads to. */
export type Meant =
  | { readonly kind: "value"; readonly value: unknown }
  /** What follows a reference to somewhere else, as a template: `${local.a.b}`. */
  | { readonly kind: "reference"; readonly value: string }
  /** Certainly nothing: an error, unless a function catches it. */
  | { readonly kind: "missing" };

type Steps = Traversal["steps"];

/** Undefined for a traversal from anywhere else, and where nothing is told. */
export function meantBy({ steps }: Traversal, source: string, iteration: Iteration): Meant | undefined {
  const [root, name, ...rest] = steps;
  if (root?.key !== iteration.root) {
    return undefined;
  }
  if (iteration.kind === "count") {
    return name?.key === "index" && rest.length === 0 ? { kind: "value", value: iteration.index } : undefined;
  }
  if (name?.key === "key") {
    const { key } = iteration;
    return rest.length === 0 && key !== undefined ? { kind: "value", value: escapeTemplate(key) } : undefined;
  }
  return name?.key === "value" ? inside(iteration.value, rest, source) : undefined;
}

function inside(value: unknown, steps: Steps, source: string): Meant | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return { kind: "value", value };
  }
  if (typeof value === "string") {
    return continued(value, source.slice(step.start, steps.at(-1)?.end));
  }
  if (step.key === undefined) {
    return isSplat(source.slice(step.start, step.end)) ? ofEach(value, rest, source) : undefined;
  }
  if (Array.isArray(value)) {
    return typeof step.key === "number" && step.key < value.length
      ? inside(value[step.key], rest, source)
      : { kind: "missing" };
  }
  if (!isAttributes(value)) {
    return { kind: "missing" };
  }
  if (Object.hasOwn(value, step.key)) {
    return inside(value[step.key], rest, source);
  }
  return namesIn(value) === undefined ? undefined : { kind: "missing" };
}

/** `${local.a}` and `.b` → `${local.a.b}` */
function continued(text: string, steps: string): Meant | undefined {
  const [only, ...more] = templateParts(text);
  if (more.length > 0 || only?.kind !== "expression") {
    return { kind: "missing" };
  }
  return only.isTraversal
    ? { kind: "reference", value: `${only.source.replace(/\s*\}$/, "")}${steps}}` }
    : undefined;
}

function isSplat(step: string): boolean {
  return step === ".*" || /^\[\s*\*\s*\]$/.test(step);
}

/** `value[*].a`: of a list each, and of null nothing. */
function ofEach(value: unknown, steps: Steps, source: string): Meant | undefined {
  if (!Array.isArray(value)) {
    return value === null ? { kind: "value", value: [] } : undefined;
  }
  const found = value.map((item) => inside(item, steps, source));
  return found.every((one) => one !== undefined && one.kind !== "missing")
    ? { kind: "value", value: found.map(({ value: item }) => item) }
    : undefined;
}
