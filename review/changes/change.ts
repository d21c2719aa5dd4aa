import type { GraphResource } from "../../baseline/graph";
import type { SourceLine } from "../../baseline/report";
import type { AttributePath } from "../../terraform-json";

/**
 * What Terraform does to a resource; `forget` takes it out of the state and leaves it in Azure, `keep`
 * leaves it as it is: it only has another address, or is imported.
 */
export type ChangeKind = "create" | "update" | "replace" | "destroy" | "forget" | "keep";

/**
 * A value as a reader may see it. `unknown` until apply; `sensitive` is never shown, and never kept.
 */
export type ShownValue =
  | { readonly state: "known"; readonly value: unknown }
  | { readonly state: "absent" | "unknown" | "sensitive" };

/** One attribute, before and after. */
export interface AttributeChange {
  /** E.g. `network_rules.default_action`; with azapi `body.properties.publicNetworkAccess`. */
  readonly path: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** Whether it makes a new resource of it. */
  readonly replaces: boolean;
  /** Only the id or the name of what it refers to is new, because that is made anew. @default - false */
  readonly follows?: boolean;
}

/** What Terraform does to one managed resource. */
export interface ResourceChange {
  /** The stack's name, e.g. `prod`. */
  readonly stack: string;
  /** Terraform address: the new one or, of what goes, the old one. */
  readonly address: string;
  /** Terraform type, e.g. `azurerm_subnet`, `azapi_resource`. */
  readonly type: string;
  /** ARM type of an azapi resource without its version, lower case. */
  readonly armType?: string;
  /** For people: `storage account stfraudprod1a2b3`, or without the name where only a plan tells it. */
  readonly title: string;
  readonly kind: ChangeKind;
  /** What differs; empty for what is created, destroyed, forgotten, or replaced because something else is. */
  readonly attributes: readonly AttributeChange[];
  /** The address before; undefined where it is the same. */
  readonly movedFrom?: string;
  /**
   * Whether a `moved` block of HEAD, or the plan, says so. Where none does, Terraform destroys
   * `movedFrom` and creates `address`, and `kind` is what it would be with the block.
   */
  readonly moveIsDeclared?: boolean;
  /**
   * Terraform takes over what is there already. Of two configurations it is a `create` then: only a plan
   * tells whether it stays as it is in Azure. @default - false
   */
  readonly imported?: boolean;
  /** Address of the resource whose replacement brings this one's, at the beginning of the chain. */
  readonly replacedWith?: string;
  /** A plan that BASE has waiting already does the same: it is not this pull request's. */
  readonly pending: boolean;
  /**
   * Somebody changed it outside of Terraform since it was applied, as the plan of HEAD found out. Where
   * Terraform leaves that as it is, the change is `keep` and `pending`.
   */
  readonly drifted?: boolean;
  /** As it is in BASE; undefined for what is created. */
  readonly before?: GraphResource;
  /** As HEAD wants it; undefined for what goes. */
  readonly after?: GraphResource;
  /** The construct, e.g. `prod/storage`; undefined outside of cdktf. */
  readonly construct?: string;
  /** The line of TypeScript that makes it; of what goes, the line in BASE. */
  readonly source?: SourceLine;
}

/** What differs between two sets of attributes, before it is known what for. */
export interface Difference {
  readonly path: AttributePath;
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** As in an `AttributeChange`. @default - false */
  readonly follows?: boolean;
}
