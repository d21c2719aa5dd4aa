import { escapeTemplate, isAttributes, type ResourceBlock } from "../../../terraform-json";
import { DEEPEST } from "../node";
import { isEachOf } from "./evaluate";
import type { Follower } from "./follow";
import type { Iteration } from "./iteration";
import type { Texts } from "./texts";

/** How many there are of a block. */
export interface Repeated {
  readonly size: number;
  /** Undefined where a key isn't told, or where there are too many to write them out. */
  readonly iterations?: readonly Iteration[];
}

/** Of more, nobody wrote the keys: the block stands for all of them, and what differs isn't told. */
const MOST_OF_A_BLOCK = 200;

/** Finds what `count` and `for_each` make, as far as the configuration tells. */
export class Repetitions {
  private readonly byText = new Map<string, Repeated | undefined>();
  private readonly inProgress = new Set<string>();

  /** @param follower where blocks stand as they are written, not yet instance by instance */
  constructor(
    private readonly follower: Follower,
    private readonly texts: Texts,
  ) {}

  /** The instances of a block with `count` or `for_each`; undefined where nobody knows whether there are any. */
  of({ attributes, hasCount }: ResourceBlock): Repeated | undefined {
    return hasCount ? this.byCount(attributes.count) : this.byKey(attributes.for_each);
  }

  /** What a `dynamic` block is made for, with `root` before `.value`; undefined where it isn't told. */
  ofDynamic(forEach: unknown, root: string): readonly Iteration[] | undefined {
    const resolved = this.texts.resolve(forEach);
    if (resolved.state === "known" && Array.isArray(resolved.value)) {
      // of a set, the key is the value; of a list, the place
      return resolved.value.length > MOST_OF_A_BLOCK
        ? undefined
        : resolved.value.map((value) => ({ kind: "each", root, value }));
    }
    const iterations = this.byKey(forEach)?.iterations;
    return iterations?.map((iteration) => (iteration.kind === "each" ? { ...iteration, root } : iteration));
  }

  private byCount(written: unknown): Repeated | undefined {
    const resolved = this.texts.resolve(written);
    const value = resolved.state === "known" ? resolved.value : undefined;
    const count = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof count !== "number" || !(count >= 0)) {
      return undefined;
    }
    return Number.isInteger(count) && count <= MOST_OF_A_BLOCK
      ? {
          size: count,
          iterations: Array.from({ length: count }, (_, index) => ({ kind: "count", root: "count", index })),
        }
      : { size: count };
  }

  private byKey(forEach: unknown): Repeated | undefined {
    if (typeof forEach !== "string") {
      return this.keyed(forEach);
    }
    if (this.byText.has(forEach)) {
      return this.byText.get(forEach);
    }
    if (this.inProgress.has(forEach) || this.inProgress.size > DEEPEST) {
      return undefined;
    }
    this.inProgress.add(forEach);
    const repeated = this.keyed(forEach);
    this.inProgress.delete(forEach);
    this.byText.set(forEach, repeated);
    return repeated;
  }

  private keyed(forEach: unknown): Repeated | undefined {
    const end = this.follower.follow(forEach);
    if (isEachOf(end)) {
      return this.chained(end.entered.block);
    }
    const resolved = this.texts.resolve(forEach);
    const value = resolved.state === "known" ? resolved.value : undefined;
    if (Array.isArray(value)) {
      return this.ofSet(value);
    }
    return isAttributes(value) ? this.ofMap(value) : undefined;
  }

  /** `for_each = azurerm_storage_account.all` has the keys of the other block, and its instances as values. */
  private chained({ address, attributes }: ResourceBlock): Repeated | undefined {
    const repeated = this.byKey(attributes.for_each);
    return (
      repeated && {
        size: repeated.size,
        iterations: repeated.iterations?.map((iteration) =>
          iteration.key === undefined
            ? iteration
            : { ...iteration, value: `\${${address}[${escapeTemplate(JSON.stringify(iteration.key))}]}` },
        ),
      }
    );
  }

  private ofSet(items: readonly unknown[]): Repeated {
    const keys = items.length > MOST_OF_A_BLOCK ? undefined : this.told(items);
    return {
      size: items.length,
      iterations:
        keys &&
        [...new Set(keys)].map((key) => ({ kind: "each", root: "each", key, value: escapeTemplate(key) })),
    };
  }

  private ofMap(map: object): Repeated {
    const entries = Object.entries(map);
    const keys = entries.length > MOST_OF_A_BLOCK ? undefined : this.told(entries.map(([key]) => key));
    return {
      size: entries.length,
      iterations: keys?.map((key, index) => ({
        kind: "each",
        root: "each",
        key,
        value: entries[index]?.[1],
      })),
    };
  }

  /** What keys come to; undefined where one of them isn't told. */
  private told(keys: readonly unknown[]): readonly string[] | undefined {
    const resolved = keys.map((key) => {
      const found = isPlain(key) ? this.texts.resolve(key) : undefined;
      return found?.state === "known" && isPlain(found.value) ? String(found.value) : undefined;
    });
    return resolved.every((key) => key !== undefined) ? resolved : undefined;
  }
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
