import type { GraphResource, Target, Value } from "../../graph";
import { CONTAINER_REGISTRY, type ContainerRegistry } from "../container-registry";
import type { AzureEstate } from "../estate";
import { anyOf, type Fact, type Truth } from "../fact";
import type { Facts } from "../facts";
import { STORAGE_ACCOUNT, type StorageAccount } from "../storage-account";
import { STORAGE_KEY, type StorageKey } from "../storage-key";
import type { Subject } from "../subject";
import { WORKSPACE, type Workspace } from "../workspace";
import { attached } from "./attached";
import { versionIsPinned } from "./key-version";
import { oncePerEstate } from "./once";

/** A service that encrypts its data with a key of the customer's own, in one place of the input. */
export interface KeyUse {
  /** What is encrypted. */
  readonly service: Subject;
  /** Where it is written: the service, or a resource of its own. */
  readonly writer: GraphResource;
  /** Whether there is a key at all: unknown where a block or its key can't be told. */
  readonly given: Truth;
  /** The attribute that names the key. */
  readonly at: string;
  /** URL of the key, where the input tells it. */
  readonly url: Fact<string>;
  /** What the attribute refers to: a key or a vault of the input. */
  readonly source: Value<readonly Target<GraphResource>[]>;
  /** Whether one version of the key is fixed, so that its rotation isn't followed. */
  readonly pinned: Truth;
  /** The user-assigned identity that fetches the key; absent for the service's own. */
  readonly identity: Value<readonly Target<GraphResource>[]>;
}

/** Every key of the customer's own that a workspace, storage account or registry names. */
export const keyUses: (estate: AzureEstate) => readonly KeyUse[] = oncePerEstate((estate) => [
  ...estate.all(WORKSPACE).flatMap(workspaceKeyUses),
  ...estate.all(STORAGE_ACCOUNT).flatMap(storageKeyUses),
  ...estate.all(CONTAINER_REGISTRY).flatMap(registryKeyUses),
]);

/** Whether somebody gave a key. */
export function hasOwnKey(uses: readonly KeyUse[]): Truth {
  return anyOf(uses.map(({ given }) => given));
}

/** The key of a storage account: in its block, in a resource of its own, or in a body. */
export function storageKeyUses(account: StorageAccount): readonly KeyUse[] {
  const separate = attached(account.resource, STORAGE_KEY, "storage_account_id");
  return [
    ...inBlocks(account, "customer_managed_key", "user_assigned_identity_id"),
    ...separate.map((one) => separateUse(account, one)),
    ...inBody(account, "properties.encryption.keySource", /^Microsoft\.Keyvault$/i, {
      key: "properties.encryption.keyvaultproperties.keyvaulturi",
      version: "properties.encryption.keyvaultproperties.keyversion",
      name: "properties.encryption.keyvaultproperties.keyname",
      identity: "properties.encryption.identity.userAssignedIdentity",
    }),
  ];
}

/** The key of a registry. */
export function registryKeyUses(registry: ContainerRegistry): readonly KeyUse[] {
  return [
    ...inBlocks(registry, "encryption", "identity_client_id"),
    ...inBody(registry, "properties.encryption.status", /^enabled$/i, {
      key: "properties.encryption.keyVaultProperties.keyIdentifier",
      identity: "properties.encryption.keyVaultProperties.identity",
    }),
  ];
}

function workspaceKeyUses(workspace: Workspace): readonly KeyUse[] {
  return [
    ...inBlocks(workspace, "encryption", "user_assigned_identity_id"),
    ...inBody(workspace, "properties.encryption.status", /^enabled$/i, {
      key: "properties.encryption.keyVaultProperties.keyIdentifier",
      identity: "properties.encryption.identity.userAssignedIdentity",
    }),
  ];
}

const KEY_ATTRIBUTES = ["key_vault_key_id", "managed_hsm_key_id", "key_id"];

function inBlocks(service: Subject, block: string, identity: string): readonly KeyUse[] {
  const blocks = service.facts.blocks({ azurerm: block });
  if (blocks.state === "unknown") {
    const { at } = blocks;
    return [
      {
        service,
        writer: service.resource,
        given: "unknown",
        at,
        url: blocks,
        source: blocks,
        pinned: "no",
        identity: blocks,
      },
    ];
  }
  return (blocks.state === "known" ? blocks.value : []).map((facts) =>
    useOf(service, service.resource, facts, facts.targets({ azurerm: identity })),
  );
}

function separateUse(service: Subject, { resource, facts, ...key }: StorageKey): KeyUse {
  const whole = useOf(service, resource, facts, key.identity);
  if (key.keyName.state === "absent") {
    return whole;
  }
  const pinned =
    key.keyVersion.state === "absent" ? "no" : key.keyVersion.state === "known" ? "yes" : "unknown";
  const { keyName, vaultUri } = key;
  const url: Fact<string> =
    keyName.state === "known" && vaultUri.state === "known"
      ? { ...keyName, value: `${vaultUri.value.replace(/\/$/, "")}/keys/${keyName.value}` }
      : { state: "unknown", at: keyName.at, because: "the vault's address isn't known" };
  return { ...whole, given: existing(resource, "yes"), at: keyName.at, url, pinned, source: key.vault };
}

function useOf(service: Subject, writer: GraphResource, facts: Facts, identity: KeyUse["identity"]): KeyUse {
  const url = facts.text({ azurerm: KEY_ATTRIBUTES });
  const source = facts.targets({ azurerm: KEY_ATTRIBUTES });
  const given = url.state === "absent" && source.state === "absent" ? "no" : "yes";
  return {
    service,
    writer,
    given: existing(writer, given),
    at: url.at,
    url,
    source,
    pinned: versionIsPinned(url, source),
    identity,
  };
}

interface BodyPaths {
  readonly key: string;
  readonly name?: string;
  readonly version?: string;
  readonly identity: string;
}

function inBody(
  service: Subject,
  switchPath: string,
  on: RegExp,
  { key, name, version, identity }: BodyPaths,
): readonly KeyUse[] {
  const { facts, resource } = service;
  const source = facts.text({ body: switchPath });
  if (source.state === "absent" || (source.state === "known" && !on.test(source.value))) {
    return [];
  }
  const base = facts.text({ body: key });
  const keyName = name === undefined ? undefined : facts.text({ body: name });
  const keyVersion = version === undefined ? undefined : facts.text({ body: version });
  const targets = facts.targets({ body: key });
  const url = keyName === undefined ? base : joined(base, keyName);
  return [
    {
      service,
      writer: resource,
      given: existing(resource, source.state === "known" ? "yes" : "unknown"),
      at: base.at,
      url,
      source: targets,
      pinned: keyVersion === undefined ? versionIsPinned(url, targets) : isWritten(keyVersion),
      identity: facts.targets({ body: identity }),
    },
  ];
}

function joined(base: Fact<string>, name: Fact<string>): Fact<string> {
  if (base.state !== "known" || name.state !== "known") {
    return base.state === "known" ? name : base;
  }
  return { ...base, value: `${base.value.replace(/\/$/, "")}/keys/${name.value}` };
}

function isWritten(fact: Fact<string>): Truth {
  if (fact.state === "known") {
    return fact.value === "" ? "no" : "yes";
  }
  return fact.state === "absent" ? "no" : "unknown";
}

function existing({ existence }: GraphResource, truth: Truth): Truth {
  return existence === "possible" && truth === "yes" ? "unknown" : truth;
}
