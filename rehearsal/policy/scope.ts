import type { AliasTable } from "./aliases";
import type { Estate } from "./estate";
import type { Path } from "./paths";
import type { PolicyResource } from "./resource";

/** What `count` is looking at: an element of an array of the resource, or of a list of values. */
export type Binding =
  | { readonly kind: "field"; readonly alias: string; readonly path: Path; readonly element: unknown }
  | { readonly kind: "value"; readonly name: string; readonly element: unknown };

/** Everything that a condition may ask about. */
export interface Scope {
  readonly resource: PolicyResource;
  readonly estate: Estate;
  readonly aliases: AliasTable;
  /** The value of a parameter. @throws {NotEvaluable} if it has none */
  readonly parameter: (name: string) => unknown;
  readonly now: Date;
  /** Innermost last. */
  readonly bindings: readonly Binding[];
}

/** The same scope inside one more `count`. */
export function within(scope: Scope, binding: Binding): Scope {
  return { ...scope, bindings: [...scope.bindings, binding] };
}
