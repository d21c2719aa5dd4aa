import type { AttributePath } from "../terraform-json";
import type { Breaks } from "./mutant";
import {
  type AttributeOptions,
  dropped,
  type Edit,
  isFilled,
  type Row,
  type RowOptions,
  row,
  shown,
} from "./row";
import type { Dialect } from "./stack";

/** A block that protects: dropped as a whole. */
export function block(path: string, options: RowOptions): Row {
  return row([path], options, function* (place, breaks) {
    if (isFilled(place.value)) {
      yield { operator: "drop-block", place, change: "written → absent", breaks };
    }
  });
}

/** An attribute that names what protects, such as a key or a workspace: dropped. */
export function attribute(path: string, options: RowOptions): Row {
  return row([path], options, function* (place, breaks) {
    if (isFilled(place.value)) {
      yield dropped(place, `${shown(place.value)} → absent`, breaks);
    }
  });
}

/** A list of which each element protects: each dropped alone. */
export function elements(
  path: string,
  options: RowOptions & { readonly only?: (element: unknown) => boolean },
): Row {
  return row([path], options, function* (place, breaks) {
    const list = Array.isArray(place.value) ? place.value : [];
    for (const [index, element] of list.entries()) {
      if (options.only?.(element) ?? true) {
        yield {
          operator: "drop-element",
          place: { path: [...place.path, index], label: place.label },
          value: shown(element),
          change: `${shown(element)} is missing`,
          breaks,
        };
      }
    }
  });
}

export interface AdditionOptions extends RowOptions {
  /** Also accounts for these attributes, in the completeness proof. */
  readonly covers?: readonly string[];
  /** Where the attribute exists in one major of azurerm only. */
  readonly dialect?: Dialect;
}

/** A list in which each element opens something: each value added where it isn't in it. */
export function additions(path: string, values: readonly unknown[], options: AdditionOptions): Row {
  const base = row([path], options, function* (place, breaks, { stack }) {
    if (options.dialect !== undefined && options.dialect !== stack.dialect) {
      return;
    }
    const list = Array.isArray(place.value) ? place.value : [];
    if (place.value !== undefined && !Array.isArray(place.value)) {
      return;
    }
    for (const value of values.filter((one) => !list.includes(one))) {
      yield added(
        place,
        list.length > 0 || place.value !== undefined ? list.length : undefined,
        value,
        breaks,
      );
    }
  });
  return { ...base, paths: [path, ...(options.covers ?? [])] };
}

/** An element at the end of a list, or a list of it where there is none. */
export function added(
  place: { readonly path: AttributePath; readonly label: string },
  length: number | undefined,
  value: unknown,
  breaks: Breaks,
): Edit {
  return {
    operator: "add-element",
    place: { path: length === undefined ? place.path : [...place.path, length], label: place.label },
    to: { value: length === undefined ? [value] : value },
    // all of it: what is cut off may be what tells two apart
    value: JSON.stringify(value),
    change: `${shown(value)} is added`,
    breaks,
  };
}

/** A block that opens something: written where there is none. */
export function addedBlock(path: string, value: unknown, options: AdditionOptions): Row {
  const base = row([path], options, function* (place, breaks, { stack }) {
    const exists = options.dialect === undefined || options.dialect === stack.dialect;
    if (exists && !isFilled(place.value)) {
      yield {
        operator: "add-block",
        place,
        to: { value },
        change: `absent → ${shown(value)}`,
        breaks,
      };
    }
  });
  return { ...base, paths: [path, ...(options.covers ?? [])] };
}

/** A duration of ISO 8601 such as `PT5M`; each longer one is weaker. */
export function duration(path: string, longer: readonly string[], options: AttributeOptions): Row {
  return row([path], options, function* (place, breaks) {
    const current = secondsOf(place.value);
    if (current === undefined) {
      return;
    }
    for (const value of longer.filter((one) => (secondsOf(one) ?? 0) > current)) {
      yield {
        operator: "weaken-number",
        place,
        to: { value },
        value,
        change: `${shown(place.value)} → ${shown(value)}`,
        breaks,
      };
    }
    if (options.absent === "never") {
      yield dropped(place, `${shown(place.value)} → absent, which means never`, breaks);
    }
  });
}

/** Seconds of a duration; months and years as long as they are on average. */
function secondsOf(text: unknown): number | undefined {
  const parts =
    typeof text === "string"
      ? /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text)
      : null;
  const units = [31_557_600, 2_629_800, 86_400, 3_600, 60, 1];
  return parts === null
    ? undefined
    : units.reduce((sum, unit, index) => sum + unit * Number(parts[index + 1] ?? 0), 0);
}
