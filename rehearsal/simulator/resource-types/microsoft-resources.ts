import { RESOURCE_GROUP } from "../arm/resource-id";
import type { ResourceType } from "./resource-type";

/** A resource group goes with everything in it. */
export const resourceGroup: ResourceType = {
  type: RESOURCE_GROUP,
  seconds: { delete: 60 },
};
