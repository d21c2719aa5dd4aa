import type { Target, Unknown } from "./value";

/** What stands at one place of the input, with references followed. */
export type Content =
  | { readonly state: "absent" }
  | Pick<Unknown, "state" | "because">
  | { readonly state: "scalar"; readonly value: string | number | boolean }
  | { readonly state: "list"; readonly length: number }
  | { readonly state: "object"; readonly keys: readonly string[] };

/** What a text of the input points at, or the texts of a list; before it has a place. */
export type Pointing<Resource> =
  | { readonly state: "absent" }
  | Pick<Unknown, "state" | "because">
  | { readonly state: "known"; readonly targets: readonly Target<Resource>[] };

/**
 * A place in the input. A configuration and a plan say the same in different ways; whatever reads
 * attributes knows only this.
 */
export interface Node<Resource> {
  content(): Content;
  /** What stands at a key of the object; absent where there is none. */
  field(key: string): Node<Resource>;
  /** Whether certainly nothing stands at a key, where that is told at once; false tells nothing. */
  lacks?(key: string): boolean;
  /** What stands at a place of the list; absent past its end. */
  item(index: number): Node<Resource>;
  /** What the text here, or each in the list here, points at. An object points at nothing by itself. */
  pointing(): Pointing<Resource>;
}

/** Terraform knows no deeper values, and the stack of Node does not reach forever. */
export const DEEPEST = 100;

export const ABSENT = { state: "absent" } as const;

/** It is written, but the input doesn't tell what it will be. */
export function unknown(because: string): Pick<Unknown, "state" | "because"> {
  return { state: "unknown", because };
}

/** A place at which the same stands whatever is asked of it. */
export function fixedNode<Resource>(
  content: { readonly state: "absent" } | Pick<Unknown, "state" | "because">,
): Node<Resource> {
  const node: Node<Resource> = {
    content: () => content,
    field: () => node,
    item: () => node,
    pointing: () => content,
  };
  return node;
}

/** Where nobody wrote anything: most of what is asked for. */
export const NOTHING: Node<never> = fixedNode<never>(ABSENT);
