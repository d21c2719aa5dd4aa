import { type ArmError, badRequest, conflict } from "../../arm/arm-error";
import { isObject, type JsonObject, listAt, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { stableGuid } from "../../arm/stable-guid";
import type { Cloud } from "../../cloud";
import { isPremium, REGISTRY } from "../microsoft-container-registry";
import type { ResourceType, Write } from "../resource-type";
import { usableAddresses } from "./address-range";
import { addressesOf, groupsOf } from "./private-link-groups";
import { prefixesOf } from "./subnet";

export const PRIVATE_ENDPOINT = "Microsoft.Network/privateEndpoints";

/** A private endpoint: a network card in a subnet that leads to one sub-resource of one resource. */
export const privateEndpoint: ResourceType = {
  type: PRIVATE_ENDPOINT,
  tracked: true,
  seconds: { create: 60, update: 10, delete: 30 },
  immutable: ["properties.subnet.id"],
  links: (endpoint, cloud) => [
    {
      action: "Microsoft.Network/virtualNetworks/subnets/join/action",
      scope: textAt(endpoint, "properties", "subnet", "id") ?? "",
    },
    ...connectionsOf(endpoint, "privateLinkServiceConnections").flatMap(({ target }) => {
      const type = cloud.store.get(target)?.type;
      return type === undefined
        ? []
        : [{ action: `${type}/PrivateEndpointConnectionsApproval/action`, scope: target }];
    }),
  ],
  check: (write, cloud) => {
    const { resource, id } = write;
    const connections = allConnections(resource);
    if (connections.length !== 1) {
      throw badRequest(
        "InvalidRequestFormat",
        `The private endpoint '${id.name}' takes exactly one private link service connection, not ${connections.length}.`,
      );
    }
    mustHaveRoom(write, cloud);
    for (const connection of connections) {
      mustLead(connection, id.id, cloud);
    }
  },
  complete: ({ resource }) => {
    for (const [list, status] of [
      ["privateLinkServiceConnections", "Approved"],
      ["manualPrivateLinkServiceConnections", "Pending"],
    ] as const) {
      for (const connection of listAt(resource, "properties", list).filter(isObject)) {
        connection.id = `${resource.id}/${list}/${connection.name}`;
        connection.properties = {
          ...objectAt(connection, "properties"),
          provisioningState: "Succeeded",
          privateLinkServiceConnectionState: {
            status,
            description: status === "Approved" ? "Auto-Approved" : "",
          },
        };
      }
    }
    const card =
      textAt(resource, "properties", "customNetworkInterfaceName") ??
      `${resource.name}.nic.${stableGuid(`${resource.id}/nic`)}`;
    const id = resource.id.replace(/privateEndpoints\/[^/]+$/i, `networkInterfaces/${card}`);
    Object.assign(resource.properties, { networkInterfaces: [{ id }], customDnsConfigs: [] });
  },
  finished: (resource, cloud) => showOnTargets(resource, cloud, true),
  deleted: (resource, cloud) => showOnTargets(resource, cloud, false),
};

interface Connection {
  readonly target: string;
  readonly groups: readonly string[];
  readonly status: "Approved" | "Pending";
}

function mustLead({ target, groups }: Connection, from: string, cloud: Cloud): void {
  const resource = cloud.store.get(target);
  if (resource === undefined) {
    throw notFound(target, from);
  }
  if (sameText(resource.type, REGISTRY) && !isPremium(resource)) {
    throw badRequest(
      "SkuNotSupported",
      `Private endpoints are not supported for the SKU ${textAt(resource, "sku", "name")} of '${target}': Premium has them.`,
    );
  }
  const known = groupsOf(resource.type);
  const odd = groups.filter((group) => !known.includes(group.toLowerCase()));
  if (known.length > 0 && (odd.length > 0 || groups.length === 0)) {
    throw badRequest(
      "BadRequest",
      `Call to ${resource.type} failed. Error message: Invalid groupId '${odd.join(", ")}' of '${from}' for '${target}'; it has ${known.join(", ")}.`,
    );
  }
  if (groups.length > 1) {
    throw badRequest(
      "OnlyOneGroupIdPermitted",
      `Private link service connection of '${from}' has the following group Ids: ${groups.join(", ")}. Only one group Id is permitted when connecting to a first-party resource (${target}).`,
    );
  }
}

/** The subnet must be there, in the same region, at rest, and have addresses left. */
function mustHaveRoom({ resource, id, previous }: Write, cloud: Cloud): void {
  const subnetId = textAt(resource, "properties", "subnet", "id") ?? "";
  const subnet = cloud.store.get(subnetId);
  const network = cloud.store.get(subnetId.split("/").slice(0, -2).join("/"));
  if (subnet === undefined || network === undefined || !sameText(network.location, resource.location)) {
    throw notFound(subnetId, id.id);
  }
  if (textAt(subnet, "properties", "provisioningState") !== "Succeeded") {
    throw conflict(
      "ReferencedResourceNotProvisioned",
      `Cannot proceed with operation because resource ${subnetId} used by resource ${id.id} is not in Succeeded state. Resource is in ${subnet.properties.provisioningState} state.`,
    );
  }
  const taken = cloud.store
    .ofType(PRIVATE_ENDPOINT)
    .filter((each) => sameText(textAt(each, "properties", "subnet", "id"), subnetId) && each !== previous)
    .reduce((sum, each) => sum + addressesTakenBy(each, cloud), 0);
  const room = prefixesOf(subnet).reduce((sum, prefix) => sum + usableAddresses(prefix), 0);
  const wanted = addressesTakenBy(resource, cloud);
  if (taken + wanted > room) {
    throw badRequest(
      "SubnetIsFull",
      `Subnet ${subnet.name} with address prefix ${prefixesOf(subnet).join(", ")} does not have enough capacity for ${wanted} IP addresses of ${id.id}.`,
    );
  }
}

function addressesTakenBy(endpoint: ArmResource, cloud: Cloud): number {
  return allConnections(endpoint)
    .map(({ target }) => addressesOf(cloud.store.get(target)?.type ?? ""))
    .reduce((sum, count) => sum + count, 0);
}

/** Azure shows each endpoint on what it leads to. */
function showOnTargets(endpoint: ArmResource, cloud: Cloud, isThere: boolean): void {
  for (const { target, groups, status } of allConnections(endpoint)) {
    const resource = cloud.store.get(target);
    if (resource === undefined) {
      continue;
    }
    const others = listAt(resource, "properties", "privateEndpointConnections").filter(
      (each) => textAt(each, "properties", "privateEndpoint", "id") !== endpoint.id,
    );
    const own = {
      id: `${resource.id}/privateEndpointConnections/${endpoint.name}`,
      name: endpoint.name,
      type: `${resource.type}/privateEndpointConnections`,
      properties: {
        groupIds: groups,
        privateEndpoint: { id: endpoint.id },
        privateLinkServiceConnectionState: { status },
        provisioningState: "Succeeded",
      },
    };
    resource.properties.privateEndpointConnections = isThere ? [...others, own] : others;
  }
}

function allConnections(from: JsonObject): Connection[] {
  return [
    ...connectionsOf(from, "privateLinkServiceConnections"),
    ...connectionsOf(from, "manualPrivateLinkServiceConnections"),
  ];
}

function connectionsOf(from: JsonObject, list: string): Connection[] {
  return listAt(from, "properties", list).map((connection) => ({
    target: textAt(connection, "properties", "privateLinkServiceId") ?? "",
    groups: listAt(connection, "properties", "groupIds").map(String),
    status: list.startsWith("manual") ? "Pending" : "Approved",
  }));
}

/** Networking's word for whatever another resource names and doesn't find. */
export function notFound(target: string, from: string): ArmError {
  return badRequest(
    "InvalidResourceReference",
    `Resource ${target || "(none)"} referenced by resource ${from} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.`,
  );
}
