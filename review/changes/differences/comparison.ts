import { type Attributes, isAttributes } from "../../../terraform-json";
import type { Difference, ShownValue } from "../change";
import { canonical, fieldsOf, isSame, parsed } from "./canonical";
import { pairItems } from "./pairs";
import {
  covers,
  dottedPath,
  type Marks,
  type Place,
  unknownAt,
  unknownParts,
  within,
  withParents,
} from "./place";
import type { Reading } from "./reading";

const ABSENT: ShownValue = { state: "absent" };
const UNKNOWN: ShownValue = { state: "unknown" };
const SENSITIVE: ShownValue = { state: "sensitive" };

type Side = "before" | "after";

/** Walks through two values side by side and collects what differs. */
export class Comparison {
  readonly found: Difference[] = [];
  private readonly sensitive: ReadonlySet<string>;
  /** Paths of what holds something sensitive. */
  private readonly aboveSensitive: ReadonlySet<string>;
  private readonly unknown: Place["unknown"];

  constructor(
    private readonly reading: Reading,
    { unknown = [], sensitive = [] }: Marks,
  ) {
    const paths = sensitive.map(dottedPath);
    this.sensitive = paths.length === 0 ? reading.sensitive : new Set([...reading.sensitive, ...paths]);
    this.aboveSensitive =
      paths.length === 0 ? reading.aboveSensitive : withParents([...reading.sensitive, ...paths]);
    this.unknown = unknownParts(unknown);
  }

  resource(before: Attributes, after: Attributes): void {
    const place: Place = { path: [], dotted: "", unknown: this.unknown };
    this.fields(place, withLifecycle(before), withLifecycle(after));
  }

  private fields(place: Place, before: Attributes, after: Attributes): void {
    const isBody = this.reading.isBody(place.dotted);
    const old = isBody ? spelledAs(after, before) : before;
    const unknown = place.unknown instanceof Map ? place.unknown.keys() : [];
    for (const key of new Set([...Object.keys(old), ...Object.keys(after), ...unknown])) {
      const [left, right] = [own(old, key), own(after, key)];
      const isComment = key === "//" && !isBody;
      // most are the same, and a place for each would cost more than the comparison
      if (!isComment && (left !== right || unknownAt(place.unknown, key) !== undefined)) {
        this.value(within(place, key), left, right);
      }
    }
  }

  private value(place: Place, before: unknown, after: unknown): void {
    // a block of nothing but unknown values looks empty
    const holdsUnknown = place.unknown instanceof Map && hasParts(after);
    const [old, wanted] = [this.written(place, before), holdsUnknown ? after : this.written(place, after)];
    if (place.unknown === true) {
      this.add(place, old, UNKNOWN);
    } else if (covers(this.sensitive, place.dotted) || !haveParts(old, wanted)) {
      if (!isSame(old, wanted, place.dotted, this.reading)) {
        this.add(place, old, wanted);
      }
    } else if (this.reading.isBody(place.dotted) && isAttributes(old) && isAttributes(wanted)) {
      this.fields(place, old, wanted);
    } else {
      this.items(place, old, wanted);
    }
  }

  /** Blocks: one of them may be an object. */
  private items(place: Place, before: unknown, after: unknown): void {
    const [old, wanted] = [itemsOf(before), itemsOf(after)];
    const isOne = old.length <= 1 && wanted.length <= 1 && !this.reading.isBody(place.dotted);
    const at = (index: number): Place =>
      isOne ? { ...place, unknown: ofOnly(place.unknown, after) } : within(place, index);
    const [first] = old;
    const [only] = wanted;
    if (isOne && first !== undefined && only !== undefined) {
      this.fields(at(0), first, only);
      return;
    }
    const pairs = pairItems(old, wanted, this.reading.sets.has(place.dotted), {
      key: (item) => canonical(item, place.dotted, this.reading),
      fields: (item) => fieldsOf(item, place.dotted, this.reading),
    });
    if (pairs.reordered !== undefined) {
      this.add(place, pairs.reordered.before, pairs.reordered.after);
    }
    for (const { before: from, after: to, index } of pairs.items) {
      if (from !== undefined && to !== undefined) {
        this.fields(at(index), from, to);
      } else {
        this.oneSided(to === undefined ? { ...at(index), unknown: undefined } : at(index), from, to);
      }
    }
  }

