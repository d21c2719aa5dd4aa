import { type Attributes, nested, type Resource, textOf } from "./attributes";
import { type Block, readBlock } from "./blocks";
import { Fields } from "./fields";
import { at, type Problems } from "./problems";

/** `managed` is a `resource` block, `data` a data source. */
export type ResourceMode = "managed" | "data";

/** What Terraform is told about a resource's life. */
export interface Lifecycle {
  readonly preventDestroy: boolean;
  readonly createBeforeDestroy: boolean;
  /** Paths of attributes as they stand in the file, or all of them. */
  readonly ignoreChanges: "all" | readonly string[];
  readonly replaceTriggeredBy: readonly string[];
}

/** A `resource` or `data` block of a configuration. */
export interface ResourceBlock extends Resource {
  /** Data sources start with `data.`. */
  readonly address: string;
  readonly mode: ResourceMode;
  readonly name: string;
  /** All that the block holds, meta-arguments included, without the comment `//`. */
  readonly attributes: Attributes;
  readonly lifecycle: Lifecycle;
  /** Addresses, e.g. `azurerm_subnet.a`. */
  readonly dependsOn: readonly string[];
  /** The provider's local name, e.g. `azurerm.hub`; undefined where the type's own is used. */
  readonly provider?: string;
  readonly hasCount: boolean;
  readonly hasForEach: boolean;
  /** The construct's path that cdktf leaves in `//`, e.g. `dev/network/Resource`. */
  readonly constructPath?: string;
}

const NO_LIFECYCLE: Lifecycle = {
  preventDestroy: false,
  createBeforeDestroy: false,
  ignoreChanges: [],
  replaceTriggeredBy: [],
};

/** The resource in a block with two labels, its type and name. */
export function readResourceBlock(mode: ResourceMode, block: Block, problems: Problems): ResourceBlock {
  const [type = "", name = ""] = block.labels;
  const { "//": comment, ...attributes } = block.body;
  const fields = new Fields(attributes, block.path, problems);
  return {
    address: `${mode === "data" ? "data." : ""}${type}.${name}`,
    mode,
    type,
    name,
    attributes,
    lifecycle: readLifecycle(attributes.lifecycle, at(block.path, "lifecycle"), problems),
    dependsOn: fields.addresses("depends_on"),
    provider: fields.address("provider"),
    hasCount: isSet(attributes.count),
    hasForEach: isSet(attributes.for_each),
    constructPath: textOf(nested({ comment }, "comment", "metadata"), "path"),
  };
}

function readLifecycle(value: unknown, path: string, problems: Problems): Lifecycle {
  if (!isSet(value)) {
    return NO_LIFECYCLE;
  }
  const fields = new Fields(readBlock(value, path, problems), path, problems);
  return {
    preventDestroy: fields.flag("prevent_destroy") ?? false,
    createBeforeDestroy: fields.flag("create_before_destroy") ?? false,
    ignoreChanges: fields.body.ignore_changes === "all" ? "all" : fields.addresses("ignore_changes"),
    replaceTriggeredBy: fields.addresses("replace_triggered_by"),
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
