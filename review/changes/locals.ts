import {
  type Attributes,
  escapeTemplate,
  isAttributes,
  type Reference,
  references,
  type TerraformJson,
  type Traversal,
  templateParts,
  traversals,
} from "../../terraform-json";
import { defaultsOf } from "./defaults";
import { localsThatName } from "./named-variables";

/** Attributes with what their locals stand for in their place. */
export type WithLocals = (attributes: Attributes) => Attributes;

/** A chain of locals may grow without end; what is larger stays as it is written. */
const LARGEST = 50_000;
const DEEPEST = 100;

/** What stands in HEAD for a default that nobody may read, and is another than before. */
const HIDDEN = "(sensitive, with another default)";

/**
 * Puts what a local, or the default of a variable, holds in the place of its name. Only so is a local that
 * changes seen as a change of whoever names it, and one that says what stood there before as none.
 * A variable, and a local inside of a function, is replaced only where it differs between the sides:
 * else the name says as much, and reads better. Of a sensitive variable the default never comes in: its name
 * stays or, where `side` is HEAD's, says that the default is another.
 *
 * @param side whose attributes are written out, where they are compared @default - they aren't
 */
export function withLocals(
  own: TerraformJson | undefined,
  other: TerraformJson | undefined,
  side?: "base" | "head",
): WithLocals {
  const { shown, unjudged } = defaultsOf(own, other);
  const secret = side === "head" ? unjudged.filter(({ because }) => because === "sensitive") : [];
  const defaults = new Map([...shown, ...secret.map(({ name }) => [name, HIDDEN] as const)]);
  const locals = own?.locals ?? {};
  const carriers = defaults.size === 0 ? new Map() : localsThatName(locals, defaults);
  const expander = new Expander(
    new Map(Object.entries(locals)),
    new Map(
      Object.entries(locals).filter(
        ([name, value]) => carriers.has(name) || differs(value, other?.locals, name),
      ),
    ),
    defaults,
  );
  return (attributes) => expander.attributes(attributes);
}

class Expander {
  private readonly known = new Map<string, unknown>();
  private readonly inProgress = new Set<string>();

  constructor(
    private readonly locals: ReadonlyMap<string, unknown>,
    private readonly otherLocals: ReadonlyMap<string, unknown>,
    private readonly otherDefaults: ReadonlyMap<string, unknown>,
  ) {}

  attributes(attributes: Attributes): Attributes {
    const all = this.value(attributes);
    return isAttributes(all) ? all : attributes;
  }

  private value(value: unknown): unknown {
    if (typeof value === "string") {
      return value.includes("${") ? this.text(value) : value;
    }
    if (Array.isArray(value)) {
      const items = value.map((item) => this.value(item));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    if (!isAttributes(value)) {
      return value;
    }
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, this.value(inner)]);
    return entries.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(entries);
  }

  private text(text: string): unknown {
    if (this.known.has(text)) {
      return this.known.get(text);
    }
    if (this.inProgress.has(text) || this.inProgress.size > DEEPEST) {
      return text;
    }
    this.inProgress.add(text);
    const expanded = this.expanded(text);
    this.inProgress.delete(text);
    const kept = sizeOf(expanded) > LARGEST ? text : expanded;
    this.known.set(text, kept);
    return kept;
  }

  private expanded(text: string): unknown {
    const parts = templateParts(text);
    const [only, ...more] = parts;
    if (only?.kind === "expression" && more.length === 0) {
      const found = only.isTraversal ? this.meant(references(only.source)[0]) : undefined;
      return found === undefined ? this.expression(only.source) : this.value(found.value);
    }
    return parts
      .map((part) => {
        if (part.kind === "text") {
          return escapeTemplate(part.text);
        }
        const found = part.isTraversal ? this.meant(references(part.source)[0]) : undefined;
        const value = found === undefined ? undefined : this.value(found.value);
        return isScalar(value) ? String(value) : this.expression(part.source);
      })
      .join("");
  }

  /** What is no plain name: blanks at its ends say nothing, and what differs is written out. */
  private expression(source: string): string {
    // from the end, so that what stands before keeps its place
    const places = traversals(source).sort((one, two) => startOf(two) - startOf(one));
    const written = places.reduce((text, { steps }) => {
      const [root, name] = steps;
      const differs = root?.key === "local" ? this.otherLocals : this.otherDefaults;
      const isMeant = root?.key === "local" || root?.key === "var";
      if (!isMeant || typeof name?.key !== "string" || !differs.has(name.key)) {
        return text;
      }
      const value = JSON.stringify(this.value(differs.get(name.key))) ?? "null";
      return text.slice(0, root?.start) + value + text.slice(name.end);
    }, source);
    return written.replace(/^\$\{\s*/, "${").replace(/\s*\}$/, "}");
  }

  /** What a traversal leads to, if it leads to a local or to a variable whose default differs. */
  private meant(reference: Reference | undefined): { readonly value: unknown } | undefined {
    if (reference?.kind !== "local" && reference?.kind !== "var") {
      return undefined;
    }
    const values = reference.kind === "local" ? this.locals : this.otherDefaults;
    const name = reference.address.slice(reference.kind.length + 1);
    return values.has(name) ? inside(values.get(name), reference.steps) : undefined;
  }
}

function startOf({ steps }: Traversal): number {
  return steps[0]?.start ?? 0;
}

function inside(value: unknown, steps: Reference["steps"]): { readonly value: unknown } | undefined {
  const [step, ...rest] = steps;
  if (steps.length === 0) {
    return { value };
  }
  if (typeof value === "string") {
    return continued(value, steps);
  }
  if (Array.isArray(value)) {
    return typeof step === "number" && step < value.length ? inside(value[step], rest) : undefined;
  }
  return isAttributes(value) && step !== undefined && Object.hasOwn(value, step)
    ? inside(value[step], rest)
    : undefined;
}

/** `${azurerm_subnet.a}` and `id` → `${azurerm_subnet.a.id}` */
function continued(text: string, steps: Reference["steps"]): { readonly value: unknown } | undefined {
  const [only, ...more] = templateParts(text);
  const isPlain = only?.kind === "expression" && only.isTraversal && more.length === 0;
  return isPlain && steps.every((step) => step !== undefined)
    ? { value: `${only.source.replace(/\s*\}$/, "")}${steps.map(stepText).join("")}}` }
    : undefined;
}

function stepText(step: string | number | undefined): string {
  return typeof step === "string" && /^[A-Za-z_][\w-]*$/.test(step)
    ? `.${step}`
    : `[${JSON.stringify(step)}]`;
}

/** Whether somebody else has another value of that name. */
function differs(value: unknown, others: Attributes | undefined = {}, name: string): boolean {
  return Object.hasOwn(others, name) && JSON.stringify(value) !== JSON.stringify(others[name]);
}

function sizeOf(value: unknown): number {
  return typeof value === "string" ? value.length : (JSON.stringify(value) ?? "").length;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
