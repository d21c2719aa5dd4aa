import { type Attributes, textOf } from "../../terraform-json";
import type { Stack } from "../stack";

/** The attributes of a resource in the stack's group, region and tags. */
export function placed(stack: Stack, attributes: Attributes): Attributes {
  const [group] = stack.ofType("azurerm_resource_group");
  const like = group?.attributes ?? {};
  return {
    ...attributes,
    resource_group_name: stack.resourceGroupName,
    location: textOf(like, "location") ?? "westeurope",
    ...(like.tags === undefined ? {} : { tags: like.tags }),
  };
}
