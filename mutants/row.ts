import type { Attributes } from "../terraform-json";
import { type Place, placesOf } from "./locate";
import type { Breaks, OperatorName } from "./mutant";
import type { Dialect, Stack, StackResource } from "./stack";

/** What a row is asked about. */
export interface Target {
  readonly resource: StackResource;
  readonly stack: Stack;
}

/** A change to one attribute or block of a resource. */
export interface Edit {
  readonly operator: OperatorName;
  readonly place: Pick<Place, "path" | "label">;
  /** What stands there afterwards; absent where the attribute, block or element goes. */
  readonly to?: { readonly value: unknown };
  /** Names the change in the mutant's id, where the place alone doesn't. */
  readonly value?: string;
  /** E.g. `"Deny" → "Allow"`. */
  readonly change: string;
  readonly breaks: Breaks;
}

/** What Azure or the provider takes where an attribute is absent; `undefined` where there is nothing. */
export type Absent = Value | ByDialect;
type Value = string | number | boolean | undefined;
interface ByDialect {
  readonly v4: Value;
  readonly v5: Value;
}

/** One attribute or block, and everything that is weaker there. */
export interface Row {
  /** The attributes that the row accounts for, e.g. `network_acls.default_action`. */
  readonly paths: readonly string[];
  /** The default that the row relies on; tested against the provider's schema. */
  readonly absent?: Absent;
  readonly edits: (target: Target) => Iterable<Edit>;
}

/** What all rows take. */
export interface RowOptions {
  /** What is broken; a function where that depends on what the resource is for. */
  readonly breaks: Breaks | ((target: Target) => Breaks);
  /** Where the row applies; everywhere by default. */
  readonly when?: (target: Target) => boolean;
}

/** What rows of attributes with a default take. */
export interface AttributeOptions extends RowOptions {
  /**
   * The value where nothing is written. Without it the provider requires the attribute, or its absence
   * is no weakening: no mutant drops it.
   */
  readonly absent?: Absent;
  /** Looks only at what is written: a name that another one has replaced. */
  readonly onlyWritten?: true;
}

/** A boolean: flipped where it is secure, dropped where its absence means the other value. */
export function flag(path: string, secure: boolean, options: AttributeOptions): Row {
  return row([path], options, function* (place, breaks, { stack }) {
    const absent = absentFor(stack.dialect, options.absent);
    const current = booleanOf(place.value ?? (options.onlyWritten ? undefined : absent));
    if (current !== secure) {
      return;
    }
    const before = place.value === undefined ? "absent" : `${secure}`;
    yield {
      operator: "flip-boolean",
      place,
      to: { value: !secure },
      value: `${!secure}`,
      change: `${before} → ${!secure}`,
      breaks,
    };
    if (place.value !== undefined && absent === !secure) {
      yield dropped(place, `${secure} → absent, which means ${!secure}`, breaks);
    }
  });
}

/** A text of an enumeration: each stronger value with the weaker ones. */
export function choice(
  path: string,
  weaker: Readonly<Record<string, readonly string[]>>,
  options: AttributeOptions,
): Row {
  return row([path], options, function* (place, breaks, { stack }) {
    const absent = absentFor(stack.dialect, options.absent);
    const current = place.value ?? (options.onlyWritten ? undefined : absent);
    const values =
      typeof current === "string" && Object.hasOwn(weaker, current) ? weaker[current] : undefined;
    if (values === undefined) {
      return;
    }
    for (const value of values) {
      yield {
        operator: "weaken-value",
        place,
        to: { value },
        value,
        change: `${place.value === undefined ? "absent" : shown(current)} → ${shown(value)}`,
        breaks,
      };
    }
    if (place.value !== undefined && typeof absent === "string" && values.includes(absent)) {
      yield dropped(place, `${shown(current)} → absent, which means ${shown(absent)}`, breaks);
    }
  });
}

export interface NumberOptions extends AttributeOptions {
  /** Weaker values, each used where it is on the weak side of the current one. */
  readonly lower?: readonly number[];
  readonly higher?: readonly number[];
}

/** A number, such as days of retention or nodes. */
export function number(path: string, options: NumberOptions): Row {
  return row([path], options, function* (place, breaks, { stack }) {
    const absent = absentFor(stack.dialect, options.absent);
    const current = Number(place.value ?? (options.onlyWritten ? undefined : absent));
    if (Number.isNaN(current)) {
      return;
    }
    const { lower, higher = [] } = options;
    const isWeaker = (value: number) => (lower ? value < current : value > current);
    // a default between what is written and what is weak is no weakening
    const isWeak = (value: number) => (lower ? value <= Math.max(...lower) : value >= Math.min(...higher));
    const before = place.value === undefined ? "absent" : `${current}`;
    for (const value of [...(lower ?? []), ...higher].filter(isWeaker)) {
      yield {
        operator: "weaken-number",
        place,
        to: { value },
        value: `${value}`,
        change: `${before} → ${value}`,
        breaks,
      };
    }
    if (place.value !== undefined && typeof absent === "number" && isWeaker(absent) && isWeak(absent)) {
      yield dropped(place, `${current} → absent, which means ${absent}`, breaks);
    }
  });
}

/** Rows over one path: finds its places and what they break, and leaves the rest to `edits`. */
export function row(
  paths: readonly [string, ...string[]],
  options: RowOptions & { readonly absent?: Absent },
  edits: (place: Place, breaks: Breaks, target: Target) => Iterable<Edit>,
): Row {
  return {
    paths,
    absent: options.absent,
    *edits(target) {
      if (options.when?.(target) ?? true) {
        const breaks = typeof options.breaks === "function" ? options.breaks(target) : options.breaks;
        for (const place of placesOf(target.resource.attributes, paths[0])) {
          yield* edits(place, breaks, target);
        }
      }
    },
  };
}

/** An attribute that is gone. */
export function dropped(place: Place, change: string, breaks: Breaks): Edit {
  return { operator: "drop-attribute", place, change, breaks };
}

/** A value as a description shows it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** The default in a dialect. */
export function absentFor(dialect: Dialect, absent: Absent): Value {
  return isByDialect(absent) ? absent[`v${dialect}`] : absent;
}

function isByDialect(absent: Absent): absent is ByDialect {
  return typeof absent === "object";
}

/** Terraform takes "true" for true. */
function booleanOf(value: unknown): boolean | undefined {
  return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
}

/** Whether a resource has a block, or an attribute that isn't null. */
export function has(attributes: Attributes, path: string): boolean {
  return placesOf(attributes, path).some(({ value }) => isFilled(value));
}

/** Neither absent nor empty. */
export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
