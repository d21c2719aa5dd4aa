import { EventgridSystemTopic } from "@cdktf/provider-azurerm/lib/eventgrid-system-topic";
import type { Construct } from "constructs";
import type { IKeyVault } from "../data/secure-key-vault";
import type { IResourceGroup } from "../governance/resource-group";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzureConstruct } from "../terraform/azure-construct";
import { recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertSeverity, runbookOf, severityProblems } from "./alerting";
import type { DiagnosticTarget, IMonitored } from "./diagnostic-target";
import { platformAlertTerms } from "./platform-alerts";
import { systemTopicLogs } from "./system-topic-logs";

export interface KeyExpiryAlertProps {
  readonly alerting: Alerting;
  readonly vault: IKeyVault;
  /** Where the vault lies, e.g. `westeurope`: its topic lies there too. */
  readonly location: string;
  /** Name of the topic: 3 to 50 letters, digits and hyphens. Azure lets a vault have one topic. */
  readonly topicName: string;
  /** Where the topic lies. @default - that of the alerts */
  readonly resourceGroup?: IResourceGroup;
  /** @default 1 */
  readonly severity?: AlertSeverity;
}

const EVENTS = ["Key", "Secret", "Certificate"].flatMap((object) => [
  `Microsoft.KeyVault.${object}NearExpiry`,
  `Microsoft.KeyVault.${object}Expired`,
]);

/**
 * Tells an action group of each key, secret or certificate of a vault that expires within 30 days, or has expired.
 * A key that rotates by itself earlier is told of only once its rotation has failed.
 *
 * Event Grid alerts the group by itself: no log says it, and no metric. azurerm doesn't know that way. Azure watches
 * only versions that were made while somebody listened (learn.microsoft.com/azure/key-vault/general/event-grid-overview,
 * looked up on 2026-11-22), so the alert is made before the keys, or tells of them from their next rotation on.
 *
 * Recommendation: `ai-operations/automated-monitoring-alerting-audit`.
 */
export class KeyExpiryAlert extends AzureConstruct implements IMonitored {
  /** ARM id of the topic. */
  readonly topicId: string;

  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: KeyExpiryAlertProps) {
    super(scope, id);
    const { alerting, severity, topicName, vault } = props;
    const problems = [
      ...recipientProblems(alerting, vault.keyVaultName),
      ...(/^[a-z0-9-]{3,50}$/i.test(topicName)
        ? []
        : [`topicName must be 3 to 50 letters, digits and hyphens (got ${JSON.stringify(topicName)})`]),
      ...severityProblems("severity", severity),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const resourceGroup = props.resourceGroup ?? alerting.resourceGroup;
    const topic = new EventgridSystemTopic(this, "Resource", {
      name: topicName,
      resourceGroupName: resourceGroup.resourceGroupName,
      location: props.location,
      sourceResourceId: vault.keyVaultId,
      topicType: "Microsoft.KeyVault.vaults",
      tags: alerting.tags ?? resourceGroup.tags,
    });
    this.topicId = topic.id;
    const terms = platformAlertTerms("key-near-expiry", vault.keyVaultName, { severity });
    new AzapiResource(this, "alert", {
      type: "Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15",
      name: terms.name,
      parentId: topic.id,
      body: {
        properties: {
          destination: {
            endpointType: "MonitorAlert",
            properties: {
              severity: `Sev${terms.severity}`,
              description: `${terms.description} What to do: ${runbookOf(alerting, terms.runbook)}`,
              actionGroups: [alerting.actionGroupId],
            },
          },
          eventDeliverySchema: "CloudEventSchemaV1_0",
          filter: { includedEventTypes: EVENTS },
        },
      },
    });
  }

  get diagnosticTargets(): readonly DiagnosticTarget[] {
    return [systemTopicLogs(this.topicId)];
  }
}
