import { badRequest } from "../arm/arm-error";
import { at, listAt, sameText, textAt } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";

const VAULT = "Microsoft.KeyVault/vaults";
const CRYPTO_ROLES = [
  // Key Vault Crypto Service Encryption User, Key Vault Crypto User, Key Vault Administrator
  "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "12338af0-0e69-4776-bea7-57ae8d297424",
  "00482a5a-887f-4fb3-b363-3b7fe8e74483",
];
/** What a service does with a key, where a vault knows access policies instead of roles. */
const KEY_PERMISSIONS = ["get", "wrapkey", "unwrapkey"];

/** A use of a customer-managed key. */
export interface KeyUse {
  /** `https://<vault>.vault.…/keys/<key>[/<version>]`, or vault URI and name put together like this. */
  readonly keyUri: string;
  /** Who unwraps with it. */
  readonly principal: string | undefined;
  /** Whether the service gets past a vault's firewall as a trusted one. */
  readonly passesFirewall: boolean;
  /** What the error calls the user, e.g. the registry's id. */
  readonly user: string;
}

/**
 * Refuses a customer-managed key that the service couldn't use: gotchas 15 and 33.
 *
 * @throws ArmError 400
 */
export function mustUnwrap(use: KeyUse, cloud: Cloud): void {
  const [, vaultName = "", keyName = ""] =
    /^https:\/\/([^./]+)\.[^/]+\/keys\/([^/]+)/i.exec(use.keyUri) ?? [];
  const vault = cloud.store.ofType(VAULT).find(({ name }) => sameText(name, vaultName));
  const key = vault === undefined ? undefined : cloud.store.get(`${vault.id}/keys/${keyName}`);
  if (vault === undefined || key === undefined) {
    throw badRequest("KeyVaultKeyNotFound", `The key '${use.keyUri}' of '${use.user}' was not found.`);
  }
  if (at(vault, "properties", "enablePurgeProtection") !== true) {
    throw badRequest(
      "KeyVaultPolicyError",
      `Keyvault policy recoverable is not set: key vault '${vault.name}' of '${use.user}' must have soft delete and purge protection on.`,
    );
  }
  if (at(key, "properties", "attributes", "enabled") === false) {
    throw badRequest("KeyVaultKeyDisabled", `The key '${key.id}' of '${use.user}' is disabled.`);
  }
  mustReach(vault, use);
  mustHaveRights(vault, key, use, cloud);
}

function mustReach(vault: ArmResource, { passesFirewall, user }: KeyUse): void {
  const isOff = sameText(at(vault, "properties", "publicNetworkAccess"), "Disabled");
  const denies = sameText(at(vault, "properties", "networkAcls", "defaultAction"), "Deny");
  const letsServicesIn = !sameText(at(vault, "properties", "networkAcls", "bypass"), "None");
  if ((isOff || denies) && !(passesFirewall && letsServicesIn)) {
    throw badRequest(
      "KeyVaultAccessForbidden",
      `'${user}' cannot reach key vault '${vault.name}': its network is closed, and ${
        passesFirewall
          ? "it lets no trusted services in"
          : "this service with a user-assigned identity is not among those that pass"
      }.`,
    );
  }
}

function mustHaveRights(vault: ArmResource, key: ArmResource, use: KeyUse, cloud: Cloud): void {
  const { principal, user } = use;
  const byRoles = at(vault, "properties", "enableRbacAuthorization") !== false;
  const isAllowed =
    principal !== undefined &&
    (byRoles
      ? cloud.authorization.hasOneOf(principal, CRYPTO_ROLES, key.id)
      : hasAccessPolicy(vault, principal));
  if (!isAllowed) {
    throw badRequest(
      "KeyVaultAuthenticationFailure",
      `The identity ${principal ?? "(none)"} of '${user}' has no permission to get, wrap and unwrap with the key '${key.id}'.`,
    );
  }
}

function hasAccessPolicy(vault: ArmResource, principal: string): boolean {
  return listAt(vault, "properties", "accessPolicies")
    .filter((policy) => sameText(textAt(policy, "objectId"), principal))
    .some((policy) => {
      const granted = listAt(policy, "permissions", "keys").map((each) => String(each).toLowerCase());
      return granted.includes("all") || KEY_PERMISSIONS.every((each) => granted.includes(each));
    });
}
