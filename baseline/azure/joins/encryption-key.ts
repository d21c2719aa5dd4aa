import type { GraphResource } from "../../graph";
import type { AzureEstate } from "../estate";
import { isAzapi } from "../facts";
import { KEY, type Key } from "../key";
import { KEY_VAULT } from "../key-vault";
import { knownTargets, nameOfResource } from "./address";
import { type KeyUse, keyUses } from "./customer-managed-key";
import { groupedBy, oncePerEstate } from "./once";
import { resourcesAt } from "./references";

/** Where a key lies, as far as the input tells. */
export interface KeyPlace {
  /** The key, if the use refers to it. */
  readonly key?: GraphResource;
  /** The vault, if it is a resource of the input. */
  readonly vault?: GraphResource;
  /** The vault's name in lower case, also where it isn't in the input. */
  readonly vaultName?: string;
  /** The key's name in lower case. */
  readonly keyName?: string;
}

const URL = /^https:\/\/([^./]+)\.[^/]+\/keys\/([^/]+)/i;

/** Whether a service encrypts with a key of this vault. */
export function holdsEncryptionKeys(vault: GraphResource, estate: AzureEstate): boolean {
  return encryptingVaults(estate).has(vault);
}

/** The keys that services encrypt with: those that they refer to, and all others of the same vaults. */
export function encryptionKeys(estate: AzureEstate): readonly Key[] {
  const used = new Set(keyUses(estate).flatMap(({ source }) => resourcesAt(source)));
  return estate.all(KEY).filter((key) => {
    const vault = vaultOf(key);
    return used.has(key.resource) || (vault !== undefined && holdsEncryptionKeys(vault, estate));
  });
}

/** The vault and the name of the key that a service uses. */
export function placeOfKey({ url, source }: KeyUse, estate: AzureEstate): KeyPlace {
  const [resource] = resourcesAt(source);
  if (resource !== undefined && isKey(resource)) {
    const vault = vaultOf(KEY.read(resource));
    return { key: resource, vault, vaultName: nameOf(vault), keyName: nameOf(resource) };
  }
  const [, host, keyName] = (url.state === "known" && URL.exec(url.value.toLowerCase())) || [];
  const named = host === undefined ? undefined : vaultsByName(estate).get(host);
  const vault = named ?? (resource && isVault(resource) ? resource : undefined);
  return { vault, vaultName: host ?? nameOf(vault), keyName };
}

function nameOf(resource: GraphResource | undefined): string | undefined {
  return resource && nameOfResource(resource);
}

/** The vault of a key, if it is a resource of the input. */
function vaultOf({ resource, vault }: Key): GraphResource | undefined {
  const targets = isAzapi(resource)
    ? [resource.targets("parent_id"), resource.targets("resource_id")]
    : [vault];
  return targets.flatMap(resourcesAt)[0];
}

/** The keys that the input makes in a vault under this name, or under one that it doesn't tell. */
export function keysNamed(vault: GraphResource, keyName: string, estate: AzureEstate): readonly Key[] {
  return (keysByVault(estate).get(vault) ?? []).filter((key) => (nameOfKey(key) ?? keyName) === keyName);
}

const keysByVault = oncePerEstate((estate) => groupedBy(estate.all(KEY), (key) => [vaultOf(key)]));

/** In lower case; an action by azapi has it at the end of the id that it works on. */
function nameOfKey({ resource }: Key): string | undefined {
  const [target] = knownTargets(resource.targets("resource_id"));
  const path = target?.kind === "resource" ? target.suffix : target?.id;
  return nameOfResource(resource) ?? /\/keys\/([^/]+)$/i.exec(path ?? "")?.[1]?.toLowerCase();
}

const vaultsByName = oncePerEstate(
  (estate) =>
    new Map(
      estate.all(KEY_VAULT).map(({ resource }) => [nameOfResource(resource) ?? resource.address, resource]),
    ),
);

const encryptingVaults = oncePerEstate(
  (estate) => new Set(keyUses(estate).map((use) => placeOfKey(use, estate).vault)),
);

function isKey({ type, armType }: GraphResource): boolean {
  return KEY.azurerm.includes(type) || armType === "microsoft.keyvault/vaults/keys";
}

function isVault({ type, armType }: GraphResource): boolean {
  return KEY_VAULT.azurerm.includes(type) || armType === "microsoft.keyvault/vaults";
}
