import type { ResourceType } from "../resource-type";
import { WORKSPACE } from "./workspace";

/** A datastore; the workspace's own are made by the service and are the default ones. */
export const datastore: ResourceType = {
  type: `${WORKSPACE}/datastores`,
  complete: ({ resource }) => {
    resource.properties.isDefault = resource.properties.isDefault ?? false;
  },
};
