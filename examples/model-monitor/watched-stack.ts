import type { Construct } from "constructs";
import {
  collectLogs,
  DeploymentAlerts,
  ModelMonitor,
  MonitorAlerts,
  MonitorStore,
  OnlineDeployment,
  OnlineEndpoint,
  OnlineTraffic,
  PayloadStore,
} from "../../constructs";
import { ReadableAddressStack, type ServingConfig } from "../../stacks";
import {
  COLLECTED,
  type Found,
  findLandingZone,
  MONITOR_DATASTORE,
  STORED_CREDENTIALS,
  TRAINING,
  told,
} from "./collected";

/** What is rolled out weekly: an endpoint that keeps what it is asked, and the monitor that looks at it. */
export class WatchedModelStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, config: ServingConfig) {
    super(scope, id);
    const found = findLandingZone(this, config);
    const monitor = this.watch(found, this.serve(found));
    // its SAS lapses each week
    new MonitorAlerts(monitor, "alerts", { ...found, alerting: told(this, found), monitor });
  }

  private serve({ workspace, ...found }: Found): OnlineDeployment {
    const endpoint = new OnlineEndpoint(this, "churn", {
      workspace,
      name: "churn-watched",
      identity: found.servingIdentity(),
    });
    const blue = new OnlineDeployment(endpoint, "blue", {
      endpoint,
      name: "blue",
      modelId: "azureml://registries/shared/models/churn/versions/7",
      instanceType: "Standard_DS3_v2",
      instances: 1,
      payloadCollection: {
        purpose: "to notice when customers no longer behave as those that the model was trained with",
        consent: "legitimate interest, record of processing 2026-14; customers may object",
        // customer numbers and addresses are no features: callers don't send them
        columnsLeftOut: [],
        store: PayloadStore.named(workspace, COLLECTED),
      },
    });
    new OnlineTraffic(endpoint, "traffic", {
      endpoint,
      deployments: [blue],
      traffic: { live: { blue: 100 } },
    });
    new DeploymentAlerts(endpoint, "alerts", { alerting: told(this, found), endpoint, deployment: blue });
    collectLogs(endpoint, found.logAnalyticsWorkspaceId);
    return blue;
  }

  private watch(
    { account, idOf, storageAccountName, workspace }: Found,
    deployment: OnlineDeployment,
  ): ModelMonitor {
    return new ModelMonitor(this, "monitor", {
      workspace,
      name: "churn-monitor",
      storedCredentials: STORED_CREDENTIALS,
      deployment,
      task: "Classification",
      store: MonitorStore.named(workspace, { account, name: MONITOR_DATASTORE }),
      workspaceStorageAccountId: idOf("Microsoft.Storage/storageAccounts", storageAccountName),
      paths: { inputs: "inputs/", outputs: "outputs/", training: `${TRAINING}/7/` },
      targetColumn: "left",
      signals: {
        dataDrift: {
          numerical: { metric: "NormalizedWassersteinDistance", threshold: 0.1 },
          categorical: { metric: "JensenShannonDistance", threshold: 0.1 },
          features: { top: 10 },
        },
        predictionDrift: { categorical: { metric: "PopulationStabilityIndex", threshold: 0.2 } },
        dataQuality: {
          numerical: { NullValueRate: 0.01, OutOfBoundsRate: 0.05 },
          categorical: { NullValueRate: 0.01, DataTypeErrorRate: 0.01 },
        },
      },
      emails: ["ml-operations@example.com"],
      trigger: { recurrence: { frequency: "Week", weekDays: ["Monday"], hours: [6] } },
      timeLimitMinutes: 120,
    });
  }
}
