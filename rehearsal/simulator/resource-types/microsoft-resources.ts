import { badRequest } from "../arm/arm-error";
import { RESOURCE_GROUP } from "../arm/resource-id";
import type { ResourceType } from "./resource-type";

const NAME = /^[\p{L}\p{N}_.()-]{1,90}$/u;

/** A resource group goes with everything in it. */
export const resourceGroup: ResourceType = {
  type: RESOURCE_GROUP,
  tracked: true,
  seconds: { delete: 60 },
  check: ({ id }) => {
    if (!NAME.test(id.name) || id.name.endsWith(".")) {
      throw badRequest(
        "InvalidResourceGroup",
        `The provided resource group name '${id.name}' has these invalid characters: the name can only be a letter, digit, '-', '.', '(', ')' or '_', 1 to 90 of them.`,
      );
    }
  },
};
