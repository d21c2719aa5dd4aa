import { ArmError, badRequest, conflict } from "../../arm/arm-error";
import { at, textAt } from "../../arm/json";
import type { ArmResource } from "../../arm/resource-store";
import type { Cloud, SoftDeleted } from "../../cloud";
import { mustBeAllowed } from "../allowed-values";
import type { ResourceType, Write } from "../resource-type";

export const VAULT = "Microsoft.KeyVault/vaults";
export const DELETED_VAULT = "Microsoft.KeyVault/locations/deletedVaults";

const DAY = 24 * 60 * 60 * 1000;
const LONGEST_RETENTION = 90;
const ALLOWED = {
  "properties.sku.family": ["A"],
  "properties.sku.name": ["standard", "premium"],
  "properties.createMode": ["default", "recover"],
  "properties.publicNetworkAccess": ["Enabled", "Disabled", "SecuredByPerimeter"],
  "properties.networkAcls.bypass": ["AzureServices", "None"],
  "properties.networkAcls.defaultAction": ["Allow", "Deny"],
};

/** A key vault: soft delete is always on, the name stays taken, purge protection is for ever. */
export const vault: ResourceType = {
  type: VAULT,
  tracked: true,
  seconds: { create: 30, update: 5 },
  kept: ["properties.enablePurgeProtection", "properties.sku", "properties.tenantId"],
  immutable: ["properties.softDeleteRetentionInDays"],
  unchangeable: (property, { name }) =>
    badRequest(
      "BadRequest",
      `The property "${property.split(".").at(-1)}" of the vault '${name}' has been set already and it can't be modified.`,
    ),
  busy: "ConflictError",
  taken: (name) =>
    conflict(
      "VaultAlreadyExists",
      `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault see https://aka.ms/kvsoftdelete.`,
    ),
  check: (write, cloud) => {
    const { id, previous, resource } = write;
    if (!/^[a-z][a-z0-9-]{1,22}[a-z0-9]$/i.test(id.name) || id.name.includes("--")) {
      throw badRequest(
        "VaultNameNotValid",
        `The vault name '${id.name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.`,
      );
    }
    if (previous === undefined) {
      checkSoftDeleted(write, cloud);
    }
    if (!recovers(resource)) {
      mustBeComplete(resource);
      mustBeRecoverable(write);
    }
  },
  complete: ({ resource }, cloud) => {
    const kept = cloud.kept(VAULT, resource.name);
    if (recovers(resource) && kept !== undefined) {
      const { location, tags } = resource;
      Object.assign(resource, structuredClone(kept.resource), { location }, tags ? { tags } : {});
    }
    delete resource.properties.createMode;
    Object.assign(resource.properties, {
      vaultUri: `https://${resource.name}.vault.${cloud.host.replace(/^management\./, "")}/`,
      enableSoftDelete: true,
      softDeleteRetentionInDays: resource.properties.softDeleteRetentionInDays ?? LONGEST_RETENTION,
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

function recovers(resource: ArmResource): boolean {
  return textAt(resource, "properties", "createMode") === "recover";
}

function mustBeComplete(resource: ArmResource): void {
  const missing = ["tenantId", "sku"].filter((name) => resource.properties[name] === undefined);
  if (missing.length > 0) {
    throw badRequest(
      "BadRequest",
      `The vault '${resource.name}' takes properties.${missing.join(", properties.")}.`,
    );
  }
  mustBeAllowed(resource, ALLOWED, "BadRequest");
}

/** Soft delete is always on, for 7 to 90 days, and purge protection never goes. */
function mustBeRecoverable({ resource, previous }: Write): void {
  const isProtected = at(resource, "properties", "enablePurgeProtection");
  if (
    isProtected === false ||
    (at(previous, "properties", "enablePurgeProtection") && isProtected !== true)
  ) {
    throw badRequest(
      "BadRequest",
      `The property "enablePurgeProtection" of the vault '${resource.name}' cannot be set to false. Enabling the purge protection for a vault is an irreversible action.`,
    );
  }
  if (at(resource, "properties", "enableSoftDelete") === false) {
    throw badRequest(
      "BadRequest",
      `The property "enableSoftDelete" of the vault '${resource.name}' cannot be set to false. Enabling the 'soft delete' functionality is an irreversible action.`,
    );
  }
  const days = at(resource, "properties", "softDeleteRetentionInDays") ?? LONGEST_RETENTION;
  if (!(typeof days === "number" && days >= 7 && days <= LONGEST_RETENTION)) {
    throw badRequest(
      "BadRequest",
      `The property "softDeleteRetentionInDays" of the vault '${resource.name}' is ${String(days)}; it must be from 7 to ${LONGEST_RETENTION}.`,
    );
  }
}

/** The name of a deleted vault: only its own owner gets it back, and only by recovering it. */
function checkSoftDeleted({ id, resource }: Write, cloud: Cloud): void {
  const kept = cloud.kept(VAULT, id.name);
  if (kept !== undefined && !recovers(resource)) {
    throw conflict(
      "ConflictError",
      `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${id.name}'. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.`,
    );
  }
  if (kept === undefined && recovers(resource)) {
    throw new ArmError(
      404,
      "DeletedVaultNotFound",
      `The specified deleted vault '${id.name}' does not exist.`,
    );
  }
}

/** A deleted vault as Azure shows it. */
export function deletedVault({ resource, deletedAt }: SoftDeleted): ArmResource {
  const subscription = resource.id.split("/")[2];
  const days = Number(resource.properties.softDeleteRetentionInDays ?? LONGEST_RETENTION);
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
