import {
  type Attributes,
  isAttributes,
  type Reference,
  type ResourceBlock,
  references,
} from "../../../terraform-json";
import { DEEPEST } from "../node";
import type { Blocks } from "./blocks";
import type { Follower } from "./follow";

/** A reference to the block at `address`, in the attribute at `path`. */
export interface Referred {
  readonly address: string;
  /** As `Readable` takes it: `private_service_connection.private_connection_resource_id`. */
  readonly path: string;
}

/** Not attributes but instructions to Terraform. */
const NO_ATTRIBUTES = new Set(["depends_on", "provider", "lifecycle"]);

/** What stands in one text. */
interface Direct {
  readonly addresses: readonly string[];
  readonly texts: readonly string[];
}

/** More resources behind one text are left out: in a chain of locals they would add up without end. */
const MOST = 1_000;

/** Finds the blocks that the expressions of a configuration refer to, also through locals. */
export class References {
  private readonly found = new Map<string, readonly string[]>();
  private readonly parsed = new Map<string, Direct>();

  constructor(
    private readonly locals: Attributes,
    private readonly blocks: Pick<Blocks, "chosenBy">,
    private readonly follower: Pick<Follower, "withIndexes">,
  ) {}

  /** All references of a block, once for each path and address, in the order of the input. */
  of({ attributes }: ResourceBlock): Referred[] {
    const referred: Referred[] = [];
    for (const [key, value] of Object.entries(attributes)) {
      if (!NO_ATTRIBUTES.has(key)) {
        forEachText(value, key, (text, path) => {
          for (const address of text.includes("{") ? this.in(text) : []) {
            referred.push({ address, path });
          }
        });
      }
    }
    return referred.length > 1 ? unique(referred) : referred;
  }

  /**
   * The addresses that one text refers to. With a list of what is left to do, because a chain of locals may
   * be longer than the stack: a text is done once all that it leads to is. In a cycle, which Terraform
   * refuses, some are missing.
   */
  private in(start: string): readonly string[] {
    const left = [start];
    const begun = new Set<string>();
    for (let text = left.at(-1); text !== undefined; text = left.at(-1)) {
      if (this.found.has(text)) {
        left.pop();
        continue;
      }
      const { addresses, texts } = this.direct(text);
      const missing = begun.has(text)
        ? []
        : texts.filter((inner) => !this.found.has(inner) && !begun.has(inner));
      begun.add(text);
      if (missing.length > 0) {
        for (const inner of missing) {
          left.push(inner);
        }
      } else {
        this.found.set(
          text,
          union(
            addresses,
            texts.map((inner) => this.found.get(inner) ?? []),
          ),
        );
        left.pop();
      }
    }
    return this.found.get(start) ?? [];
  }

  /** What stands in one text, and the texts of the locals that it names. */
  private direct(text: string): Direct {
    const known = this.parsed.get(text);
    if (known !== undefined) {
      return known;
    }
    const addresses: string[] = [];
    const texts = new Set<string>();
    for (const reference of text.includes("{") ? references(this.follower.withIndexes(text)) : []) {
      if (reference.kind === "managed" || reference.kind === "data") {
        addresses.push(...this.blocks.chosenBy(reference).blocks.map(({ address }) => address));
      } else if (reference.kind === "local") {
        forEachText(this.localAt(reference), "", (inner) => {
          if (inner.includes("{")) {
            texts.add(inner);
          }
        });
      }
    }
    const direct = { addresses, texts: [...texts] };
    this.parsed.set(text, direct);
    return direct;
  }

  /** The part of a local that is referred to, as far as names lead into it. */
  private localAt({ address, steps }: Reference): unknown {
    const name = address.slice("local.".length);
    let value: unknown = Object.hasOwn(this.locals, name) ? this.locals[name] : undefined;
    for (const step of steps) {
      const next = step === undefined ? undefined : partOf(value, step);
      if (next === undefined) {
        return value;
      }
      value = next;
    }
    return value;
  }
}

function partOf(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) {
    return typeof step === "number" ? value[step] : undefined;
  }
  return isAttributes(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** Every text below `value`, names of properties included. A list of one adds nothing to a path. */
function forEachText(
  value: unknown,
  path: string,
  found: (text: string, path: string) => void,
  depth = 0,
): void {
  if (typeof value === "string") {
    found(value, path);
  } else if (depth < DEEPEST && Array.isArray(value)) {
    value.forEach((item, index) => {
      forEachText(item, value.length === 1 ? path : `${path}.${index}`, found, depth + 1);
    });
  } else if (depth < DEEPEST && isAttributes(value)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "//") {
        forEachText(key, path, found, depth + 1);
        forEachText(inner, path === "" ? key : `${path}.${key}`, found, depth + 1);
      }
    }
  }
}

/** Shared where nothing is added, as in a chain of locals. */
function union(own: readonly string[], inner: readonly (readonly string[])[]): readonly string[] {
  const [only = [], ...more] = inner;
  if (own.length === 0 && more.length === 0) {
    return only;
  }
  const all = new Set(own);
  for (const addresses of inner) {
    for (const address of all.size < MOST ? addresses : []) {
      all.add(address);
    }
  }
  return [...all].slice(0, MOST);
}

function unique(referred: readonly Referred[]): Referred[] {
  return [...new Map(referred.map((one) => [`${one.path}\n${one.address}`, one])).values()];
}
