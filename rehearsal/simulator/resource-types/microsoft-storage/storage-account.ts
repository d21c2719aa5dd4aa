import { type ArmError, badRequest, conflict } from "../../arm/arm-error";
import { at, objectAt, sameText, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import { mustUnwrap } from "../customer-managed-key";
import { actingPrincipal, completeIdentity } from "../identities";
import { mustServeNoWorkspace } from "../in-use";
import type { ResourceType, Write } from "../resource-type";
import { checkNetworkRules } from "./network-rules";

export const STORAGE_ACCOUNT = "Microsoft.Storage/storageAccounts";

const SERVICES = ["blobServices", "fileServices", "queueServices", "tableServices"];
const ENDPOINTS = ["blob", "file", "queue", "table", "dfs", "web"];
const REDUNDANCIES = ["LRS", "ZRS", "GRS", "RAGRS", "GZRS", "RAGZRS"];
const ALLOWED = {
  kind: ["Storage", "StorageV2", "BlobStorage", "BlockBlobStorage", "FileStorage"],
  "sku.name": [...REDUNDANCIES.map((each) => `Standard_${each}`), "Premium_LRS", "Premium_ZRS"],
  "properties.accessTier": ["Hot", "Cool", "Cold", "Premium"],
  "properties.minimumTlsVersion": ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"],
  "properties.publicNetworkAccess": ["Enabled", "Disabled", "SecuredByPerimeter"],
  "properties.allowedCopyScope": ["AAD", "PrivateLink"],
  "properties.networkAcls.defaultAction": ["Allow", "Deny"],
  "properties.encryption.keySource": ["Microsoft.Storage", "Microsoft.Keyvault"],
};

/** A storage account; its name is one worldwide, its services exist with it. */
export const storageAccount: ResourceType = {
  type: STORAGE_ACCOUNT,
  tracked: true,
  created: 202,
  seconds: { create: 30 },
  busy: "StorageAccountOperationInProgress",
  immutable: [
    "properties.isHnsEnabled",
    "properties.isNfsV3Enabled",
    "properties.encryption.requireInfrastructureEncryption",
  ],
  unchangeable,
  kept: ["sku", "kind", "identity"],
  taken: (name, other, { subscription }) =>
    other.id.toLowerCase().startsWith(`/subscriptions/${subscription}/`.toLowerCase())
      ? conflict(
          "StorageAccountAlreadyExists",
          `The storage account named ${name} already exists under the subscription.`,
        )
      : conflict("StorageAccountAlreadyTaken", `The storage account named ${name} is already taken.`),
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!/^[a-z0-9]{3,24}$/.test(id.name)) {
      throw badRequest(
        "AccountNameInvalid",
        `${id.name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`,
      );
    }
    mustBeComplete(resource);
    mustKeepKind(write);
    mustBeAllowed(resource, ALLOWED, "InvalidValuesForRequestParameters");
    mustAllowRestore(resource, cloud);
    checkNetworkRules(resource, "Microsoft.Storage", cloud);
    completeIdentity(resource, cloud);
    checkKey(write, cloud);
  },
  complete: ({ resource }, cloud) => {
    const domain = cloud.host.replace(/^management\./, "");
    const encrypted = { enabled: true, keyType: "Account" };
    Object.assign(resource.properties, {
      primaryEndpoints: Object.fromEntries(
        ENDPOINTS.map((service) => [service, `https://${resource.name}.${service}.storage.${domain}/`]),
      ),
      primaryLocation: resource.location,
      statusOfPrimary: "available",
      encryption: {
        keySource: "Microsoft.Storage",
        services: { blob: encrypted, file: encrypted },
        ...objectAt(resource, "properties", "encryption"),
      },
    });
    const sku = textAt(resource, "sku", "name") ?? "";
    resource.sku = { ...objectAt(resource, "sku"), tier: /^premium/i.test(sku) ? "Premium" : "Standard" };
  },
  finished: (resource, cloud) => {
    for (const service of SERVICES) {
      addService(resource, service, cloud);
    }
  },
  checkDelete: (resource, cloud) => mustServeNoWorkspace(resource, "storageAccount", cloud),
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

function mustBeComplete(resource: ArmResource): void {
  const missing = [
    ...(textAt(resource, "sku", "name") === undefined ? ["sku.name"] : []),
    ...(textAt(resource, "kind") === undefined ? ["kind"] : []),
  ];
  if (missing.length > 0) {
    throw badRequest(
      "RequiredParameterMissing",
      `The storage account '${resource.name}' takes ${missing.join(" and ")}.`,
    );
  }
}

/** The only way from one kind to another is up, to StorageV2. */
function mustKeepKind({ resource, previous }: Write): void {
  const [before, after] = [textAt(previous, "kind"), textAt(resource, "kind")];
  if (before !== undefined && !sameText(before, after) && !sameText(after, "StorageV2")) {
    throw unchangeable("kind", resource);
  }
}

function unchangeable(property: string, { name }: ArmResource): ArmError {
  return badRequest(
    "AccountPropertyCannotBeUpdated",
    `The property '${property.split(".").at(-1)}' was specified in the input, but it cannot be updated as it is read-only: '${name}'. For more information, see - https://aka.ms/storageaccountupdate`,
  );
}

/** A copy scope and point-in-time restore exclude each other: gotcha 34. */
function mustAllowRestore(resource: ArmResource, cloud: Cloud): void {
  const scope = textAt(resource, "properties", "allowedCopyScope");
  const blobs = cloud.store.get(`${resource.id}/blobServices/default`);
  if (scope !== undefined && at(blobs, "properties", "restorePolicy", "enabled") === true) {
    throw conflict(
      "FeatureNotSupportedForAccount",
      `The copy scope ${scope} is not supported for the account '${resource.name}': point-in-time restore is on.`,
    );
  }
}

function addService(account: ArmResource, service: string, cloud: Cloud): void {
  const id = `${account.id}/${service}/default`;
  if (cloud.store.get(id) === undefined) {
    const properties = service === "blobServices" ? { deleteRetentionPolicy: { enabled: false } } : {};
    cloud.store.set({ id, name: "default", type: `${STORAGE_ACCOUNT}/${service}`, properties });
  }
}

function checkKey({ resource }: Write, cloud: Cloud): void {
  const { encryption } = resource.properties;
  const vaultUri = textAt(encryption, "keyvaultproperties", "keyvaulturi");
  const keyName = textAt(encryption, "keyvaultproperties", "keyname");
  if (!/^microsoft\.keyvault$/i.test(textAt(encryption, "keySource") ?? "")) {
    return;
  }
  if (vaultUri === undefined || keyName === undefined) {
    throw badRequest(
      "InvalidRequestPropertyValue",
      `The storage account '${resource.name}' takes encryption.keyvaultproperties with keySource Microsoft.Keyvault.`,
    );
  }
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

/** The provider reads keys on every refresh; these open nothing. */
function unusableKey(account: ArmResource): string {
  return Buffer.from(`rehearsal ${account.name}`).toString("base64");
}
