import type { ConfigIssue } from "../config-issue";
import type { LandingZoneConfig } from "../landing-zone-config";
import { defaultKeys, isConfidential } from "../profile";
import { check } from "./check";

type Encryption = NonNullable<LandingZoneConfig["encryption"]>;
type CustomerKeys = Extract<Encryption, { keys: "customer" }>;

const DEVIATION = "a Deviation { reason, approvedBy, expires }";

/** Platform keys where the profile or the data wants the customer's own. */
export const ownKeys = check(
  ["encryption", "profile", "tags"],
  ({ encryption, profile, tags }): ConfigIssue[] => {
    if (encryption?.keys !== "platform") {
      return [];
    }
    if (isConfidential(tags)) {
      return [
        {
          path: "encryption.keys",
          problem: `must be "customer": data classified ${tags.dataClassification} is encrypted with keys of your own (got "platform")`,
        },
      ];
    }
    return profile === "prod" && encryption.deviation === undefined
      ? [{ path: "encryption.deviation", problem: `is missing; platform keys in prod need ${DEVIATION}` }]
      : [];
  },
);

/** The registry's keys: either choice weakens something, so somebody must accept it. */
export const registryKeys = check(["encryption", "profile", "tags"], (config): ConfigIssue[] => {
  const encryption: Encryption = config.encryption ?? { keys: defaultKeys(config) };
  if (encryption.keys === "platform") {
    return [];
  }
  return encryption.registry === "customer"
    ? customerRegistry(encryption)
    : platformRegistry(encryption, config.profile === "prod" || isConfidential(config.tags));
});

function customerRegistry({
  keyVault,
  registryPlatformKeys,
  registryReachableVault,
}: CustomerKeys): ConfigIssue[] {
  return [
    ...missing(
      registryReachableVault,
      "registryReachableVault",
      `${DEVIATION}: a registry can't reach a closed key vault`,
    ),
    ...(keyVault === undefined
      ? []
      : missing(keyVault.registryKey, "keyVault.registryKey", "the name of the registry's key")),
    ...idle(registryPlatformKeys, "registryPlatformKeys", "customer"),
  ];
}

function platformRegistry(
  { keyVault, registryPlatformKeys, registryReachableVault }: CustomerKeys,
  needsDeviation: boolean,
): ConfigIssue[] {
  return [
    ...(needsDeviation
      ? missing(
          registryPlatformKeys,
          "registryPlatformKeys",
          `${DEVIATION}: the registry stays on platform keys, because it can't reach a closed key vault`,
        )
      : []),
    ...idle(registryReachableVault, "registryReachableVault", "platform"),
    ...idle(keyVault?.registryKey, "keyVault.registryKey", "platform"),
  ];
}

function missing(value: unknown, field: string, words: string): ConfigIssue[] {
  return value === undefined
    ? [{ path: `encryption.${field}`, problem: `is missing; it must be ${words}` }]
    : [];
}

function idle(value: unknown, field: string, registry: string): ConfigIssue[] {
  return value === undefined
    ? []
    : [{ path: `encryption.${field}`, problem: `must be left out with registry "${registry}"` }];
}
