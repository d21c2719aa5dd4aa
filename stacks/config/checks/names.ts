import { findRegion } from "../../../constructs/naming/regions";
import type { ResourceKind } from "../../../constructs/naming/resource-kinds";
import { ResourceNames } from "../../../constructs/naming/resource-names";
import type { LandingZoneConfig } from "../landing-zone-config";
import { defaultKeys } from "../profile";
import { check } from "./check";

type Encryption = NonNullable<LandingZoneConfig["encryption"]>;
type Named = readonly [kind: ResourceKind, purpose?: string];

/** The registry's key lies in a vault of its own, whose firewall is open. */
const REGISTRY_KEYS: Named = ["keyVaultForKeys", "cr"];

const ALWAYS: readonly ResourceKind[] = [
  "resourceGroup",
  "virtualNetwork",
  "machineLearningWorkspace",
  "keyVault",
  "storageAccount",
  "containerRegistry",
  "logAnalyticsWorkspace",
  "applicationInsights",
];

/** Names that become too long once use case, environment, region and suffix stand together. */
export const composedNames = check(
  [
    "useCase",
    "environment",
    "location",
    "subscriptionId",
    "nameSuffix",
    "profile",
    "tags",
    "encryption",
    "storage",
    "serving",
  ],
  (config) => {
    if (findRegion(config.location) === undefined) {
      return [];
    }
    const names = new ResourceNames({ ...config, suffix: config.nameSuffix });
    const encryption: Encryption = config.encryption ?? { keys: defaultKeys(config) };
    const vaults: Named[] =
      encryption.keys === "platform" || encryption.keyVault !== undefined
        ? []
        : [["keyVaultForKeys"], ...(encryption.registry === "customer" ? [REGISTRY_KEYS] : [])];
    const named: Named[] = [
      ...ALWAYS.map((kind): Named => [kind]),
      ...vaults,
      ...(config.storage?.dataLake ? [["dataLakeStorage"] as const] : []),
      ...(config.serving?.payload ? [["payloadStorage"] as const] : []),
    ];
    return named.flatMap((name) => {
      const problem = names.problemOf(...name);
      return problem === undefined ? [] : [{ path: "useCase", problem: `is too long: ${problem}` }];
    });
  },
);
