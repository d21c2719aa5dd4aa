import type { GraphResource } from "../../graph";
import { roles } from "../built-in-role";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { KEY } from "../key";
import { KEY_VAULT } from "../key-vault";
import type { RoleAssignment } from "../role-assignment";
import { nameOfResource, onlyTarget } from "./address";
import type { KeyUse } from "./customer-managed-key";
import { type KeyPlace, placeOfKey } from "./encryption-key";
import { oncePerEstate } from "./once";
import { grantsTo, hasRole } from "./role-grants";

const WRAPPERS = roles(
  "Key Vault Crypto Service Encryption User",
  "Key Vault Crypto User",
  "Key Vault Crypto Officer",
  "Key Vault Administrator",
);

/** Whether an identity may wrap and unwrap with the key of a service: on the key, its vault, or around it. */
export function mayUseKey(identity: GraphResource, use: KeyUse, estate: AzureEstate): Truth {
  const place = placeOfKey(use, estate);
  const own = grantsTo(identity, estate).map((assignment) =>
    allOf([
      assignment.resource.existence === "certain" ? "yes" : "unknown",
      holds(assignment.role, (role) => WRAPPERS.has(role)),
      leadsToKey(assignment, place, use),
    ]),
  );
  const around: Truth =
    place.vault === undefined
      ? "no"
      : hasRole(
          identity,
          WRAPPERS,
          { kind: "resource", resource: place.vault, attribute: "id", suffix: "" },
          estate,
        );
  return anyOf([...own, around]);
}

/** Whether a vault decides by its own list of rights and not by roles; false where it isn't in the input. */
export function decidesByAccessPolicies(use: KeyUse, estate: AzureEstate): boolean {
  const { vault } = placeOfKey(use, estate);
  const found = vault && vaultsByResource(estate).get(vault);
  return found !== undefined && found.roles.state === "known" && !found.roles.value;
}

const vaultsByResource = oncePerEstate(
  (estate) => new Map(estate.all(KEY_VAULT).map((vault) => [vault.resource, vault])),
);

function leadsToKey({ scope }: RoleAssignment, { key, vault, keyName }: KeyPlace, use: KeyUse): Truth {
  const target = onlyTarget(scope);
  if (target === undefined) {
    return scope.state === "absent" ? "no" : "unknown";
  }
  if (target.kind === "external") {
    const [, inVault, inKey] = /\/vaults\/([^/]+)(?:\/keys\/([^/]+))?/i.exec(target.id) ?? [];
    return inVault !== undefined && isSame(inVault, vaultNameOf(use)) && isSame(inKey, keyName)
      ? "yes"
      : "no";
  }
  const { resource, suffix } = target;
  if (isKey(resource)) {
    return resource === key || (key === undefined && isSame(nameOfResource(resource), keyName))
      ? "yes"
      : "no";
  }
  if (vault !== undefined && resource !== vault) {
    return "no";
  }
  const inKey = /^\/keys\/([^/]+)/i.exec(suffix ?? "")?.[1];
  // a plan doesn't tell what follows a reference: it is the vault, or a key in it
  return (suffix ?? "") === "" || isSame(inKey, keyName) ? "yes" : "no";
}

function vaultNameOf({ url }: KeyUse): string | undefined {
  return url.state === "known" ? /^https:\/\/([^./]+)\./i.exec(url.value)?.[1] : undefined;
}

/** What isn't said on one side is taken for the same. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
}

function isKey({ type, armType }: GraphResource): boolean {
  return KEY.azurerm.includes(type) || armType === "microsoft.keyvault/vaults/keys";
}
