import { badRequest } from "../../arm/arm-error";
import { at, isObject, type JsonObject, listAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { SUBNET } from "./subnet";

const PRIORITIES = { least: 100, most: 4096 };

/** A network security group; of each direction, a priority is taken once. */
export const networkSecurityGroup: ResourceType = {
  type: "Microsoft.Network/networkSecurityGroups",
  tracked: true,
  seconds: { create: 3, update: 3, delete: 5 },
  check: ({ resource }) => {
    const rules = listAt(resource, "properties", "securityRules").filter(isObject);
    for (const rule of rules) {
      mustHavePriority(rule, resource);
    }
    const places = rules.map((rule) =>
      `${textAt(rule, "properties", "direction")} ${priorityOf(rule)}`.toLowerCase(),
    );
    const twice = places.findIndex((place, index) => places.indexOf(place) !== index);
    if (twice >= 0) {
      throw badRequest(
        "SecurityRuleConflict",
        `Security rule ${rules[twice]?.name} conflicts with rule ${rules[places.indexOf(places[twice] ?? "")]?.name} of '${resource.name}'. Rules cannot have the same Priority and Direction.`,
      );
    }
  },
  complete: ({ resource }) => {
    for (const rule of listAt(resource, "properties", "securityRules").filter(isObject)) {
      rule.id = `${resource.id}/securityRules/${rule.name}`;
    }
  },
  checkDelete: (resource, cloud) =>
    mustNotBeLinked(resource, "networkSecurityGroup", "InUseNetworkSecurityGroupCannotBeDeleted", cloud),
};

export const routeTable: ResourceType = {
  type: "Microsoft.Network/routeTables",
  tracked: true,
  seconds: { create: 3, update: 3, delete: 5 },
  checkDelete: (resource, cloud) =>
    mustNotBeLinked(resource, "routeTable", "InUseRouteTableCannotBeDeleted", cloud),
};

function priorityOf(rule: JsonObject): unknown {
  return at(rule, "properties", "priority");
}

function mustHavePriority(rule: JsonObject, group: ArmResource): void {
  const priority = Number(priorityOf(rule));
  if (!(priority >= PRIORITIES.least && priority <= PRIORITIES.most)) {
    throw badRequest(
      "SecurityRuleInvalidPriority",
      `Security rule ${rule.name} of '${group.name}' has the priority ${String(priorityOf(rule))}; it must be from ${PRIORITIES.least} to ${PRIORITIES.most}.`,
    );
  }
}

function mustNotBeLinked(resource: ArmResource, link: string, code: string, cloud: Cloud): void {
  const users = cloud.store
    .ofType(SUBNET)
    .filter((subnet) => sameText(textAt(subnet, "properties", link, "id"), resource.id));
  if (users.length > 0) {
    throw badRequest(
      code,
      `${resource.id} cannot be deleted because it is in use by the following resources: ${users.map(({ id }) => id).join(", ")}. In order to delete it, remove the association with the resource(s).`,
    );
  }
}
