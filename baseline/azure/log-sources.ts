import { APPLICATION_INSIGHTS } from "./application-insights";
import { CONTAINER_REGISTRY } from "./container-registry";
import { KEY_VAULT } from "./key-vault";
import { LOG_ANALYTICS } from "./log-analytics";
import { ONLINE_ENDPOINT } from "./online-endpoint";
import { STORAGE_ACCOUNT } from "./storage-account";
import { type Kind, kind } from "./subject";
import { SYSTEM_TOPIC } from "./system-topic";
import { WORKSPACE } from "./workspace";

/** Something with a diagnostic setting of its own: a resource, or a service inside it. */
export interface LogSource {
  /** In words, e.g. `the blob service`. */
  readonly what: string;
  /** What follows the resource's id in the setting's target; empty for the resource itself. */
  readonly suffix: string;
  /** Every category of its logs, which the group `allLogs` stands for; empty where it has no logs. */
  readonly logs: readonly string[];
  /** The category of its metrics; undefined where it has none worth keeping. */
  readonly metrics?: "AllMetrics" | "Transaction";
}

/** A kind of resource that writes logs, and what of it writes them. */
export interface LoggedKind {
  readonly kind: Kind;
  readonly sources: readonly LogSource[];
}

const only = (logs: readonly string[], metrics?: LogSource["metrics"]): readonly LogSource[] => [
  { what: "the resource", suffix: "", logs, metrics },
];

/** Azure Machine Learning's workspace; ARM lists these categories for it. */
export const LOGGED_WORKSPACE: LoggedKind = {
  kind: WORKSPACE,
  sources: only(
    [
      ...["ClusterEvent", "ClusterNodeEvent", "JobEvent", "CpuGpuUtilization"].map(
        (one) => `AmlCompute${one}`,
      ),
      ...["AmlRunStatusChangedEvent", "ComputeInstanceEvent", "DeploymentReadEvent"],
      ...["DeploymentEventACI", "DeploymentEventAKS", "InferencingOperationACI", "InferencingOperationAKS"],
      ...["Models", "Pipeline", "Environment", "DataLabel", "DataStore", "DataSet"].flatMap((one) => [
        `${one}ChangeEvent`,
        `${one}ReadEvent`,
      ]),
      ...["ModelsActionEvent", "RunEvent", "RunReadEvent"],
    ],
    "AllMetrics",
  ),
};

/** An online endpoint: who called it, what its containers said, and what became of its deployments. */
export const LOGGED_ENDPOINT: LoggedKind = {
  kind: ONLINE_ENDPOINT,
  sources: only(
    ["Traffic", "Console", "Event"].map((one) => `AmlOnlineEndpoint${one}Log`),
    "AllMetrics",
  ),
};

const service = (name: string): LogSource => ({
  what: `the ${name} service`,
  suffix: `/${name}Services/default`,
  logs: ["StorageRead", "StorageWrite", "StorageDelete"],
  metrics: "Transaction",
});

/** A storage account has metrics only; each of its services has a setting of its own. */
export const LOGGED_STORAGE: LoggedKind = {
  kind: STORAGE_ACCOUNT,
  sources: [
    { what: "the account", suffix: "", logs: [], metrics: "Transaction" },
    ...["blob", "file", "queue", "table"].map(service),
  ],
};

/** What else the workspace stands on. Application Insights writes its logs into Log Analytics by itself. */
export const LOGGED_SERVICES: readonly LoggedKind[] = [
  {
    kind: KEY_VAULT,
    sources: only(["AuditEvent", "AzurePolicyEvaluationDetails"], "AllMetrics"),
  },
  {
    kind: CONTAINER_REGISTRY,
    sources: only(["ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents"], "AllMetrics"),
  },
  {
    kind: LOG_ANALYTICS,
    sources: only(["Audit", "SummaryLogs"], "AllMetrics"),
  },
  {
    kind: APPLICATION_INSIGHTS,
    sources: only([], "AllMetrics"),
  },
  {
    kind: SYSTEM_TOPIC,
    sources: only(["DeliveryFailures"], "AllMetrics"),
  },
];

const bare = (azurerm: string, arm: string): Kind => kind({ azurerm: [azurerm], arm: [arm] }, () => ({}));

/** The network around it. A network security group has no metrics. */
export const LOGGED_NETWORK: readonly LoggedKind[] = [
  {
    kind: bare("azurerm_virtual_network", "Microsoft.Network/virtualNetworks"),
    sources: only(["VMProtectionAlerts"], "AllMetrics"),
  },
  {
    kind: bare("azurerm_network_security_group", "Microsoft.Network/networkSecurityGroups"),
    sources: only(["NetworkSecurityGroupEvent", "NetworkSecurityGroupRuleCounter"]),
  },
  {
    kind: bare("azurerm_bastion_host", "Microsoft.Network/bastionHosts"),
    sources: only(["BastionAuditLogs"], "AllMetrics"),
  },
  {
    kind: bare("azurerm_public_ip", "Microsoft.Network/publicIPAddresses"),
    sources: only(
      ["DDoSProtectionNotifications", "DDoSMitigationFlowLogs", "DDoSMitigationReports"],
      "AllMetrics",
    ),
  },
];
