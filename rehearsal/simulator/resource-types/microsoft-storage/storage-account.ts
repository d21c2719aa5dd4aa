import { badRequest, conflict } from "../../arm/arm-error";
import { at, listAt, objectAt, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { mustUnwrap } from "../customer-managed-key";
import { actingPrincipal, completeIdentity } from "../identities";
import type { ResourceType, Write } from "../resource-type";

const TYPE = "Microsoft.Storage/storageAccounts";
const SERVICES = ["blobServices", "fileServices", "queueServices", "tableServices"];
const RETENTION_OFF = { enabled: false };

/** A storage account; its name is one worldwide, its services exist with it. */
export const storageAccount: ResourceType = {
  type: TYPE,
  created: 202,
  seconds: { create: 30 },
  immutable: ["properties.isHnsEnabled", "properties.encryption.requireInfrastructureEncryption", "kind"],
  kept: ["sku", "kind", "identity", "properties.privateEndpointConnections"],
  globalName: "storage account",
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!/^[a-z0-9]{3,24}$/.test(id.name)) {
      throw badRequest(
        "AccountNameInvalid",
        `${id.name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`,
      );
    }
    if (textAt(resource, "sku", "name") === undefined || textAt(resource, "kind") === undefined) {
      throw badRequest("InvalidRequestPropertyName", "A storage account takes 'sku.name' and 'kind'.");
    }
    const copyScope = at(resource, "properties", "allowedCopyScope");
    const restores = at(
      cloud.store.get(`${id.id}/blobServices/default`),
      "properties",
      "restorePolicy",
      "enabled",
    );
    if (copyScope !== undefined && restores === true) {
      throw conflict(
        "FeatureNotSupported",
        "Point-in-time restore is not supported with a permitted copy scope.",
      );
    }
    completeIdentity(resource, cloud);
    checkKey(write, cloud);
  },
  complete: ({ resource }, cloud) => {
    const { name } = resource;
    const domain = cloud.host.replace(/^management\./, "");
    const services = ["blob", "file", "queue", "table", "dfs", "web"];
    Object.assign(resource.properties, {
      primaryEndpoints: Object.fromEntries(
        services.map((service) => [service, `https://${name}.${service}.storage.${domain}/`]),
      ),
      primaryLocation: resource.location,
      statusOfPrimary: "available",
      encryption: {
        keySource: "Microsoft.Storage",
        services: Object.fromEntries(
          services.slice(0, 2).map((each) => [each, { enabled: true, keyType: "Account" }]),
        ),
        ...objectAt(resource, "properties", "encryption"),
      },
    });
    resource.sku = {
      ...objectAt(resource, "sku"),
      tier: /^premium/i.test(textAt(resource, "sku", "name") ?? "") ? "Premium" : "Standard",
    };
  },
  finished: (resource, cloud) => {
    for (const service of SERVICES) {
      addService(resource, service, cloud);
    }
  },
  checkDelete: (resource, cloud) => mustNotBeUsed(resource, cloud),
  actions: {
    listkeys: (resource) => ({
      status: 200,
      body: {
        keys: ["key1", "key2"].map((keyName) => ({
          keyName,
          permissions: "FULL",
          value: unusableKey(resource),
        })),
      },
    }),
  },
};

function addService(account: ArmResource, service: string, cloud: Cloud): void {
  const id = `${account.id}/${service}/default`;
  if (cloud.store.get(id) === undefined) {
    const properties = service === "blobServices" ? { deleteRetentionPolicy: RETENTION_OFF } : {};
    cloud.store.set({ id, name: "default", type: `${TYPE}/${service}`, properties });
  }
}

function checkKey({ resource }: Write, cloud: Cloud): void {
  const { encryption } = resource.properties;
  const vaultUri = textAt(encryption, "keyvaultproperties", "keyvaulturi");
  const keyName = textAt(encryption, "keyvaultproperties", "keyname");
  if (vaultUri !== undefined && keyName !== undefined) {
    mustUnwrap(
      {
        keyUri: `${vaultUri.replace(/\/+$/, "")}/keys/${keyName}`,
        principal: actingPrincipal(resource, textAt(encryption, "identity", "userAssignedIdentity")),
        passesFirewall: true,
        user: resource.id,
      },
      cloud,
    );
  }
}

/** Azure lets the account of a workspace go; what would follow is a broken workspace, so it is refused here. */
function mustNotBeUsed(resource: ArmResource, cloud: Cloud): void {
  const user = cloud.store
    .ofType("Microsoft.MachineLearningServices/workspaces")
    .find(
      (workspace) =>
        textAt(workspace, "properties", "storageAccount")?.toLowerCase() === resource.id.toLowerCase(),
    );
  const isLast = listAt(user, "properties", "storageAccounts").length === 0;
  if (user !== undefined && isLast) {
    throw conflict(
      "ResourceInUse",
      `The storage account '${resource.name}' is in use by the workspace '${user.id}'.`,
    );
  }
}

/** The provider reads keys on every refresh; these open nothing. */
function unusableKey(account: ArmResource): string {
  return Buffer.from(`rehearsal ${account.name}`).toString("base64");
}
