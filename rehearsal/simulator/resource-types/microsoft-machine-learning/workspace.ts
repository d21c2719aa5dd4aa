import { badRequest, conflict } from "../../arm/arm-error";
import { at, listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { stableGuid } from "../../arm/stable-guid";
import type { Cloud } from "../../cloud";
import { mustUnwrap } from "../customer-managed-key";
import { actingPrincipal, completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { requiredRules } from "./required-rules";
import { mustHoldRoles } from "./workspace-roles";

export const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";

/** Properties that name another resource, and its type. */
const LINKS: readonly (readonly [string, string])[] = [
  ["storageAccount", "Microsoft.Storage/storageAccounts"],
  ["keyVault", "Microsoft.KeyVault/vaults"],
  ["containerRegistry", "Microsoft.ContainerRegistry/registries"],
  ["applicationInsights", "Microsoft.Insights/components"],
];

/** A workspace; deleted ones keep their name for 14 days unless they are purged. */
export const workspace: ResourceType = {
  type: WORKSPACE,
  created: 202,
  seconds: { create: 900, update: 60, delete: 600 },
  immutable: [
    "properties.hbiWorkspace",
    "properties.storageAccount",
    "properties.keyVault",
    "properties.encryption.status",
    "properties.enableServiceSideCMKEncryption",
    "kind",
  ],
  kept: ["sku", "kind", "identity", "properties.privateEndpointConnections", "properties.outboundRules"],
  check: (write, cloud) => {
    const { id, resource, previous } = write;
    if (!/^[a-z0-9][\w-]{2,32}$/i.test(id.name)) {
      throw badRequest(
        "ValidationError",
        `Workspace name '${id.name}' is invalid: 3 to 33 letters, digits, hyphens or underscores, a letter or digit first.`,
      );
    }
    if (previous === undefined && cloud.kept(WORKSPACE, id.id) !== undefined) {
      throw conflict(
        "Conflict",
        `Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete`,
      );
    }
    mustLinkWhatExists(resource, cloud);
    mustKeepIsolation(write);
    completeIdentity(resource, cloud);
    checkKey(write, cloud);
    mustHoldRoles(resource, previous === undefined, cloud);
  },
  complete: ({ resource, previous }, cloud) => {
    const { properties } = resource;
    const domain = cloud.host.replace(/^management\./, "");
    const network = objectAt(previous, "properties", "managedNetwork");
    Object.assign(properties, {
      workspaceId: stableGuid(`${resource.id}/workspaceId`),
      discoveryUrl: `https://${resource.location}.api.${domain}/discovery`,
      publicNetworkAccess: properties.publicNetworkAccess ?? "Enabled",
      managedNetwork: completeNetwork(objectAt(resource, "properties", "managedNetwork"), network),
      provisioningState: "Succeeded",
    });
  },
  finished: (resource, cloud) => {
    const network = objectAt(resource, "properties", "managedNetwork");
    const isNew = at(network, "status") === undefined;
    if (isNew && textAt(network, "isolationMode") !== "Disabled") {
      resource.properties.managedNetwork = {
        ...network,
        status: {
          status: resource.properties.provisionNetworkNow === true ? "Active" : "Inactive",
          sparkReady: false,
        },
        outboundRules: requiredRules(resource, cloud),
      };
    }
  },
  checkDelete: (resource, cloud, request) => {
    const computes = cloud.store.childrenOf(resource.id, `${WORKSPACE}/computes`);
    if (computes.length > 0 && request.query.get("forcetopurge") === undefined) {
      throw conflict(
        "Conflict",
        `The workspace '${resource.name}' still has computes: ${computes.map(({ name }) => name).join(", ")}.`,
      );
    }
  },
  deleted: (resource, cloud, request) => {
    if (request.query.get("forcetopurge") !== "true") {
      cloud.keep(resource, [], resource.id);
    }
  },
  actions: {
    listnotebookkeys: () => ({ status: 200, body: {} }),
    listkeys: () => ({ status: 200, body: {} }),
    resyncKeys: () => ({ status: 200 }),
    provisionmanagednetwork: (resource) => {
      const network = objectAt(resource, "properties", "managedNetwork");
      resource.properties.managedNetwork = { ...network, status: { status: "Active", sparkReady: false } };
      return { status: 200, body: { status: "Active" } };
    },
  },
};

function mustLinkWhatExists(resource: ArmResource, cloud: Cloud): void {
  const missing = LINKS.flatMap(([property]) => {
    const id = textAt(resource, "properties", property);
    return id === undefined || cloud.store.get(id) !== undefined ? [] : [`${property}: ${id}`];
  });
  if (missing.length > 0) {
    throw badRequest("ValidationError", `Workspace dependencies were not found: ${missing.join(", ")}.`);
  }
  if (
    listAt(resource, "properties", "keyVault").length === 0 &&
    textAt(resource, "properties", "keyVault") === undefined
  ) {
    throw badRequest("ValidationError", "A workspace takes 'properties.keyVault'.");
  }
}

/** A managed network that is on can't be switched off again, nor loosened. Gotcha 10. */
function mustKeepIsolation({ resource, previous }: Write): void {
  const before = textAt(previous, "properties", "managedNetwork", "isolationMode");
  const after = textAt(resource, "properties", "managedNetwork", "isolationMode");
  if (before !== undefined && before !== "Disabled" && after === "Disabled") {
    throw badRequest(
      "ValidationError",
      "The managed network of a workspace can't be disabled once it is enabled.",
    );
  }
}

/** What an update leaves out of the network stays, apart from the firewall's size: gotcha 8. */
function completeNetwork(sent: object, before: object): object {
  const { firewallSku: _, ...stays } = before as { firewallSku?: unknown };
  return { isolationMode: "Disabled", ...stays, ...sent };
}

function checkKey({ resource, previous }: Write, cloud: Cloud): void {
  const keyUri = textAt(resource, "properties", "encryption", "keyVaultProperties", "keyIdentifier");
  if (keyUri === undefined || previous !== undefined) {
    return;
  }
  const identity = textAt(resource, "properties", "encryption", "identity", "userAssignedIdentity");
  mustUnwrap(
    { keyUri, principal: actingPrincipal(resource, identity), passesFirewall: true, user: resource.id },
    cloud,
  );
}
