import { badRequest } from "../../arm/arm-error";
import { at, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import { stableGuid } from "../../arm/stable-guid";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { mustUnwrap } from "../customer-managed-key";
import { actingPrincipal, completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";
import { completedNetwork, mustKeepIsolation, provisionNetwork, startNetwork } from "./managed-network";
import { mustStandOnFirmGround } from "./workspace-resources";
import { mustHoldRoles } from "./workspace-roles";

export const WORKSPACE = "Microsoft.MachineLearningServices/workspaces";

const ALLOWED = {
  kind: ["Default", "FeatureStore", "Hub", "Project"],
  "properties.publicNetworkAccess": ["Enabled", "Disabled"],
  "properties.systemDatastoresAuthMode": ["AccessKey", "Identity", "UserDelegationSAS"],
  "properties.encryption.status": ["Enabled", "Disabled"],
  "properties.managedNetwork.isolationMode": [
    "Disabled",
    "AllowInternetOutbound",
    "AllowOnlyApprovedOutbound",
  ],
  "properties.managedNetwork.firewallSku": ["Standard", "Basic"],
};

/** A workspace; deleted ones keep their name for 14 days unless they are purged. */
export const workspace: ResourceType = {
  type: WORKSPACE,
  tracked: true,
  created: 202,
  seconds: { create: 900, update: 60, delete: 600 },
  busy: "Conflict",
  immutable: [
    "properties.hbiWorkspace",
    "properties.storageAccount",
    "properties.keyVault",
    "properties.encryption.status",
    "properties.enableServiceSideCMKEncryption",
    "kind",
  ],
  kept: ["sku", "identity", "properties.encryption", "properties.managedNetwork.isolationMode"],
  check: (write, cloud) => {
    const { id, resource, previous } = write;
    if (!/^[a-z0-9][\w-]{2,32}$/i.test(id.name)) {
      throw badRequest(
        "ValidationError",
        `Workspace name '${id.name}' is invalid: 3 to 33 letters, digits, hyphens or underscores, a letter or digit first.`,
      );
    }
    if (previous === undefined && cloud.kept(WORKSPACE, id.id) !== undefined && !recovers(resource)) {
      throw badRequest(
        "BadRequest",
        `Soft-deleted workspace exists. Please purge or recover it. https://aka.ms/wsoftdelete ('${id.name}')`,
      );
    }
    mustBeAllowed(resource, ALLOWED, "ValidationError");
    mustKeepIsolation(write);
    completeIdentity(resource, cloud);
    mustStandOnFirmGround(write, cloud);
    checkKey(write, cloud);
    mustHoldRoles(resource, previous === undefined, cloud);
  },
  complete: (write, cloud) => {
    const { resource } = write;
    const domain = cloud.host.replace(/^management\./, "");
    delete resource.properties.allowRecoverSoftDeletedWorkspace;
    cloud.purge(WORKSPACE, resource.id);
    Object.assign(resource.properties, {
      workspaceId: stableGuid(`${resource.id}/workspaceId`),
      discoveryUrl: `https://${resource.location}.api.${domain}/discovery`,
      publicNetworkAccess: resource.properties.publicNetworkAccess ?? "Enabled",
      managedNetwork: completedNetwork(write),
    });
  },
  finished: (resource, cloud) => startNetwork(resource, cloud),
  deleted: (resource, cloud, request) => {
    if (request.query.get("forcetopurge") !== "true") {
      cloud.keep(resource, [], resource.id);
    }
  },
  actions: {
    listnotebookkeys: () => ({ status: 200, body: {} }),
    listkeys: () => ({ status: 200, body: {} }),
    resynckeys: () => ({ status: 200 }),
    provisionmanagednetwork: (resource, _, cloud) => {
      provisionNetwork(resource, cloud);
      return { status: 200, body: objectAt(resource, "properties", "managedNetwork", "status") };
    },
  },
};

function recovers(resource: ArmResource): boolean {
  return at(resource, "properties", "allowRecoverSoftDeletedWorkspace") === true;
}

function checkKey({ resource, previous }: Write, cloud: Cloud): void {
  const keyUri = textAt(resource, "properties", "encryption", "keyVaultProperties", "keyIdentifier");
  const isServiceSide = at(resource, "properties", "enableServiceSideCMKEncryption") === true;
  if (keyUri === undefined && isServiceSide) {
    throw badRequest(
      "ValidationError",
      `The workspace '${resource.name}' takes 'properties.encryption' with enableServiceSideCMKEncryption.`,
    );
  }
  if (keyUri === undefined || previous !== undefined) {
    return;
  }
  const identity = textAt(resource, "properties", "encryption", "identity", "userAssignedIdentity");
  mustUnwrap(
    { keyUri, principal: actingPrincipal(resource, identity), passesFirewall: true, user: resource.id },
    cloud,
  );
}
