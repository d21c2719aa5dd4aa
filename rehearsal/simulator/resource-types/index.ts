import type { ArmRequest, ArmResponse } from "../arm/messages";
import type { Cloud } from "../cloud";
import { authorizationTypes } from "./microsoft-authorization";
import { budget } from "./microsoft-consumption";
import { registry, replication } from "./microsoft-container-registry";
import { containerServiceTypes } from "./microsoft-container-service";
import { eventGridTypes } from "./microsoft-event-grid";
import { insightsTypes } from "./microsoft-insights";
import { keyVaultCollections, keyVaultTypes } from "./microsoft-key-vault";
import { kubernetesExtension } from "./microsoft-kubernetes-configuration";
import { machineLearningTypes } from "./microsoft-machine-learning";
import { quotaCollections } from "./microsoft-machine-learning/workspace-quota";
import { userAssignedIdentity } from "./microsoft-managed-identity";
import { networkTypes } from "./microsoft-network";
import { logAnalyticsCollections, logAnalyticsWorkspace } from "./microsoft-operational-insights";
import { resourceGroup } from "./microsoft-resources";
import { pricing, securityContact } from "./microsoft-security";
import { storageTypes } from "./microsoft-storage";
import { nameAvailability } from "./resource-providers";
import type { ResourceType } from "./resource-type";

/** Every type that has rules of its own. */
const resourceTypes: readonly ResourceType[] = [
  resourceGroup,
  ...authorizationTypes,
  userAssignedIdentity,
  ...networkTypes,
  ...storageTypes,
  ...keyVaultTypes,
  registry,
  replication,
  ...containerServiceTypes,
  kubernetesExtension,
  logAnalyticsWorkspace,
  ...eventGridTypes,
  ...insightsTypes,
  ...machineLearningTypes,
  pricing,
  securityContact,
  budget,
];

const byName = new Map(resourceTypes.map((type) => [type.type.toLowerCase(), type]));

/** The rules of a type; of one that is not known, only those of every resource. */
export function typeOf(name: string): ResourceType {
  return byName.get(name.toLowerCase()) ?? { type: name };
}

/** Whether the simulator has rules of its own for a type. */
export function hasRules(name: string): boolean {
  return byName.has(name.toLowerCase());
}

/** Paths that are neither a resource nor a list of them, by type and last segment in lower case. */
export const collectionActions: Readonly<Record<string, (request: ArmRequest, cloud: Cloud) => ArmResponse>> =
  {
    ...keyVaultCollections,
    ...logAnalyticsCollections,
    ...quotaCollections,
    checknameavailability: nameAvailability,
    providers: () => ({ status: 200, body: { value: [] } }),
  };
