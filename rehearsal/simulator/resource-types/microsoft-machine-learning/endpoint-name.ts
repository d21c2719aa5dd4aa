import { conflict } from "../../arm/arm-error";
import { sameText } from "../../arm/json";
import type { Cloud } from "../../cloud";
import type { Write } from "../resource-type";

export const ENDPOINT_NAME = /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/i;

/**
 * The name of an endpoint is part of a host name, one a region among those of its type.
 *
 * @throws ArmError 409
 */
export function mustBeTheOnly({ id, resource, previous }: Write, cloud: Cloud): void {
  const twin = cloud.store
    .ofType(id.type)
    .find((each) => sameText(each.name, id.name) && sameText(each.location, resource.location));
  if (previous === undefined && twin !== undefined) {
    throw conflict(
      "Conflict",
      `There is already an endpoint with this name, '${id.name}': '${twin.id}'. Endpoint name needs to be unique within a region.`,
    );
  }
}
