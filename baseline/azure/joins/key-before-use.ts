import type { GraphResource } from "../../graph";
import { roles } from "../built-in-role";
import type { AzureEstate } from "../estate";
import { anyOf, holds, type Truth } from "../fact";
import type { RoleAssignment } from "../role-assignment";
import type { Subject } from "../subject";
import { onlyTarget, placeOf } from "./address";
import type { KeyUse } from "./customer-managed-key";
import { keysNamed, placeOfKey } from "./encryption-key";
import { resourcesAt } from "./references";
import { grantsTo } from "./role-grants";

/** Roles that wrap and unwrap; the first is made for it, the others do more. */
const WRAPPING = roles(
  "Key Vault Crypto Service Encryption User",
  "Key Vault Crypto User",
  "Key Vault Crypto Officer",
  "Key Vault Administrator",
);

/**
 * Whether Terraform gives the identity its role on the key before the key is used; undefined where the
 * role isn't in the input, where the service's own identity has it, which is there only after the service,
 * or where modules may wait for each other as a whole.
 */
export function waitsForRole(use: KeyUse, estate: AzureEstate): Truth | undefined {
  const { writer, identity, service } = use;
  const target = onlyTarget(identity);
  const { key, vault } = placeOfKey(use, estate);
  if (target === undefined || placeOf(target) === service.resource) {
    return undefined;
  }
  const given = grantsTo(placeOf(target), estate).filter(
    (grant) => wraps(grant) && resourcesAt(grant.scope).some((one) => one === vault || one === key),
  );
  if (given.length === 0 || mayWaitByModule(writer, given)) {
    return undefined;
  }
  const awaited = everythingAwaited(writer);
  return given.some(({ resource }) => awaited.has(resource)) ? "yes" : "no";
}

/**
 * Whether the input makes the key that a service names in a vault of the input; undefined where the vault
 * exists already, or the input doesn't tell which key it is.
 */
export function keyIsMade(use: KeyUse, estate: AzureEstate): Truth | undefined {
  const { key, vault, keyName } = placeOfKey(use, estate);
  if (key !== undefined || vault?.mode !== "managed" || keyName === undefined) {
    return undefined;
  }
  return anyOf(
    keysNamed(vault, keyName, estate).map(({ resource }) =>
      resource.existence === "certain" ? "yes" : "unknown",
    ),
  );
}

/** Whether Terraform makes the key before what uses it; undefined where it isn't known to make one. */
export function waitsForKey(use: KeyUse, estate: AzureEstate): Truth | undefined {
  const { key, vault, keyName } = placeOfKey(use, estate);
  // a reference to the key waits by itself
  if (key !== undefined || vault === undefined || keyName === undefined) {
    return undefined;
  }
  const made = keysNamed(vault, keyName, estate);
  if (made.length === 0 || mayWaitByModule(use.writer, made)) {
    return undefined;
  }
  const awaited = everythingAwaited(use.writer);
  return made.some(({ resource }) => awaited.has(resource)) ? "yes" : "no";
}

function wraps({ role }: RoleAssignment): boolean {
  return holds(role, (name) => WRAPPING.has(name)) === "yes";
}

/** A module may depend on another as a whole, which no resource says. */
function mayWaitByModule(writer: GraphResource, awaited: readonly Subject[]): boolean {
  const names = writer.attributes.depends_on;
  return (
    awaited.some(({ resource }) => moduleOf(resource) !== moduleOf(writer)) ||
    (Array.isArray(names) && names.some((name) => String(name).startsWith("module.")))
  );
}

function moduleOf({ address }: GraphResource): string {
  return /^(module\.[^.]+\.)*/.exec(address)?.[0] ?? "";
}

function everythingAwaited(writer: GraphResource): ReadonlySet<GraphResource> {
  const seen = new Set<GraphResource>();
  const open = [...writer.dependsOn];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...next.dependsOn);
    }
  }
  return seen;
}
