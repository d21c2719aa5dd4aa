import type { Attributes, ResourceMode } from "../../terraform-json";
import type { Target, Value } from "./value";

/** Attributes that can be asked: a resource, one of its blocks, or an object in an azapi body. */
export interface Readable {
  /**
   * The value at a dotted path, e.g. `identity.type`, `security_rule.1.access`. A list of one block
   * counts as the block itself, as Terraform JSON has it; of several, without a number, the value is
   * unknown. An empty text in a plan is absent, because providers write it for nothing. References to
   * locals and to known attributes of other resources are followed.
   */
  value(path: string): Value;
  /**
   * The blocks or objects at a path, in their order; one block is a list of one, none are absent. In a
   * plan the blocks of a set have the provider's order, not the configuration's.
   */
  blocks(path: string): Value<readonly Readable[]>;
  /**
   * What the values at a path point at: one target for a text, several for a list of texts. In a plan a
   * text that isn't known yet may have several, the instances of the block that it refers to: one of them
   * it will be. Absent where nothing is written, an empty list included.
   */
  targets(path: string): Value<readonly Target<GraphResource>[]>;
}

/** A resource of the input with its references resolved. */
export interface GraphResource extends Readable {
  /** With module and key, e.g. `module.a.azurerm_subnet.b["c"]`; data sources start with `data.`. */
  readonly address: string;
  readonly mode: ResourceMode;
  /** Terraform type, e.g. `azurerm_subnet`, `azapi_resource`. */
  readonly type: string;
  readonly name: string;
  /**
   * The configuration of its provider, as the input names it, e.g. `azurerm.hub`; undefined for the
   * provider's default one.
   */
  readonly provider?: string;
  /** ARM type of an azapi resource without its version, lower case as it is compared; else undefined. */
  readonly armType: string | undefined;
  /** As they stand in the input, unresolved. */
  readonly attributes: Attributes;
  /** What the locals beside it stand for, as it is written; a plan has none. */
  readonly locals?: Attributes;
  /** The construct's path that cdktf leaves, e.g. `dev/network/Resource`. */
  readonly constructPath: string | undefined;
  /** `possible` where `count` or `for_each` depends on something that only a plan can tell. */
  readonly existence: "certain" | "possible";
  /** What `depends_on` names. */
  readonly dependsOn: readonly GraphResource[];
  /**
   * Every reference of another resource's attributes to this one, in the order of the input, also through
   * locals and modules; what waits for it by `depends_on` alone is none. A reference to all instances of
   * a block counts for each.
   */
  readonly referrers: readonly Edge[];
}

/** A reference from an attribute of one resource to another resource. */
export interface Edge {
  readonly from: GraphResource;
  readonly to: GraphResource;
  /**
   * The attribute that holds it, e.g. `private_service_connection.private_connection_resource_id`, as
   * `Readable` takes it. In a plan of HCL it ends at the attribute: `body`.
   */
  readonly path: string;
}
