import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { SecureKeyVault } from "../../constructs/data/secure-key-vault";
import { ActivityAlerts } from "../../constructs/observability/activity-alerts";
import type { Alerting } from "../../constructs/observability/alerting";
import { ClusterAlerts } from "../../constructs/observability/cluster-alerts";
import { IngestionAlert } from "../../constructs/observability/ingestion-alert";
import { KeyExpiryAlert } from "../../constructs/observability/key-expiry-alert";
import { KeyVaultAlerts } from "../../constructs/observability/key-vault-alerts";
import { PlatformWorkbook } from "../../constructs/observability/platform-workbook";
import { StorageAlerts } from "../../constructs/observability/storage-alerts";
import { TrainingAlerts } from "../../constructs/serving/training-alerts";
import { resourcesIn } from "../../constructs/terraform/resources-in";
import { waitFor } from "../../constructs/terraform/wait-for";
import type { IMachineLearningWorkspace } from "../../constructs/workspace/workspace-ref";
import { CLUSTER_NAMES } from "../config/cluster-names";
import type { LandingZoneAlerting } from "./alerting";
import type { Data } from "./data";
import type { Foundation } from "./foundation";

const QUERY = "azurerm_monitor_scheduled_query_rules_alert_v2";

/**
 * Alerts on all that a workspace stands on, and the workbook that shows what they look at. Who stands in
 * `alerts` is told; without anybody there are none.
 */
export function composeWatching(
  foundation: Foundation,
  alerting: LandingZoneAlerting | undefined,
  data: Data,
  workspace: IMachineLearningWorkspace,
): void {
  const { alerts } = foundation.config;
  if (alerting === undefined || alerts === undefined) {
    return;
  }
  const { group, monitoring, names, stack } = foundation;
  const { logAnalyticsWorkspaceId } = monitoring;
  const scope = new Construct(stack, "watch");
  const terms = {
    alerting: {
      resourceGroup: group,
      actionGroupId: alerting.actionGroup.actionGroupId,
      runbooks: alerts.runbooks,
      logReader: alerting.identity,
    },
    logAnalyticsWorkspaceId,
  };
  const { limits } = alerts;
  const accounts = accountsOf(data);
  const vaults = vaultsOf(data);

  new ActivityAlerts(scope, "changes", {
    alerting: terms.alerting,
    name: group.resourceGroupName,
    scopeId: group.resourceGroupId,
  });
  new IngestionAlert(scope, "logs", {
    ...terms,
    name: names.of("logAnalyticsWorkspace"),
    budget: limits["ingestion-budget"],
  });
  new ClusterAlerts(scope, "clusters", {
    ...terms,
    workspace,
    failedJobs: limits["cluster-jobs-failed"],
    errors: limits["cluster-error"],
    unusableNodes: limits["cluster-unusable"],
    preemptedNodes: limits["cluster-preempted"],
    quota: limits["cluster-quota"],
    idleNodes: limits["cluster-idle"],
  });
  if (alerts.trainingMinutes !== undefined) {
    new TrainingAlerts(scope, "training", {
      ...terms,
      workspace,
      cluster: { computeName: CLUSTER_NAMES.training },
      targetMinutes: alerts.trainingMinutes,
    });
  }
  for (const { account, id } of accounts) {
    new StorageAlerts(scope, id, {
      ...terms,
      account,
      availability: limits["storage-availability"],
      denied: limits["storage-denied"],
      throttled: limits["storage-throttled"],
    });
  }
  for (const { id, vault } of vaults) {
    new KeyVaultAlerts(scope, id, {
      alerting: terms.alerting,
      vault,
      availability: limits["vault-availability"],
      denied: limits["vault-denied"],
      saturation: limits["vault-saturation"],
    });
  }
  askWithRights(scope, alerting.mayQuery);
  watchExpiry(foundation, terms.alerting, data);
  new PlatformWorkbook(scope, "workbook", {
    resourceGroup: group,
    displayName: `${workspace.workspaceName}: the platform`,
    workspace,
    logAnalyticsWorkspaceId,
    runbooks: alerts.runbooks,
    accounts: accounts.map(({ account }) => account),
    vaults: vaults.map(({ vault }) => vault),
  });
}

/** Before the keys: Azure tells only of versions that were made while somebody listened. */
function watchExpiry({ config, monitoring, names, stack }: Foundation, alerting: Alerting, data: Data): void {
  const { location } = config;
  const alert = (id: string, vault: SecureKeyVault) =>
    new KeyExpiryAlert(stack, `${id}-expiry`, {
      alerting,
      vault,
      location,
      topicName: names.of("eventGridSystemTopic", id),
    });
  monitoring.collect(alert("vault", data.vault));
  for (const keys of data.keyVaults) {
    const listening = alert(keys.node.id, keys.vault);
    keys.makeKeysAfter(...resourcesIn(listening));
    monitoring.collect(listening);
  }
}

/** A query asks with the rights of the alerts' identity: they come first. */
function askWithRights(scope: Construct, mayQuery: ITerraformDependable): void {
  for (const alert of resourcesIn(scope).filter(
    ({ terraformResourceType }) => terraformResourceType === QUERY,
  )) {
    waitFor(alert, [mayQuery]);
  }
}

function accountsOf({ dataLake, payload, storage }: Data) {
  return [
    { id: "storage", account: storage },
    { id: "data-lake", account: dataLake },
    { id: "payload", account: payload },
  ].flatMap(({ account, id }) => (account === undefined ? [] : [{ account, id }]));
}

function vaultsOf({ keyVaults, vault }: Data) {
  return [{ id: "vault", vault }, ...keyVaults.map((keys) => ({ id: keys.node.id, vault: keys.vault }))];
}
