import { badRequest } from "../arm/arm-error";
import { at, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";
import { mustUnwrap } from "./customer-managed-key";
import { actingPrincipal, completeIdentity } from "./identities";
import type { ResourceType, Write } from "./resource-type";

/** What only the Premium tier has, by path and value. */
const PREMIUM: readonly (readonly [string, string])[] = [
  ["publicNetworkAccess", "Disabled"],
  ["zoneRedundancy", "Enabled"],
  ["dataEndpointEnabled", "true"],
];

/** A container registry; its name is one worldwide. */
export const registry: ResourceType = {
  type: "Microsoft.ContainerRegistry/registries",
  seconds: { create: 30, update: 10, delete: 20 },
  immutable: ["properties.zoneRedundancy"],
  kept: ["sku", "identity", "properties.privateEndpointConnections"],
  globalName: "container registry",
  check: (write, cloud) => {
    const { id, resource, previous } = write;
    if (!/^[a-z0-9]{5,50}$/i.test(id.name)) {
      throw badRequest(
        "InvalidRegistryName",
        `The registry name '${id.name}' is invalid: 5 to 50 letters and digits.`,
      );
    }
    mustBePremium(resource);
    const exports = textAt(resource, "properties", "policies", "exportPolicy", "status");
    const isPublic = textAt(resource, "properties", "publicNetworkAccess") !== "Disabled";
    if (exports === "disabled" && isPublic) {
      throw badRequest(
        "ExportPolicyNotSupported",
        "The export policy can be disabled only where public network access is disabled.",
      );
    }
    const isEncrypted = at(resource, "properties", "encryption", "keyVaultProperties") !== undefined;
    const wasEncrypted = at(previous, "properties", "encryption", "keyVaultProperties") !== undefined;
    if (previous !== undefined && isEncrypted && !wasEncrypted) {
      throw badRequest(
        "EncryptionNotAllowed",
        "Encryption with a customer-managed key can be set at the registry's creation only.",
      );
    }
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
  checkDelete: (resource, cloud) => mustNotBeUsed(resource, cloud),
};

function mustBePremium(resource: ArmResource): void {
  const sku = textAt(resource, "sku", "name");
  if (sku === undefined || !["Basic", "Standard", "Premium"].includes(sku)) {
    throw badRequest("InvalidSku", `The registry SKU '${sku}' is not one of Basic, Standard, Premium.`);
  }
  const odd = PREMIUM.filter(([path, value]) => String(at(resource, "properties", path)) === value).map(
    ([path]) => path,
  );
  if (sku !== "Premium" && odd.length > 0) {
    throw badRequest("SkuNotSupported", `The SKU ${sku} doesn't support ${odd.join(", ")}: Premium does.`);
  }
}

function checkKey({ resource, previous }: Write, cloud: Cloud): void {
  const keyUri = textAt(resource, "properties", "encryption", "keyVaultProperties", "keyIdentifier");
  if (keyUri === undefined || previous !== undefined) {
    return;
  }
  const principal = actingPrincipal(resource);
  mustUnwrap({ keyUri, principal, passesFirewall: false, user: resource.id }, cloud);
}

function mustNotBeUsed(resource: ArmResource, cloud: Cloud): void {
  const user = cloud.store
    .ofType("Microsoft.MachineLearningServices/workspaces")
    .find(
      (each) => textAt(each, "properties", "containerRegistry")?.toLowerCase() === resource.id.toLowerCase(),
    );
  if (user !== undefined) {
    throw badRequest(
      "ResourceInUse",
      `The registry '${resource.name}' is in use by the workspace '${user.id}'.`,
    );
  }
}
