import type { IConstruct } from "constructs";
import { BUILT_IN_POLICIES, type BuiltInPolicy } from "../governance/built-in-policies";
import { Deviations, type StandingReason } from "../governance/deviation";
import type { DiagnosticTarget } from "./diagnostic-target";

const POLICIES = BUILT_IN_POLICIES;

/**
 * Resources whose logs have two groups, `allLogs` and `audit` within it, with the policies that want
 * every group which Azure lists to be enabled.
 */
const WITH_TWO_GROUPS: Readonly<Record<string, readonly BuiltInPolicy[]>> = {
  "Microsoft.ContainerRegistry/registries": [POLICIES.diagnosticSettingsOfTypes],
  "Microsoft.KeyVault/vaults": [POLICIES.diagnosticSettingsOfTypes],
  "Microsoft.MachineLearningServices/workspaces": [
    POLICIES.diagnosticSettingsOfTypes,
    POLICIES.workspaceLogsToLogAnalytics,
  ],
  "Microsoft.OperationalInsights/workspaces": [POLICIES.diagnosticSettingsOfTypes],
  "Microsoft.Storage/storageAccounts/blobServices": [POLICIES.blobLogs],
  "Microsoft.Storage/storageAccounts/fileServices": [POLICIES.fileLogs],
  "Microsoft.Storage/storageAccounts/queueServices": [POLICIES.queueLogs],
  "Microsoft.Storage/storageAccounts/tableServices": [POLICIES.tableLogs],
};

const NO_EVENT_HUB = "Logs and metrics go to Log Analytics, not to an event hub.";
const NO_STORAGE = "Logs and metrics go to Log Analytics, not to a storage account.";

/** What else policies want of the settings of a type, by the property that they look at. */
const BY_TYPE: Readonly<Record<string, Readonly<Record<string, StandingReason>>>> = {
  "Microsoft.KeyVault/vaults": {
    "enabledLog.category": {
      reason:
        "The group allLogs contains the category AuditEvent, and metrics are collected as well; " +
        "the policy wants that category by its own name, and no metrics.",
      policies: [POLICIES.vaultAuditEventToLogAnalytics],
    },
    eventhubAuthorizationRuleId: {
      reason: NO_EVENT_HUB,
      policies: [POLICIES.vaultLogsToEventHub],
    },
  },
  "Microsoft.MachineLearningServices/workspaces": {
    eventhubAuthorizationRuleId: {
      reason: NO_EVENT_HUB,
      policies: [POLICIES.workspaceLogsToEventHub],
    },
    storageAccountId: {
      reason: NO_STORAGE,
      policies: [POLICIES.workspaceLogsToStorage],
    },
  },
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": {
    eventhubAuthorizationRuleId: { reason: NO_EVENT_HUB, policies: [POLICIES.endpointLogsToEventHub] },
    storageAccountId: { reason: NO_STORAGE, policies: [POLICIES.endpointLogsToStorage] },
  },
};

/** Records what built-in policies report of a diagnostic setting that is as it should be. */
export function recordDiagnosticPolicies(setting: IConstruct, target: DiagnosticTarget): void {
  const deviations = Deviations.of(setting);
  const { resourceType = "", logs } = target;
  const twoGroups = WITH_TWO_GROUPS[resourceType];
  if (logs !== undefined && twoGroups !== undefined) {
    const reason =
      `The group ${logs} is collected; Azure lists the resource's other group beside it as disabled, ` +
      "and the policies want every listed one enabled.";
    deviations.stand(setting, "enabledLog", { reason, policies: twoGroups });
  }
  if (logs === undefined && resourceType === "Microsoft.Insights/components") {
    deviations.stand(setting, "enabledLog", {
      reason:
        "The component writes its logs into the Log Analytics workspace by itself; a setting for them " +
        "would store each a second time.",
      policies: [POLICIES.insightsLogs],
    });
  }
  for (const [property, standing] of Object.entries(BY_TYPE[resourceType] ?? {})) {
    deviations.stand(setting, property, standing);
  }
}
