import type { Breaks } from "../mutant";
import type { Target } from "../row";
import { referredAddress } from "../stack";

/** What is broken, by what the weakening opens. The most specific recommendations come first. */
export const PRIVATE: Breaks = [
  "security/dependent-services-private",
  "ai-security/private-access-to-image-data-code-repos",
];
export const EXFILTRATION: Breaks = ["security/minimize-exfiltration-service-endpoint-policy"];
export const KEYLESS: Breaks = ["security/managed-identity-between-services"];
export const RIGHTS: Breaks = ["ai-security/rbac-abac-control-and-data-plane"];
export const IN_TRANSIT: Breaks = [
  "security/encryption-at-rest-and-in-transit",
  "ai-security/https-everywhere-tls-termination",
  "deploy/batch-tls-default",
];
export const AT_REST: Breaks = [
  "security/encryption-at-rest-and-in-transit",
  "ai-security/encrypt-all-data-stores",
];
export const OWN_KEYS: Breaks = ["security/encrypt-with-cmk", "ai-security/encrypt-all-data-stores"];
export const WORKSPACE_OWN_KEYS: Breaks = [
  "security/encrypt-with-cmk",
  "security/policy-workspace-cmk",
  "security/advisor-workspace-cmk",
];
export const RECOVERY: Breaks = ["reliability/recovery-strategy-for-dependencies"];
export const ZONES: Breaks = [
  "reliability/zone-redundant-inference",
  "ai-reliability/redundancy-no-single-instance",
  "ai-reliability/align-endpoint-and-datastore-reliability",
];
export const REGIONS: Breaks = ["reliability/multi-region-deployment"];
export const LOGS: Breaks = ["operations/collect-resource-logs"];
export const EGRESS: Breaks = [
  "security/exfiltration-guard-explicit-egress",
  "security/managed-network-approved-outbound",
];
export const SEGMENTATION: Breaks = [
  "ai-security/identity-segmentation",
  "security/least-privilege-workspace-identity",
];
export const WORKSPACE_CLOSED: Breaks = [
  "security/workspace-access-from-vnet-only",
  "security/policy-workspace-public-access-disabled",
  "security/advisor-workspace-public-access-disabled",
];
export const WORKSPACE_ENDPOINT: Breaks = [
  "security/workspace-private-endpoint",
  "security/policy-workspace-private-link",
  "security/advisor-workspace-private-link",
  "security/workspace-access-from-vnet-only",
  "deploy/batch-ingress-private-workspace",
];

const WORKSPACE = "azurerm_machine_learning_workspace";

/** Whether another resource refers to the target with one of these attributes of its own. */
export function isReferredTo({ resource, stack }: Target, type: string, attribute: string): boolean {
  return stack
    .ofType(type)
    .some(({ attributes }) => referredAddress(attributes[attribute]) === resource.address);
}

/** Whether a storage account is the default one of a workspace. */
export function isWorkspaceStorage(target: Target): boolean {
  return isReferredTo(target, WORKSPACE, "storage_account_id");
}
