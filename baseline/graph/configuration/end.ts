import type { ResourceBlock, TemplatePart } from "../../../terraform-json";

/** The attribute of a resource that following a text has come to last. */
export interface Entered {
  readonly block: ResourceBlock;
  /** E.g. `identity.0.principal_id`; undefined for the whole resource. */
  readonly attribute: string | undefined;
  /** One instance was chosen, of a block whose instances aren't told. */
  readonly hasKey?: boolean;
}

/** Where following a value ended. */
export type End = { readonly entered?: Entered } & (
  | { readonly kind: "value"; readonly value: unknown }
  /** A text of several parts. */
  | { readonly kind: "text"; readonly text: string; readonly parts: readonly TemplatePart[] }
  /** An attribute that nobody wrote: only Azure or a data source has it. */
  | { readonly kind: "computed"; readonly entered: Entered }
  /** An attribute of several instances of one block. */
  | {
      readonly kind: "several";
      /** The same of each instance. */
      readonly texts: readonly string[];
      /** Whether only one of them is meant, by a key that isn't told. */
      readonly isOne: boolean;
      readonly because: string;
    }
  | {
      readonly kind: "unknown";
      readonly because: string;
      /** What the steps lead to is certainly not there: an error, unless a function catches it. */
      readonly isMissing?: boolean;
    }
);
