/**
 * What the input says of an attribute. A value that is known only after apply, or that only a plan
 * could tell, is `unknown`: a third state beside known and absent, and never a pass.
 */
export type Value<T = unknown> = Known<T> | Absent | Unknown;

/** The input holds the value, or an expression that leads to it. */
export interface Known<T = unknown> {
  readonly state: "known";
  readonly value: T;
  /** Where it stands, e.g. `network_acls.default_action` or `body.properties.vmPriority`. */
  readonly at: string;
}

/** Nobody wrote it (or wrote null): the provider's or Azure's default holds. */
export interface Absent {
  readonly state: "absent";
  readonly at: string;
}

/** It is written, but the input doesn't tell what it will be. */
export interface Unknown {
  readonly state: "unknown";
  readonly at: string;
  /** Half a sentence for a reader: `var.sku is given at plan`, `it is known after apply`. */
  readonly because: string;
}

/** What an attribute points at. */
export type Target<Resource> =
  /** A resource of the same input, by reference or by its id. */
  | {
      readonly kind: "resource";
      readonly resource: Resource;
      /** The attribute that is referred to, e.g. `id`, `principal_id`; undefined where a plan doesn't tell. */
      readonly attribute: string | undefined;
      /**
       * What follows the reference: `/blobServices/default`; empty for nothing, undefined where the input
       * doesn't tell.
       */
      readonly suffix: string | undefined;
      /** It is one of several such targets, instances of one block; which one isn't told yet. */
      readonly oneOf?: true;
    }
  /** Something that isn't in the input: an ARM id, a principal's GUID, a data source's. */
  | { readonly kind: "external"; readonly id: string };
