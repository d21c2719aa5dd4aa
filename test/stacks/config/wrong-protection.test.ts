import {
  armId,
  changed,
  confidentialDev,
  goodDev,
  goodDeviation,
  goodProd,
  issueLines,
  type WrongCases,
} from "./good-configs";

const GUID = "11111111-0000-0000-0000-000000000021";
const DEVIATION = "a Deviation { reason, approvedBy, expires }";
const CUSTOMER_REGISTRY = {
  keys: "customer",
  registry: "customer",
  registryReachableVault: goodDeviation(),
};
const VAULT = {
  keyVaultId: armId("Microsoft.KeyVault/vaults", "kv-hub"),
  workspaceKey: "ws",
  storageKey: "st",
};

const WORKSPACES_OWN =
  "must not be workspaceblobstore, workspacefilestore, workspaceartifactstore, workspaceworkingdirectory: each workspace has these datastores";

const DEV_CASES: WrongCases = {
  "restore and copy scope": [
    { storage: { pointInTimeRestoreDays: 7, allowedCopyScope: "PrivateLink" } },
    "storage.pointInTimeRestoreDays and allowedCopyScope exclude each other: Azure restores no account with a restricted copy scope; leave one out",
  ],
  "restore as long as soft delete": [
    { storage: { pointInTimeRestoreDays: 30 } },
    "storage.pointInTimeRestoreDays must be a whole number from 1 to softDeleteDays - 1 = 29 (got 30)",
  ],
  "duplicate containers": [
    { storage: { containers: ["raw", "raw"], dataLake: { filesystems: ["one", "two", "two"] } } },
    'storage.containers[1] must not repeat storage.containers[0] (got "raw")',
    'storage.dataLake.filesystems[2] must not repeat storage.dataLake.filesystems[1] (got "two")',
  ],
  "containers called like Azure's datastores": [
    { storage: { containers: ["workspaceblobstore", "raw", "workspaceworkingdirectory"] } },
    `storage.containers[0] ${WORKSPACES_OWN} (got "workspaceblobstore")`,
    `storage.containers[2] ${WORKSPACES_OWN} (got "workspaceworkingdirectory")`,
  ],
  "one datastore for a container and a file system": [
    { storage: { containers: ["raw", "lake-raw-x"], dataLake: { filesystems: ["raw", "raw-x"] } } },
    'storage.dataLake.filesystems[1] and storage.containers[1] must not both give the datastore lake_raw_x (got "raw-x")',
  ],
  "registry key without reachable vault": [
    { encryption: { keys: "customer", registry: "customer" } },
    `encryption.registryReachableVault is missing; it must be ${DEVIATION}: a registry can't reach a closed key vault`,
  ],
  "registry key without its name": [
    { encryption: { ...CUSTOMER_REGISTRY, keyVault: VAULT } },
    "encryption.keyVault.registryKey is missing; it must be the name of the registry's key",
  ],
  "both deviations with a registry key": [
    { encryption: { ...CUSTOMER_REGISTRY, registryPlatformKeys: goodDeviation() } },
    'encryption.registryPlatformKeys must be left out with registry "customer"',
  ],
  "names too long with a vault for the registry's key": [
    { useCase: "churnmod", environment: "dev01", nameSuffix: "abcd", encryption: CUSTOMER_REGISTRY },
    'useCase is too long: the key vault for keys name "kvk-churnmod-cr-dev01-abcd" has 26 characters, at most 24 are allowed; shorten useCase "churnmod" by 2',
  ],
  "what only a registry key needs": [
    {
      encryption: {
        keys: "customer",
        keyVault: { ...VAULT, registryKey: "cr" },
        registryReachableVault: goodDeviation(),
      },
    },
    'encryption.registryReachableVault must be left out with registry "platform"',
    'encryption.keyVault.registryKey must be left out with registry "platform"',
  ],
};

const REGISTRY_STAYS =
  "encryption.registryPlatformKeys is missing; it must be " +
  `${DEVIATION}: the registry stays on platform keys, because it can't reach a closed key vault`;

const PROD_CASES: WrongCases = {
  "local state": [
    { backend: { kind: "local" } },
    'backend.kind must be "azurerm" in prod: a state on one machine is neither shared nor locked nor kept (got "local")',
  ],
  "registry on platform keys without a deviation": [{ encryption: { keys: "customer" } }, REGISTRY_STAYS],
  "nothing said about keys": [{ encryption: undefined }, REGISTRY_STAYS],
  "platform keys without a deviation": [
    { encryption: { keys: "platform" } },
    `encryption.deviation is missing; platform keys in prod need ${DEVIATION}`,
  ],
  "compute instance": [
    { "compute.instances": [{ name: "anna", assignedTo: GUID }] },
    "compute.instances[0] must be left out in prod, or say in productionUse, a Deviation, who accepted it: people explore data apart from production",
  ],
  "training where artifacts arrive": [
    { promotion: "artifact", "compute.training": {} },
    'compute.training must be left out with promotion "artifact": prod gets trained models and trains none',
  ],
  "more warm nodes than prod has": [
    { "compute.training": { keepWarm: { minNodes: 9, deviation: goodDeviation() } } },
    "compute.training.keepWarm.minNodes must be ≤ maxNodes = 8 (got 9)",
  ],
  "local redundancy": [
    { "storage.redundancy": "LRS" },
    'storage.redundancy must be "ZRS", "GZRS" or "RAGZRS": prod survives the loss of a zone (got "LRS")',
  ],
  "region without zones": [
    { location: "westus" },
    'storage.redundancy must be "LRS": westus has no availability zones (got "ZRS")',
  ],
  purge: [
    { purgeOnDestroy: true },
    "purgeOnDestroy must be false: data of prod can be brought back after a destroy (got true)",
  ],
  "names too long with a vault for keys": [
    { useCase: "churnmod", environment: "prod12", nameSuffix: "abcde" },
    'useCase is too long: the key vault for keys name "kvk-churnmod-prod12-abcde" has 25 characters, at most 24 are allowed; shorten useCase "churnmod" by 1',
  ],
};

const CONFIDENTIAL_CASES: WrongCases = {
  "local state": [
    { backend: { kind: "local" } },
    'backend.kind must be "azurerm" with data classified confidential: a state on one machine is neither shared nor locked nor kept (got "local")',
  ],
  "platform keys": [
    { encryption: { keys: "platform", deviation: goodDeviation() } },
    'encryption.keys must be "customer": data classified confidential is encrypted with keys of your own (got "platform")',
  ],
  "registry on platform keys without a deviation": [{ encryption: undefined }, REGISTRY_STAYS],
  purge: [
    { purgeOnDestroy: true },
    "purgeOnDestroy must be false: data classified confidential can be brought back after a destroy (got true)",
  ],
  "short retention": [
    { "monitoring.retentionDays": 364 },
    "monitoring.retentionDays must be ≥ 365 with data classified confidential (got 364)",
  ],
};

describe("storage, keys and protection that can't work are refused", () => {
  test.each(Object.entries(DEV_CASES))("dev: %s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodDev(), changes))).toEqual(expected);
  });
  test.each(Object.entries(PROD_CASES))("prod: %s", (_name, [changes, ...expected]) => {
    expect(issueLines(changed(goodProd(), changes))).toEqual(expected);
  });
  test.each(Object.entries(CONFIDENTIAL_CASES))(
    "confidential data in dev: %s",
    (_name, [changes, ...expected]) => {
      expect(issueLines(changed(confidentialDev(), changes))).toEqual(expected);
    },
  );
});
