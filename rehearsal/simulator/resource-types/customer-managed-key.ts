import { badRequest } from "../arm/arm-error";
import { at } from "../arm/json";
import type { ArmResource } from "../arm/resource-store";
import type { Cloud } from "../cloud";

const VAULT = "Microsoft.KeyVault/vaults";
const CRYPTO_ROLES = [
  // Key Vault Crypto Service Encryption User, Key Vault Crypto User, Key Vault Administrator
  "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "12338af0-0e69-4776-bea7-57ae8d297424",
  "00482a5a-887f-4fb3-b363-3b7fe8e74483",
];

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
  const vault = cloud.store.ofType(VAULT).find(({ name }) => name.toLowerCase() === vaultName.toLowerCase());
  const key = vault === undefined ? undefined : cloud.store.get(`${vault.id}/keys/${keyName}`);
  if (vault === undefined || key === undefined) {
    throw badRequest("KeyVaultKeyNotFound", `The key '${use.keyUri}' of '${use.user}' was not found.`);
  }
  mustBeProtected(vault, use);
  if (!use.passesFirewall && isClosed(vault)) {
    throw badRequest(
      "KeyVaultAccessForbidden",
      `'${use.user}' cannot reach key vault '${vault.name}': its network is closed, and this service with a user-assigned identity is not among those that pass.`,
    );
  }
  const scopes = [key.id, vault.id];
  const isAllowed =
    use.principal !== undefined &&
    scopes.some((scope) => cloud.authorization.hasOneOf(use.principal ?? "", CRYPTO_ROLES, scope));
  if (!isAllowed) {
    throw badRequest(
      "KeyVaultAuthenticationFailure",
      `The identity ${use.principal ?? "(none)"} of '${use.user}' has no permission to get, wrap and unwrap with the key '${key.id}'.`,
    );
  }
}

function mustBeProtected(vault: ArmResource, use: KeyUse): void {
  if (at(vault, "properties", "enablePurgeProtection") !== true) {
    throw badRequest(
      "KeyVaultPolicyNotRecoverable",
      `Key vault '${vault.name}' of '${use.user}' must have soft delete and purge protection on.`,
    );
  }
}

function isClosed(vault: ArmResource): boolean {
  const isOff = String(at(vault, "properties", "publicNetworkAccess")).toLowerCase() === "disabled";
  const denies = String(at(vault, "properties", "networkAcls", "defaultAction")).toLowerCase() === "deny";
  return isOff || denies;
}
