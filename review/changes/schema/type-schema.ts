/**
 * What Terraform's providers know of a resource type and its JSON doesn't tell. Paths are dotted, with the
 * names of blocks and without indexes: `network_acls.default_action`.
 */
export interface TypeSchema {
  /** A change at these paths, or below them, makes a new resource. */
  readonly replaces: readonly string[];
  /** Paths of which only some changes make a new resource, e.g. redundancy that crosses zones. */
  readonly replacesIf?: Readonly<Record<string, ReplacesIf>>;
  /** Those of `replaces` that stay as they are in Azure where nobody writes them any more. */
  readonly kept?: readonly string[];
  /** What holds where nobody wrote it. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Lists whose order means nothing: sets of texts, and sets of blocks. */
  readonly sets: readonly string[];
  /** What must not be shown, e.g. a secret's value. */
  readonly sensitive?: readonly string[];
}

/** Whether this change makes a new resource; the default stands for what isn't written, if there is one. */
export type ReplacesIf = (before: unknown, after: unknown) => boolean;
