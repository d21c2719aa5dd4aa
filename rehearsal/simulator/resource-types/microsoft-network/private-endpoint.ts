import { ArmError, badRequest } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import type { ResourceType } from "../resource-type";
import { groupsOf } from "./private-link-groups";

export const PRIVATE_ENDPOINT = "Microsoft.Network/privateEndpoints";

export const privateEndpoint: ResourceType = {
  type: PRIVATE_ENDPOINT,
  seconds: { create: 60, update: 10, delete: 30 },
  immutable: ["properties.subnet.id"],
  check: ({ body, id }, cloud) => {
    mustExist(textAt(body, "properties", "subnet", "id"), id.id, cloud);
    for (const { target, groups } of connectionsOf(body)) {
      mustExist(target, id.id, cloud);
      const allowed = groupsOf(cloud.store.get(target)?.type ?? "");
      const odd = groups.filter((group) => !allowed.includes(group.toLowerCase()));
      if (allowed.length > 0 && odd.length > 0) {
        throw badRequest(
          "InvalidPrivateLinkServiceConnection",
          `Group id ${odd.join(", ")} is not valid for '${target}'; it has ${allowed.join(", ")}.`,
        );
      }
    }
  },
  complete: ({ resource }) => {
    const connections = listAt(resource, "properties", "privateLinkServiceConnections").filter(isObject);
    for (const connection of connections) {
      connection.id = `${resource.id}/privateLinkServiceConnections/${connection.name}`;
      connection.properties = {
        ...objectAt(connection, "properties"),
        privateLinkServiceConnectionState: { status: "Approved", description: "Auto-Approved" },
      };
    }
    const card = resource.id.replace(/privateEndpoints\/[^/]+$/i, `networkInterfaces/${resource.name}-nic`);
    Object.assign(resource.properties, { networkInterfaces: [{ id: card }], customDnsConfigs: [] });
  },
  finished: (resource, cloud) => showOnTargets(resource, cloud, true),
  deleted: (resource, cloud) => showOnTargets(resource, cloud, false),
};

export const privateDnsZoneGroup: ResourceType = {
  type: `${PRIVATE_ENDPOINT}/privateDnsZoneGroups`,
  seconds: { create: 10, update: 10, delete: 10 },
  check: ({ body, id }, cloud) => {
    for (const configuration of listAt(body, "properties", "privateDnsZoneConfigs")) {
      mustExist(textAt(configuration, "properties", "privateDnsZoneId"), id.id, cloud);
    }
  },
};

/** Azure shows each endpoint on what it leads to. */
function showOnTargets(endpoint: ArmResource, cloud: Cloud, isThere: boolean): void {
  for (const { target, groups } of connectionsOf(endpoint)) {
    const resource = cloud.store.get(target);
    if (resource === undefined) {
      continue;
    }
    const others = listAt(resource, "properties", "privateEndpointConnections").filter(
      (each) => textAt(each, "properties", "privateEndpoint", "id") !== endpoint.id,
    );
    const own = {
      id: `${resource.id}/privateEndpointConnections/${endpoint.name}`,
      properties: {
        groupIds: groups,
        privateEndpoint: { id: endpoint.id },
        privateLinkServiceConnectionState: { status: "Approved" },
        provisioningState: "Succeeded",
      },
    };
    resource.properties.privateEndpointConnections = isThere ? [...others, own] : others;
  }
}

function connectionsOf(from: JsonObject): { target: string; groups: string[] }[] {
  return listAt(from, "properties", "privateLinkServiceConnections").map((connection) => ({
    target: textAt(connection, "properties", "privateLinkServiceId") ?? "",
    groups: listAt(connection, "properties", "groupIds").map(String),
  }));
}

function mustExist(target: string | undefined, from: string, cloud: Cloud): void {
  if (target === undefined || cloud.store.get(target) === undefined) {
    throw new ArmError(
      404,
      "NotFound",
      `Resource ${target ?? "(none)"} referenced by resource ${from} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
    );
  }
}
