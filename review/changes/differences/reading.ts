import { type Attributes, isAttributes } from "../../../terraform-json";
import type { TypeSchema } from "../schema";
import { withParents } from "./place";

/** Meta-arguments whose order means nothing. */
const META_SETS: readonly string[] = [
  "depends_on",
  "for_each",
  "lifecycle.ignore_changes",
  "lifecycle.postcondition",
  "lifecycle.precondition",
  "lifecycle.replace_triggered_by",
];

const META_DEFAULTS: Attributes = {
  "lifecycle.create_before_destroy": false,
  "lifecycle.prevent_destroy": false,
};

/** Where Terraform takes `${a.b}` and `a.b` for the same address. */
const ADDRESSES: ReadonlySet<string> = new Set([
  "depends_on",
  "lifecycle.ignore_changes",
  "lifecycle.replace_triggered_by",
  "provider",
]);

/** They may hold scripts and passwords, and nobody compares them line by line. */
const OPAQUE: readonly string[] = ["connection", "provisioner"];

const NO_SCHEMA: TypeSchema = { replaces: [], defaults: {}, sets: [] };

/** How the values of a type are to be read. Paths are dotted, as schemas have them. */
export class Reading {
  readonly sets: ReadonlySet<string>;
  readonly sensitive: ReadonlySet<string>;
  /** Paths of what holds something sensitive. */
  readonly aboveSensitive: ReadonlySet<string>;
  private readonly defaults: ReadonlyMap<string, unknown>;
  private readonly withDefaults: ReadonlySet<string>;

  constructor(
    schema: TypeSchema = NO_SCHEMA,
    /** Whether the resource is azapi's, whose `body` Azure reads as it stands. */
    readonly hasBody = false,
  ) {
    this.sets = new Set([...schema.sets, ...META_SETS]);
    this.sensitive = new Set([...(schema.sensitive ?? []), ...OPAQUE]);
    this.aboveSensitive = withParents(this.sensitive);
    this.defaults = new Map(Object.entries({ ...schema.defaults, ...META_DEFAULTS }));
    this.withDefaults = withParents(this.defaults.keys());
  }

  isBody(dotted: string): boolean {
    return this.hasBody && (dotted === "body" || dotted.startsWith("body."));
  }

  /** What counts where nothing is written. */
  defaultAt(dotted: string): unknown {
    return this.defaults.get(dotted);
  }

  /** The value, or undefined where it says no more than its absence would. */
  written(value: unknown, dotted: string): unknown {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (this.isBody(dotted)) {
      return dotted === "body" && isAttributes(value) && Object.keys(value).length === 0 ? undefined : value;
    }
    return !isEmpty(value) || this.saysSomething(value, dotted) ? value : undefined;
  }

  /** An empty text that isn't the default, and a block whose mere presence sets defaults. */
  private saysSomething(value: unknown, dotted: string): boolean {
    return (value === "" && this.defaults.has(dotted)) || (isBlock(value) && this.withDefaults.has(dotted));
  }

  isAddress(dotted: string): boolean {
    return ADDRESSES.has(dotted);
  }
}

const readings = new WeakMap<TypeSchema, { readonly plain: Reading; readonly withBody: Reading }>();

/** How a resource with these attributes is read. */
export function readingOf(schema: TypeSchema | undefined, attributes: Attributes): Reading {
  const key = schema ?? NO_SCHEMA;
  const known = readings.get(key) ?? { plain: new Reading(key), withBody: new Reading(key, true) };
  readings.set(key, known);
  return isAzapi(attributes) ? known.withBody : known.plain;
}

/** Only azapi has types with a version, such as `Microsoft.KeyVault/vaults@2024-11-01`. */
function isAzapi({ type }: Attributes): boolean {
  return typeof type === "string" && /^[\w.]+\/[^@]+@/.test(type);
}

/** Nothing, or blocks without anything in them. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) {
    return value.every((item) => isAttributes(item) && isEmpty(item));
  }
  if (isAttributes(value)) {
    return Object.entries(value).every(([key, inner]) => key === "//" || isEmpty(inner));
  }
  return value === undefined || value === null || value === "";
}

function isBlock(value: unknown): boolean {
  return isAttributes(value) || (Array.isArray(value) && value.length > 0);
}
