import {
  type Attributes,
  isAttributes,
  type Reference,
  references,
  templateParts,
} from "../../../terraform-json";

/** Locals of people nest a few deep. */
const DEEPEST = 20;

/** What a value is made of. */
export interface Sources {
  /** Everything outside of the code that its expressions lead to. */
  readonly references: readonly Reference[];
  /** The expressions themselves, with `${` and `}`, those of locals among them. */
  readonly expressions: readonly string[];
}

/**
 * The references in all expressions below a value, with those of the locals that it names instead of the
 * locals themselves. A local that isn't in the input stays one.
 */
export function sourcesOf(value: unknown, locals: Attributes): Sources {
  const search: Search = { references: [], expressions: [], locals, seen: new Set() };
  collect(value, [], search, 0);
  return search;
}

interface Search {
  readonly references: Reference[];
  readonly expressions: string[];
  readonly locals: Attributes;
  /** Places of locals: those that name each other, or one again and again, are followed once. */
  readonly seen: Set<string>;
}

/** @param rest what follows the local that stands for this value */
function collect(value: unknown, rest: Reference["steps"], search: Search, depth: number): void {
  const { expressions, locals, seen } = search;
  for (const expression of expressionsIn(value)) {
    expressions.push(expression);
  }
  for (const reference of references(value)) {
    const steps = [...reference.steps, ...rest];
    const name = reference.address.slice("local.".length);
    if (reference.kind !== "local" || !Object.hasOwn(locals, name) || depth > DEEPEST) {
      search.references.push({ ...reference, steps });
    } else if (!seen.has(JSON.stringify([name, steps]))) {
      seen.add(JSON.stringify([name, steps]));
      const { inner, left } = within(locals[name], steps);
      collect(inner, left, search, depth + 1);
    }
  }
}

function expressionsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return templateParts(value).flatMap((part) => (part.kind === "expression" ? [part.source] : []));
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(expressionsIn) : [];
}

/** What steps lead to in an object or list, as far as it is written out. */
function within(value: unknown, steps: Reference["steps"]) {
  let inner = value;
  let left = steps;
  for (let [step] = left; step !== undefined; [step] = left) {
    if (!(isAttributes(inner) || Array.isArray(inner)) || !Object.hasOwn(inner, step)) {
      break;
    }
    inner = Reflect.get(inner, step);
    left = left.slice(1);
  }
  return { inner, left };
}
