import type { TerraformStack } from "cdktf";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import type { Deviation } from "../../../constructs/governance/deviation";
import type { ModelMonitorProps } from "../../../constructs/serving/model-monitor";
import type { MonitorSignals } from "../../../constructs/serving/monitor-signals";
import { type IMonitorStore, MonitorStore } from "../../../constructs/serving/monitor-store";
import { armId } from "../../support/fixtures";
import { testWorkspace, WORKSPACE_ID } from "../compute/test-workspace";

export const DEPLOYMENT_ID = `${WORKSPACE_ID}/onlineEndpoints/churn-score/deployments/blue`;
export const OWN_ACCOUNT = armId("Microsoft.Storage/storageAccounts", "stchurntest");
const SIGNALS: MonitorSignals = {
  dataDrift: {
    numerical: { metric: "NormalizedWassersteinDistance", threshold: 1.5 },
    categorical: { metric: "JensenShannonDistance", threshold: 0.1 },
    features: { top: 10 },
  },
  predictionDrift: { categorical: { metric: "PearsonsChiSquaredTest", threshold: 0.02 } },
  dataQuality: {
    numerical: { NullValueRate: 0, OutOfBoundsRate: 0.1 },
    categorical: { DataTypeErrorRate: 0.05 },
    features: ["age", "plan"],
  },
  featureAttribution: { threshold: 0.9 },
};

/** A store that another stack made. */
export function storeOn(account: string, name: string): IMonitorStore {
  const accountId = armId("Microsoft.Storage/storageAccounts", account);
  return MonitorStore.named(
    { workspaceId: WORKSPACE_ID },
    { account: SecureStorageAccount.fromStorageAccountId(accountId), name },
  );
}

/** A monitor with all of its signals. */
export function monitorProps(stack: TerraformStack, storedCredentials: Deviation): ModelMonitorProps {
  return {
    workspace: testWorkspace(stack),
    name: "churn-monitor",
    storedCredentials,
    deployment: { deploymentId: DEPLOYMENT_ID },
    task: "Classification",
    store: storeOn("stchurnmonitor", "monitor"),
    workspaceStorageAccountId: OWN_ACCOUNT,
    paths: { inputs: "inputs/", outputs: "outputs/", training: "training/7/", validation: "validation/7/" },
    targetColumn: "left",
    signals: SIGNALS,
    emails: ["ml-operations@example.com"],
    trigger: { recurrence: { frequency: "Week" } },
    timeLimitMinutes: 120,
  };
}
