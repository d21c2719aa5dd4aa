import { EventgridSystemTopic } from "@cdktf/provider-azurerm/lib/eventgrid-system-topic";
import { EventgridSystemTopicEventSubscription } from "@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription";
import { StorageQueue } from "@cdktf/provider-azurerm/lib/storage-queue";
import type { Construct } from "constructs";
import { wholeNumberProblem } from "../compute/compute";
import type { IStorageAccount } from "../data/secure-storage-account";
import type { IResourceGroup } from "../governance/resource-group";
import { BUILT_IN_ROLES } from "../identity/built-in-roles";
import { RoleAssignment } from "../identity/role-assignment";
import {
  type Alerting,
  type AlertSeverity,
  alertingProblems,
  severityProblems,
} from "../observability/alerting";
import type { DiagnosticTarget, IMonitored } from "../observability/diagnostic-target";
import { EVENT_METRICS } from "../observability/event-metrics";
import { MetricAlert } from "../observability/metric-alert";
import { systemTopicLogs } from "../observability/system-topic-logs";
import { AzureConstruct } from "../terraform/azure-construct";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";
import { alertTerms, SERVING_ALERTS } from "./serving-alerts";

export interface MonitorEventsProps {
  readonly resourceGroup: IResourceGroup;
  /** Name of the topic: 3 to 50 letters, digits and hyphens. */
  readonly name: string;
  /** Whose monitors are listened to. Azure lets a workspace have one topic. */
  readonly workspace: Pick<IMachineLearningWorkspace, "workspaceId" | "workspaceName" | "location">;
  /**
   * Where events are kept, with Azure's trusted services let in: there is no private endpoint for deliveries.
   * Best the account of the monitor.
   */
  readonly account: IStorageAccount;
  readonly alerting: Alerting;
  /** Days that an event is kept, 1 to 30. @default 14 */
  readonly keepDays?: number;
  /** @default 2 */
  readonly severity?: AlertSeverity;
}

const QUEUE = "model-monitor-events";
const SECONDS_A_DAY = 86_400;

/**
 * Tells an action group of each model monitor that found what passes its thresholds, beside the mail that the
 * monitor's own schedule sends.
 *
 * Event Grid alerts an action group by itself of key vaults only, so it goes the long way: events of such runs are
 * put into a queue, and an alert counts them. It counts what the filter lets through, delivered or not. The topic
 * delivers as its system-assigned identity, since no other one gets past an account's firewall. A run that failed
 * passes no threshold: `MonitorAlerts` tells of it.
 *
 * Recommendations: `performance/monitor-model-performance`, `operations/monitor-model-drift`,
 * `ai-operations/automated-monitoring-alerting-audit`.
 */
export class MonitorEvents extends AzureConstruct implements IMonitored {
  /** ARM id of the topic. */
  readonly topicId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: MonitorEventsProps) {
    super(scope, id);
    const problems = eventProblems(props);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { account, alerting, keepDays = 14, resourceGroup, severity, workspace } = props;
    const { resourceGroupName } = resourceGroup;
    const queue = new StorageQueue(this, "queue", {
      name: QUEUE,
      storageAccountId: account.storageAccountId,
    });
    const topic = new EventgridSystemTopic(this, "Resource", {
      name: props.name,
      resourceGroupName,
      // where its source is
      location: workspace.location,
      sourceResourceId: workspace.workspaceId,
      topicType: "Microsoft.MachineLearningServices.Workspaces",
      identity: { type: "SystemAssigned" },
      tags: resourceGroup.tags,
    });
    this.topicId = topic.id;
    const sender = new RoleAssignment(this, "sender", {
      scope: queue.id,
      role: BUILT_IN_ROLES.storageQueueDataMessageSender,
      principal: { principalId: topic.identity.principalId, principalType: "ServicePrincipal" },
    });
    new EventgridSystemTopicEventSubscription(this, "breached", {
      name: "model-monitor",
      resourceGroupName,
      systemTopic: topic.name,
      eventDeliverySchema: "EventGridSchema",
      // the event DatasetDriftDetected is of the monitors that came before these
      includedEventTypes: ["Microsoft.MachineLearningServices.RunStatusChanged"],
      // a run has the tag only once a threshold is passed; what the tag says is for people
      advancedFilter: { isNotNull: [{ key: "data.RunTags.azureml_modelmonitor_threshold_breached" }] },
      deliveryIdentity: { type: "SystemAssigned" },
      storageQueueEndpoint: {
        storageAccountId: account.storageAccountId,
        queueName: queue.name,
        queueMessageTimeToLiveInSeconds: keepDays * SECONDS_A_DAY,
      },
      retryPolicy: { eventTimeToLive: 1440, maxDeliveryAttempts: 30 },
      dependsOn: [sender],
    });
    new MetricAlert(this, "alert", {
      ...alertTerms("model-monitor", workspace.workspaceName, { severity }),
      alerting,
      resourceId: topic.id,
      metric: EVENT_METRICS.matched,
      aggregation: "Total",
      operator: "GreaterThan",
      threshold: 0,
      window: SERVING_ALERTS["model-monitor"].window,
    });
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [systemTopicLogs(this.topicId)];
  }
}

function eventProblems({ alerting, keepDays = 14, name, severity }: MonitorEventsProps): string[] {
  return [
    /^[a-z0-9-]{3,50}$/i.test(name)
      ? undefined
      : `name must be 3 to 50 letters, digits and hyphens (got ${JSON.stringify(name)})`,
    wholeNumberProblem("keepDays", keepDays, 1, 30),
    ...severityProblems("severity", severity),
    ...alertingProblems(alerting),
  ].filter((problem) => problem !== undefined);
}
