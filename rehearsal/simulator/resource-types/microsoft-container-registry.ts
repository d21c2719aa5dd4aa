import { type ArmError, badRequest, conflict } from "../arm/arm-error";
import { at, listAt, objectAt, sameText, textAt } from "../arm/json";
import { valueAt } from "../arm/json-path";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { mustBeAllowed } from "./allowed-values";
import { mustUnwrap } from "./customer-managed-key";
import { completeIdentity } from "./identities";
import { mustServeNoWorkspace } from "./in-use";
import type { ResourceType, Write } from "./resource-type";

export const REGISTRY = "Microsoft.ContainerRegistry/registries";

/** What only the Premium tier has, by path and value. */
const PREMIUM: readonly (readonly [string, string])[] = [
  ["properties.publicNetworkAccess", "Disabled"],
  ["properties.networkRuleSet.defaultAction", "Deny"],
  ["properties.zoneRedundancy", "Enabled"],
  ["properties.dataEndpointEnabled", "true"],
  ["properties.encryption.status", "enabled"],
  ["properties.policies.retentionPolicy.status", "enabled"],
  ["properties.policies.trustPolicy.status", "enabled"],
  ["properties.policies.quarantinePolicy.status", "enabled"],
  ["properties.policies.exportPolicy.status", "disabled"],
];
const ALLOWED = {
  "sku.name": ["Basic", "Standard", "Premium"],
  "properties.publicNetworkAccess": ["Enabled", "Disabled"],
  "properties.zoneRedundancy": ["Enabled", "Disabled"],
  "properties.networkRuleBypassOptions": ["AzureServices", "None"],
  "properties.networkRuleSet.defaultAction": ["Allow", "Deny"],
  "properties.policies.exportPolicy.status": ["enabled", "disabled"],
};

/** A container registry; its name is one worldwide. */
export const registry: ResourceType = {
  type: REGISTRY,
  tracked: true,
  seconds: { create: 30, update: 10, delete: 20 },
  immutable: ["properties.zoneRedundancy"],
  kept: ["sku", "identity", "properties.encryption"],
  taken: (name) =>
    conflict(
      "AlreadyInUse",
      `The registry DNS name ${name}.azurecr.io is already in use. You can check if the name is already claimed using following API: https://docs.microsoft.com/en-us/rest/api/containerregistry/registries/checknameavailability`,
    ),
  check: (write, cloud) => {
    const { id, resource } = write;
    if (!/^[a-z0-9]{5,50}$/i.test(id.name)) {
      throw badRequest(
        "InvalidResourceName",
        `The registry name '${id.name}' is invalid: 5 to 50 letters and digits.`,
      );
    }
    if (textAt(resource, "sku", "name") === undefined) {
      throw badRequest("InvalidRequestContent", `The registry '${id.name}' takes 'sku.name'.`);
    }
    mustBeAllowed(resource, ALLOWED, "InvalidParameter");
    mustBePremium(resource);
    mustKeepImages(resource);
    mustBeEncryptedFromTheStart(write);
    completeIdentity(resource, cloud);
    checkKey(write, cloud);
  },
  complete: ({ resource }) => {
    const { properties } = resource;
    Object.assign(properties, {
      loginServer: `${resource.name.toLowerCase()}.azurecr.io`,
      adminUserEnabled: properties.adminUserEnabled ?? false,
      publicNetworkAccess: properties.publicNetworkAccess ?? "Enabled",
      zoneRedundancy: properties.zoneRedundancy ?? "Disabled",
      networkRuleSet: properties.networkRuleSet ?? { defaultAction: "Allow", ipRules: [] },
    });
    resource.sku = { name: textAt(resource, "sku", "name"), tier: textAt(resource, "sku", "name") };
  },
  checkDelete: (resource, cloud) => mustServeNoWorkspace(resource, "containerRegistry", cloud),
};

/** Copies of a registry in other regions; Premium too. */
export const replication: ResourceType = {
  type: `${REGISTRY}/replications`,
  tracked: true,
  seconds: { create: 30, delete: 20 },
  check: ({ id }, cloud) => {
    const owner = cloud.store.get(id.parent);
    if (owner !== undefined && !isPremium(owner)) {
      throw unsupported("Geo-replication", owner);
    }
  },
};

/** Whether a registry has the tier on which everything private stands. */
export function isPremium(resource: ArmResource): boolean {
  return sameText(textAt(resource, "sku", "name"), "Premium");
}

function mustBePremium(resource: ArmResource): void {
  if (isPremium(resource)) {
    return;
  }
  if (sameText(textAt(resource, "properties", "publicNetworkAccess"), "Disabled")) {
    throw badRequest(
      "DisablingPublicNetworkAccessNotSupported",
      `Disabling public network access is not supported for the SKU ${textAt(resource, "sku", "name")} of '${resource.name}'. For more information, please visit https://aka.ms/acr/private-link.`,
    );
  }
  const [odd] =
    PREMIUM.find(([path, value]) => sameText(String(valueAt(resource, path)), value)) ??
    (listAt(resource, "properties", "networkRuleSet", "ipRules").length > 0
      ? ["properties.networkRuleSet"]
      : []);
  if (odd !== undefined) {
    throw unsupported(`'${odd}'`, resource);
  }
}

function unsupported(feature: string, resource: ArmResource): ArmError {
  return badRequest(
    "SkuNotSupported",
    `${feature} is not supported for the SKU ${textAt(resource, "sku", "name")} of '${resource.name}': Premium has it.`,
  );
}

/** Where nothing may be exported, nobody outside may reach it either. */
function mustKeepImages(resource: ArmResource): void {
  const exports = textAt(resource, "properties", "policies", "exportPolicy", "status");
  const isPublic = !sameText(textAt(resource, "properties", "publicNetworkAccess"), "Disabled");
  if (sameText(exports, "disabled") && isPublic) {
    throw badRequest(
      "BadRequest",
      `Enabling public network access is not supported because the registry '${resource.name}' has exports disabled.`,
    );
  }
}

function mustBeEncryptedFromTheStart({ previous, resource }: Write): void {
  const isEncrypted = at(resource, "properties", "encryption", "keyVaultProperties") !== undefined;
  const wasEncrypted = at(previous, "properties", "encryption", "keyVaultProperties") !== undefined;
  if (previous !== undefined && isEncrypted && !wasEncrypted) {
    throw badRequest(
      "EncryptionNotAllowed",
      `Encryption of '${resource.name}' with a customer-managed key can be set at the registry's creation only.`,
    );
  }
}

/** Only a user-assigned identity can be there before the registry, and it passes no firewall: gotcha 33. */
function checkKey({ resource, previous }: Write, cloud: Cloud): void {
  const key = objectAt(resource, "properties", "encryption", "keyVaultProperties");
  const keyUri = textAt(key, "keyIdentifier");
  if (keyUri === undefined || previous !== undefined) {
    return;
  }
  const assigned = Object.values(objectAt(resource, "identity", "userAssignedIdentities"));
  const chosen = assigned.find((each) => sameText(textAt(each, "clientId"), textAt(key, "identity")));
  mustUnwrap(
    { keyUri, principal: textAt(chosen, "principalId"), passesFirewall: false, user: resource.id },
    cloud,
  );
}
