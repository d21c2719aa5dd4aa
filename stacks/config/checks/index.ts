import { distinctGroups, ownEnvironmentTag, ownTags, usedCondition } from "./access";
import type { Check } from "./check";
import { trainingByPromotion, vmSizes, warmNodes } from "./clusters";
import { completeZones } from "./dns";
import { distinctEgress, egressRules } from "./egress";
import { ownKeys, registryKeys } from "./encryption";
import { distinctInstances, noInteractiveProduction } from "./instances";
import { composedNames } from "./names";
import { addressRanges, isolationSettings } from "./network";
import { distinctContainers, longRetention, noPurge, sharedState, storageProtection } from "./protection";
import { knownRegion, zoneRedundancy } from "./region";

/** Every rule beyond the shape, in the order of the fields. */
export const CHECKS: readonly Check[] = [
  composedNames,
  knownRegion,
  ownTags,
  ownEnvironmentTag,
  addressRanges,
  isolationSettings,
  completeZones,
  distinctGroups,
  usedCondition,
  egressRules,
  distinctEgress,
  vmSizes,
  warmNodes,
  trainingByPromotion,
  noInteractiveProduction,
  distinctInstances,
  zoneRedundancy,
  storageProtection,
  distinctContainers,
  ownKeys,
  registryKeys,
  longRetention,
  noPurge,
  sharedState,
];
