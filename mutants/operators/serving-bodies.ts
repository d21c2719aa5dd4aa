import type { Attributes } from "../../terraform-json";
import { reference, type Stack, type StackResource } from "../stack";

export const ML = "Microsoft.MachineLearningServices/workspaces";
export const VERSION = "2025-12-01";

/** A resource of machine learning below another one, with its region and tags. */
export function azapi(type: string, parent: StackResource, body: Attributes): Attributes {
  const { location, tags } = parent.attributes;
  return {
    type: `${type}@${VERSION}`,
    name: "mutant",
    parent_id: reference(parent, "id"),
    location,
    ...(tags === undefined ? {} : { tags }),
    body,
  };
}

/** The workspace that the stack makes. */
export function workspaceIn(stack: Stack): StackResource | undefined {
  return stack.ofType("azurerm_machine_learning_workspace")[0];
}
