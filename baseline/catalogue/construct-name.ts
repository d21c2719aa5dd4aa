import type * as constructs from "../../constructs";
import type * as stacks from "../../stacks";

/** The names of classes among what a module exports: they have a prototype and can't be called. */
type Classes<Exported> = {
  [Name in keyof Exported]: Exported[Name] extends (...args: never[]) => unknown
    ? never
    : Exported[Name] extends { prototype: object }
      ? Name
      : never;
}[keyof Exported];

/**
 * A class that this package exports. Only its type is imported: the baseline reads anybody's Terraform
 * and must not load a construct for it.
 */
export type ConstructName = Classes<typeof constructs> | Classes<typeof stacks>;