  /** All leaves of a block that is on one side only; the block itself where it has none. */
  private oneSided(place: Place, before: unknown, after: unknown): void {
    const block = before ?? after;
    const side: Side = before === undefined ? "after" : "before";
    const count = this.found.length;
    const unknown = place.unknown instanceof Map ? [...place.unknown.keys()] : [];
    const fields = isAttributes(block) ? block : {};
    for (const key of new Set([...Object.keys(fields), ...unknown])) {
      this.leaves(within(place, key), own(fields, key), side);
    }
    if (this.found.length === count) {
      this.add(place, before, after);
    }
  }

  private leaves(place: Place, value: unknown, side: Side): void {
    const written = this.written(place, value);
    const [before, after] = side === "before" ? [written, undefined] : [undefined, written];
    if (place.unknown === true) {
      this.add(place, undefined, UNKNOWN);
    } else if (written === undefined || place.dotted.endsWith(".//")) {
      return;
    } else if (covers(this.sensitive, place.dotted) || !hasParts(written)) {
      this.add(place, before, after);
    } else if (this.reading.isBody(place.dotted) && isAttributes(written)) {
      this.oneSided(place, before, after);
    } else {
      this.items(place, before, after);
    }
  }

  private written({ path, dotted }: Place, value: unknown): unknown {
    const isText = path.length === 1 && dotted === "body" && this.reading.hasBody;
    return this.reading.written(isText ? (parsed(value) ?? value) : value, dotted);
  }

  private add({ path, dotted }: Place, before: unknown, after: unknown): void {
    const isSensitive = covers(this.sensitive, dotted) || this.aboveSensitive.has(dotted);
    const shown = (value: unknown): ShownValue => {
      if (value === undefined || value === UNKNOWN) {
        return value === undefined ? ABSENT : UNKNOWN;
      }
      return isSensitive ? SENSITIVE : { state: "known", value };
    };
    this.found.push({ path, before: shown(before), after: shown(after) });
  }
}

/** A name such as `constructor` is a key like any other. */
function own(object: Attributes, key: string | number): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A missing `lifecycle` says what an empty one says. */
function withLifecycle(attributes: Attributes): Attributes {
  return { ...attributes, lifecycle: attributes.lifecycle ?? {} };
}

/** Azure reads the names in a body in any case: `wanted` decides how those of `object` are written. */
function spelledAs(wanted: Attributes, object: Attributes): Attributes {
  if (Object.keys(object).every((key) => Object.hasOwn(wanted, key))) {
    return object;
  }
  const spelled = new Map(Object.keys(wanted).map((key) => [key.toLowerCase(), key]));
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const other = spelled.get(key.toLowerCase()) ?? key;
      return [Object.hasOwn(object, other) ? key : other, value];
    }),
  );
}

/** Whether it is compared by its parts: an object, or a list of such. */
function hasParts(value: unknown): boolean {
  return isAttributes(value) || (Array.isArray(value) && value.length > 0 && value.every(isAttributes));
}

function haveParts(before: unknown, after: unknown): boolean {
  return (
    [before, after].every((value) => value === undefined || hasParts(value)) &&
    (before ?? after) !== undefined
  );
}

function itemsOf(value: unknown): readonly Attributes[] {
  return (Array.isArray(value) ? value : [value]).filter(isAttributes);
}

function ofOnly(unknown: Place["unknown"], after: unknown): Place["unknown"] {
  return Array.isArray(after) ? unknownAt(unknown, 0) : unknown;
}
