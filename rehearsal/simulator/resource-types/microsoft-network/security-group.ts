import { badRequest, conflict } from "../../arm/arm-error";
import { isObject, listAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { SUBNET } from "./virtual-network";

export const networkSecurityGroup: ResourceType = {
  type: "Microsoft.Network/networkSecurityGroups",
  seconds: { create: 3, update: 3, delete: 5 },
  check: ({ body, id }) => {
    const rules = listAt(body, "properties", "securityRules").filter(isObject);
    const places = rules.map(
      (rule) =>
        `${textAt(rule, "properties", "direction")} ${String((rule.properties as { priority?: number }).priority)}`,
    );
    const twice = places.find((place, index) => places.indexOf(place) !== index);
    if (twice !== undefined) {
      throw badRequest(
        "SecurityRuleConflict",
        `Two security rules of '${id.name}' have the same priority and direction: ${twice}.`,
      );
    }
  },
  complete: ({ resource }) => {
    for (const rule of listAt(resource, "properties", "securityRules").filter(isObject)) {
      rule.id = `${resource.id}/securityRules/${rule.name}`;
    }
  },
  checkDelete: (resource, cloud) => mustNotBeLinked(resource, "networkSecurityGroup", cloud),
};

export const routeTable: ResourceType = {
  type: "Microsoft.Network/routeTables",
  seconds: { create: 3, update: 3, delete: 5 },
  checkDelete: (resource, cloud) => mustNotBeLinked(resource, "routeTable", cloud),
};

function mustNotBeLinked(resource: ArmResource, link: string, cloud: Cloud): void {
  const users = cloud.store
    .ofType(SUBNET)
    .filter(
      (subnet) => textAt(subnet, "properties", link, "id")?.toLowerCase() === resource.id.toLowerCase(),
    );
  if (users.length > 0) {
    throw conflict(
      "InUse",
      `${resource.id} cannot be deleted because it is in use by ${users.map(({ id }) => id).join(", ")}.`,
    );
  }
}
