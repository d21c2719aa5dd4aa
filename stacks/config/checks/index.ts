import { distinctGroups, ownEnvironmentTag, ownTags, usedCondition } from "./access";
import { distinctEmails, possibleLimits, somebodyIsTold } from "./alerts";
import { possibleNodes } from "./batch-nodes";
import { distinctBudgetEmails, distinctThresholds, fewEnoughTold, ownBudget } from "./budget";
import type { Check } from "./check";
import { trainingByPromotion, trainingIsTimed, vmSizes, warmNodes } from "./clusters";
import { knownHours, limitedCosts } from "./costs";
import { distinctDatastores } from "./datastores";
import { completeZones, rightZones } from "./dns";
import { distinctEgress, egressRules } from "./egress";
import { enabledSchedules } from "./enabled-schedules";
import { ownKeys, registryKeys } from "./encryption";
import { ownAssets } from "./foreign-assets";
import { distinctInstances, namesBesideClusters, noInteractiveProduction } from "./instances";
import { composedNames } from "./names";
import { addressRanges, isolationSettings } from "./network";
import { existingSubnets, privateAddresses } from "./network-addresses";
import { assignedPolicies, deployableModels, policyParameters, reachingScope } from "./policies";
import { watchedAge } from "./prediction-age";
import {
  distinctContainers,
  longRetention,
  noPurge,
  sharedConfidentialState,
  sharedServingState,
  sharedState,
  storageProtection,
} from "./protection";
import { usedPublishers } from "./publication";
import { distinctFamilies, knownFamilies } from "./quota";
import { knownRegion, zoneRedundancy } from "./region";
import { possibleRetraining } from "./retraining";
import { servedBatch } from "./served-batch";
import { possibleRollouts, servedOnline } from "./served-online";
import {
  collectedPayload,
  distinctEndpoints,
  gatedRollouts,
  ownServingState,
  usedServing,
  watchedServing,
} from "./serving";
import { servingWithinLimits } from "./serving-limits";
import { distinctAlerts, distinctHosts, distinctServingGroups, possibleIds } from "./serving-names";
import { possibleTags } from "./tags";
import { acceptedProtection, acceptedRetention } from "./weakenings";

/** Every rule beyond the shape, in the order of the fields. */
export const CHECKS: readonly Check[] = [
  composedNames,
  knownRegion,
  possibleTags,
  ownTags,
  ownEnvironmentTag,
  addressRanges,
  privateAddresses,
  existingSubnets,
  isolationSettings,
  completeZones,
  rightZones,
  distinctGroups,
  usedCondition,
  egressRules,
  distinctEgress,
  vmSizes,
  warmNodes,
  trainingByPromotion,
  noInteractiveProduction,
  distinctInstances,
  namesBesideClusters,
  zoneRedundancy,
  storageProtection,
  distinctContainers,
  distinctDatastores,
  ownKeys,
  registryKeys,
  longRetention,
  acceptedRetention,
  acceptedProtection,
  noPurge,
  sharedState,
  sharedConfidentialState,
  sharedServingState,
  somebodyIsTold,
  distinctEmails,
  possibleLimits,
  trainingIsTimed,
  assignedPolicies,
  policyParameters,
  reachingScope,
  ownBudget,
  distinctThresholds,
  distinctBudgetEmails,
  fewEnoughTold,
  limitedCosts,
  knownHours,
  knownFamilies,
  distinctFamilies,
  usedServing,
  servedOnline,
  servedBatch,
  possibleNodes,
  servingWithinLimits,
  distinctEndpoints,
  distinctHosts,
  possibleIds,
  distinctAlerts,
  distinctServingGroups,
  usedPublishers,
  deployableModels,
  ownAssets,
  possibleRollouts,
  possibleRetraining,
  collectedPayload,
  gatedRollouts,
  watchedServing,
  watchedAge,
  enabledSchedules,
  ownServingState,
];
