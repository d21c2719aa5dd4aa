import type { GraphResource } from "../../baseline/graph";
import type { Difference } from "./change";

/** What Terraform does to a resource, before it is put into words. */
export interface Step {
  readonly kind: "create" | "update" | "replace" | "destroy" | "forget" | "keep";
  readonly before?: GraphResource;
  readonly after?: GraphResource;
  readonly differences: readonly Difference[];
  /** Those of the differences that make a new resource. */
  readonly replacing: readonly Difference[];
  /** Whether a `moved` block, or the plan, says that it has another address. */
  readonly move?: { readonly declared: boolean };
  /** Terraform takes over what is there already. @default - false */
  readonly imported?: boolean;
  /** Address of the resource whose replacement brings this one's. */
  readonly replacedWith?: string;
}
