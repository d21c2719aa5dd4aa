import { ArmError, badRequest, conflict } from "../../arm/arm-error";
import { at, textAt } from "../../arm/json";
import type { Cloud, SoftDeleted } from "../../cloud";
import type { ResourceType, Write } from "../resource-type";

export const VAULT = "Microsoft.KeyVault/vaults";
export const DELETED_VAULT = "Microsoft.KeyVault/locations/deletedVaults";

const DAY = 24 * 60 * 60 * 1000;

/** A key vault: soft delete is always on, the name stays taken, purge protection is for ever. */
export const vault: ResourceType = {
  type: VAULT,
  seconds: { create: 30, update: 5 },
  kept: ["properties.privateEndpointConnections", "properties.enablePurgeProtection"],
  immutable: ["properties.softDeleteRetentionInDays", "properties.tenantId"],
  globalName: "key vault",
  check: (write, cloud) => {
    const { id, body, previous, resource } = write;
    if (!/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/i.test(id.name) || id.name.includes("--")) {
      throw badRequest(
        "VaultNameNotValid",
        `The vault name '${id.name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.`,
      );
    }
    if (previous === undefined && textAt(body, "properties", "tenantId") === undefined) {
      throw badRequest("BadRequest", "The vault takes 'properties.tenantId' and 'properties.sku'.");
    }
    const wasProtected = at(previous, "properties", "enablePurgeProtection") === true;
    const isProtected = at(resource, "properties", "enablePurgeProtection");
    if (isProtected === false || (wasProtected && isProtected !== true)) {
      throw badRequest(
        "BadRequest",
        'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.',
      );
    }
    if (previous === undefined) {
      checkSoftDeleted(write, cloud);
    }
  },
  complete: ({ resource, body }, cloud) => {
    const { name } = resource;
    const kept = cloud.kept(VAULT, name);
    if (textAt(body, "properties", "createMode") === "recover" && kept !== undefined) {
      Object.assign(resource, structuredClone(kept.resource), { location: resource.location });
    }
    delete resource.properties.createMode;
    Object.assign(resource.properties, {
      vaultUri: `https://${name}.vault.${cloud.host.replace(/^management\./, "")}/`,
      enableSoftDelete: true,
      softDeleteRetentionInDays: resource.properties.softDeleteRetentionInDays ?? 90,
    });
  },
  finished: (resource, cloud) => {
    for (const content of cloud.kept(VAULT, resource.name)?.content ?? []) {
      cloud.store.set(content);
    }
    cloud.purge(VAULT, resource.name);
  },
  deleted: (resource, cloud) => {
    const content = cloud.store.below(resource.id).filter(({ type }) => type === `${VAULT}/keys`);
    cloud.keep(resource, content, resource.name);
  },
};

/** The name of a deleted vault: only its own owner gets it back, and only by recovering it. */
function checkSoftDeleted({ id, body }: Write, cloud: Cloud): void {
  const kept = cloud.kept(VAULT, id.name);
  const recovers = textAt(body, "properties", "createMode") === "recover";
  if (kept !== undefined && !recovers) {
    throw conflict(
      "ConflictError",
      `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.`,
    );
  }
  if (kept === undefined && recovers) {
    throw new ArmError(
      404,
      "DeletedVaultNotFound",
      `The specified deleted vault '${id.name}' does not exist.`,
    );
  }
}

/** A deleted vault as Azure shows it. */
export function deletedVault({ resource, deletedAt }: SoftDeleted): object {
  const subscription = resource.id.split("/")[2];
  const days = Number(resource.properties.softDeleteRetentionInDays ?? 90);
  return {
    id: `/subscriptions/${subscription}/providers/Microsoft.KeyVault/locations/${resource.location}/deletedVaults/${resource.name}`,
    name: resource.name,
    type: "Microsoft.KeyVault/deletedVaults",
    properties: {
      vaultId: resource.id,
      location: resource.location,
      deletionDate: new Date(deletedAt).toISOString(),
      scheduledPurgeDate: new Date(deletedAt + days * DAY).toISOString(),
      purgeProtectionEnabled: resource.properties.enablePurgeProtection === true,
      tags: resource.tags ?? {},
    },
  };
}
