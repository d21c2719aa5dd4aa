import type { Attributes } from "../../../terraform-json";

export type AzapiType = "azapi_resource" | "azapi_resource_action" | "azapi_update_resource";

/** A resource block of azapi, as it stands in the configuration. */
export interface AzapiBlock {
  readonly address: string;
  readonly type: AzapiType;
  readonly name: string;
  readonly attributes: Attributes;
}

/** Collects what can't be replayed, so that one run names all of it. */
export type Refuse = (sentence: string) => void;

/** What building needs of the whole configuration. */
export interface BuildContext {
  readonly command: readonly string[];
  readonly tenantId: string;
  /** The addresses of all that the object refers to or waits for. */
  readonly dependsOn: readonly string[];
  /** Makes a local of `value`, which is in no state, and returns the template that is its JSON. */
  readonly addLocal: (name: string, value: unknown) => string;
}

/** How one azapi object is replayed. */
export interface Replay {
  readonly block: AzapiBlock;
  readonly armType: string;
  /** Names of its `terraform_data`, in the order of creation. */
  readonly names: readonly string[];
  /** The one of `names` that exists once the request was answered: what others refer to. */
  readonly referred: string;
  /** Whether `count` or `for_each` makes several of it. */
  readonly keyed: boolean;
  /** Where attributes of azapi's are found in the `terraform_data`: `id` → `.input.id`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The same for `output`, where it is known without Azure's answer. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Where the body is found; undefined where the response has another shape than the request. */
  readonly responseBodyAt: string | undefined;
  /** The `terraform_data` by name. `attributes` are the block's, references rewritten. */
  build(attributes: Attributes, context: BuildContext): Record<string, object>;
}

/** Says nothing to Azure, or only how long to wait and what to show. */
const DROPPED = new Set([
  "//",
  "ignore_casing",
  "ignore_missing_property",
  "ignore_other_items_in_list",
  "output",
  "provider",
  "read_headers",
  "read_query_parameters",
  "response_export_values",
  "retry",
  "schema_validation_enabled",
  "sensitive_response_export_values",
  "timeouts",
]);

/** Meta-arguments that all three types take over. */
const META = new Set(["count", "for_each", "depends_on", "lifecycle"]);

/** Refuses what would silently change what is sent. */
export function refuseUnknown(block: AzapiBlock, known: readonly string[], refuse: Refuse): void {
  for (const [key, value] of Object.entries(block.attributes)) {
    const isOff = value === null || value === false || (Array.isArray(value) && value.length === 0);
    if (!DROPPED.has(key) && !META.has(key) && !known.includes(key) && !isOff) {
      refuse(`${block.address}.${key} has no counterpart without azapi`);
    }
  }
}

/** Whether `count` or `for_each` makes several of a block. */
export function isKeyed({ count, for_each: forEach }: Attributes): boolean {
  return (count !== undefined && count !== null) || (forEach !== undefined && forEach !== null);
}

/** The index that leads from one of several to its sibling of the same key. */
export function siblingIndex({ count, for_each: forEach }: Attributes): string {
  if (forEach !== undefined && forEach !== null) {
    return "[each.key]";
  }
  return count !== undefined && count !== null ? "[count.index]" : "";
}

/** The meta-arguments that say how many there are, and cdktf's comment. */
export function repeated({ "//": comment, count, for_each: forEach }: Attributes): Attributes {
  return { "//": comment, count, for_each: forEach };
}
