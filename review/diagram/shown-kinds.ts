import {
  APPLICATION_INSIGHTS,
  BASTION,
  CONTAINER_REGISTRY,
  type Fact,
  KEY_VAULT,
  type Kind,
  knownValue,
  LOG_ANALYTICS,
  MONITOR_PRIVATE_LINK_SCOPE,
  PUBLIC_IP,
  STORAGE_ACCOUNT,
  type Subject,
} from "../../baseline/azure";
import { kind } from "../../baseline/azure/subject";
import type { KindWords } from "./alike";
import type { Area } from "./picture";

/** A kind of resource with a box of its own. */
export interface ShownKind extends KindWords {
  /** Reads them, with what else a box says. */
  readonly kind: Kind<Subject & { readonly says: readonly string[] }>;
}

const ML = "Microsoft.MachineLearningServices/workspaces";

/** Resources that are boxes whatever they are joined with, in the order of the picture. */
export const SHOWN_KINDS: readonly ShownKind[] = [
  shown(
    "identity",
    "managed identity",
    8,
    plain("azurerm_user_assigned_identity", "Microsoft.ManagedIdentity/userAssignedIdentities"),
    () => [],
    "managed identities",
  ),
  shown("data", "storage account", 6, STORAGE_ACCOUNT, ({ redundancy, hierarchicalNamespace }) => [
    joined([
      written(redundancy, (text) => text.replace(/^.*_/, "")),
      knownValue(hierarchicalNamespace) ? "data lake" : "",
    ]),
  ]),
  shown("data", "key vault", 6, KEY_VAULT, ({ sku, purgeProtection }) => [
    joined([written(sku), knownValue(purgeProtection) ? "purge protection" : ""]),
  ]),
  shown(
    "data",
    "container registry",
    6,
    CONTAINER_REGISTRY,
    ({ sku }) => [written(sku)],
    "container registries",
  ),
  shown(
    "monitoring",
    "Log Analytics",
    4,
    LOG_ANALYTICS,
    ({ retentionDays }) => [written(retentionDays, (days) => `keeps ${days} days`)],
    "Log Analytics workspaces",
  ),
  shown("monitoring", "Application Insights", 4, APPLICATION_INSIGHTS, () => [], "Application Insights"),
  shown("monitoring", "private link scope", 2, MONITOR_PRIVATE_LINK_SCOPE, () => []),
  shown(
    "monitoring",
    "action group",
    1,
    plain("azurerm_monitor_action_group", "Microsoft.Insights/actionGroups"),
    () => [],
  ),
  // one box for all: what each of them watches is in the report, not in the picture
  shown(
    "monitoring",
    "alert",
    1,
    kindOf(
      [
        "azurerm_monitor_metric_alert",
        "azurerm_monitor_scheduled_query_rules_alert_v2",
        "azurerm_monitor_activity_log_alert",
        "azurerm_eventgrid_system_topic",
        "azurerm_application_insights_workbook",
      ],
      [
        "Microsoft.Insights/metricAlerts",
        "Microsoft.Insights/scheduledQueryRules",
        "Microsoft.Insights/activityLogAlerts",
        "Microsoft.EventGrid/systemTopics",
        "Microsoft.EventGrid/systemTopics/eventSubscriptions",
        "Microsoft.Insights/workbooks",
      ],
    ),
    () => [],
    "alerts, their topics and workbooks",
  ),
  shown(
    "monitoring",
    "policy assignment",
    1,
    kindOf(
      [
        "azurerm_resource_group_policy_assignment",
        "azurerm_subscription_policy_assignment",
        "azurerm_resource_group_policy_exemption",
        "azurerm_resource_policy_exemption",
        "azurerm_subscription_policy_exemption",
        "azurerm_consumption_budget_resource_group",
        "azurerm_consumption_budget_subscription",
      ],
      [
        "Microsoft.Authorization/policyAssignments",
        "Microsoft.Authorization/policyExemptions",
        "Microsoft.Consumption/budgets",
      ],
    ),
    () => [],
    "policies, their exemptions and budgets",
  ),
  shown("network", "Bastion host", 2, BASTION, () => []),
  shown("network", "public IP address", 1, PUBLIC_IP, () => [], "public IP addresses"),
  shown("network", "NAT gateway", 2, plain("azurerm_nat_gateway", "Microsoft.Network/natGateways"), () => []),
  shown("network", "firewall", 2, plain("azurerm_firewall", "Microsoft.Network/azureFirewalls"), () => []),
  shown("compute", "Linux virtual machine", 3, plain("azurerm_linux_virtual_machine", ""), () => []),
  shown("compute", "Windows virtual machine", 3, plain("azurerm_windows_virtual_machine", ""), () => []),
  shown("compute", "online endpoint", 4, plain("", `${ML}/onlineEndpoints`), () => []),
  shown("compute", "batch endpoint", 4, plain("", `${ML}/batchEndpoints`), () => []),
];

function shown<S extends Subject>(
  area: Area,
  noun: string,
  most: number,
  of: Kind<S>,
  says: (subject: S) => readonly string[],
  plural = `${noun}s`,
): ShownKind {
  const read: ShownKind["kind"]["read"] = (resource) => {
    const subject = of.read(resource);
    return { resource, facts: subject.facts, name: subject.name, says: says(subject).filter(Boolean) };
  };
  return { area, noun, plural, most, kind: { ...of, read } };
}

function plain(azurerm: string, arm: string): Kind {
  return kindOf(azurerm === "" ? [] : [azurerm], arm === "" ? [] : [arm]);
}

function kindOf(azurerm: readonly string[], arm: readonly string[]): Kind {
  return kind({ azurerm: [...azurerm], arm: [...arm] }, () => ({}));
}

function written<T>(fact: Fact<T>, words: (value: T) => string = String): string {
  const value = knownValue(fact);
  return value === undefined ? "" : words(value);
}

function joined(words: readonly string[]): string {
  return words.filter(Boolean).join(" · ");
}
