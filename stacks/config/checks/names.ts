import { findRegion } from "../../../constructs/naming/regions";
import type { ResourceKind } from "../../../constructs/naming/resource-kinds";
import { ResourceNames } from "../../../constructs/naming/resource-names";
import { defaultKeys } from "../profile";
import { check } from "./check";

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
  ],
  (config) => {
    if (findRegion(config.location) === undefined) {
      return [];
    }
    const names = new ResourceNames({ ...config, suffix: config.nameSuffix });
    const makesVault =
      config.encryption === undefined
        ? defaultKeys(config) === "customer"
        : config.encryption.keys === "customer" && config.encryption.keyVault === undefined;
    const kinds: ResourceKind[] = [
      ...ALWAYS,
      ...(makesVault ? ["keyVaultForKeys" as const] : []),
      ...(config.storage?.dataLake ? ["dataLakeStorage" as const] : []),
    ];
    return kinds.flatMap((kind) => {
      const problem = names.problemOf(kind);
      return problem === undefined ? [] : [{ path: "useCase", problem: `is too long: ${problem}` }];
    });
  },
);
