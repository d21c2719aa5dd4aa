import { CATALOGUE } from "../../baseline/catalogue";
import { type Attributes, isAttributes, textOf } from "../../terraform-json";
import { valueAt, withoutValue, withValue } from "../change";
import type { StackOperator } from "../domain";
import type { Breaks } from "../mutant";
import type { Target } from "../row";
import { reference, referredAddress, Stack, type StackResource } from "../stack";
import { isMissed } from "./activity-alerts";
import { ALERTED, watchedBy, watches } from "./alert-breaks";
import { KEYLESS, OWN_KEYS, PRIVATE, RECOVERY } from "./broken";
import { BUDGETED } from "./budgets";
import { buildsImages } from "./compute";
import { isPlanOfAll } from "./defender";
import { logBreaks } from "./diagnostic-settings";
import { CLUSTER_ISOLATION } from "./kubernetes-broken";
import { definitionOf, GOVERNED, policyBreaks } from "./policies";
import { endpointBreaks, zoneBreaks } from "./private-connectivity";

interface Removal {
  readonly breaks: Breaks | ((target: Target) => Breaks);
  readonly when?: (target: Target) => boolean;
}

/** The resources that protect, or without which what protects doesn't work. */
const REMOVALS: Readonly<Record<string, Removal>> = {
  azurerm_private_endpoint: { breaks: endpointBreaks },
  azurerm_private_dns_zone: { breaks: zoneBreaks },
  azurerm_private_dns_zone_virtual_network_link: { breaks: zoneBreaks },
  azurerm_network_security_group: { breaks: PRIVATE },
  azurerm_subnet_route_table_association: { breaks: ["security/exfiltration-guard-explicit-egress"] },
  azurerm_monitor_private_link_scoped_service: { breaks: PRIVATE },
  azurerm_subnet_network_security_group_association: { breaks: PRIVATE },
  azurerm_management_lock: { breaks: RECOVERY },
  azurerm_monitor_diagnostic_setting: { breaks: logBreaks },
  azurerm_monitor_metric_alert: { breaks: alertBreaks, when: watches },
  azurerm_monitor_scheduled_query_rules_alert_v2: { breaks: alertBreaks, when: watches },
  azurerm_monitor_activity_log_alert: { breaks: ALERTED, when: isMissed },
  "Microsoft.EventGrid/systemTopics/eventSubscriptions": {
    breaks: ALERTED,
    when: ({ stack }) => stack.isProduction,
  },
  ...ofPolicies(),
  azurerm_security_center_subscription_pricing: { breaks: GOVERNED, when: isPlanOfAll },
  "Microsoft.Security/securityContacts": { breaks: GOVERNED },
  azurerm_consumption_budget_resource_group: { breaks: BUDGETED, when: ({ stack }) => stack.isProduction },
  azurerm_monitor_autoscale_setting: {
    breaks: ["performance/autoscale-deployments"],
    when: ({ stack }) => stack.isProduction,
  },
  azurerm_storage_management_policy: { breaks: ["ai-cost/write-once-read-many-storage"] },
  "Microsoft.KeyVault/vaults/keys": { breaks: OWN_KEYS },
  // people without a role are no weakening: they can do less
  azurerm_role_assignment: { breaks: roleBreaks, when: isForIdentity },
  azurerm_machine_learning_compute_cluster: {
    breaks: ["security/approved-container-registries", ...PRIVATE],
    when: buildsImages,
  },
  azurerm_kubernetes_cluster_node_pool: { breaks: CLUSTER_ISOLATION, when: isTainted },
  "Microsoft.ContainerService/managedClusters/agentPools": { breaks: CLUSTER_ISOLATION, when: isTainted },
  // the firewall of the managed network falls back to its dearer tier
  "Microsoft.MachineLearningServices/workspaces": {
    breaks: ["ai-cost/no-unused-premium-tiers"],
    when: ({ resource }) => resource.type === "azapi_update_resource",
  },
  // it keeps what the endpoint itself leaves to others
  "Microsoft.MachineLearningServices/workspaces/onlineEndpoints": {
    breaks: ["operations/infrastructure-as-code"],
    when: ({ resource }) => resource.type === "azapi_update_resource",
  },
  "Microsoft.MachineLearningServices/workspaces/batchEndpoints": {
    breaks: ["deploy/many-models-batch-multi-deployment", "deploy/update-plan-blue-green"],
    when: ({ resource }) => resource.type === "azapi_update_resource",
  },
};

/** Policies on the registry that models come from: either refuses the models of all others. */
const MODEL_POLICIES = ["19539b54-c61e-4196-9a38-67598701be90", "12e5dd16-d201-47ff-849b-8454061c293d"];

function ofPolicies(): Readonly<Record<string, Removal>> {
  const types = ["resource_group", "subscription", "management_group"].map(
    (scope) => `azurerm_${scope}_policy_assignment`,
  );
  const when = ({ resource: { attributes }, stack }: Target): boolean => {
    const id = definitionOf(attributes);
    const hasTwin = types
      .flatMap((type) => stack.ofType(type))
      .some((other) => {
        const twin = definitionOf(other.attributes);
        return twin !== id && MODEL_POLICIES.includes(twin);
      });
    // one that no recommendation names is the benchmark, which Defender assigns by itself
    const isNamed = CATALOGUE.some(({ policies }) => policies.includes(id));
    return isNamed && !(MODEL_POLICIES.includes(id) && hasTwin);
  };
  return Object.fromEntries(types.map((type) => [type, { breaks: policyBreaks, when }]));
}

/** A pool that others are kept away from. */
function isTainted({ resource }: Target): boolean {
  return /:No(Schedule|Execute)/.test(JSON.stringify(resource.attributes));
}

/** What asks logs for alerts may be in another stack, where nobody would miss the role. */
function isForIdentity({ resource, stack }: Target): boolean {
  const asksHere = stack.ofType("azurerm_monitor_scheduled_query_rules_alert_v2").length > 0;
  return (
    textOf(resource.attributes, "principal_type") === "ServicePrincipal" &&
    (roleOf(resource) !== LOG_READER || asksHere)
  );
}

const LOG_READER = "73c42c96-874c-492b-b04d-ab87d138a893";

function roleOf({ attributes }: StackResource): string {
  return textOf(attributes, "role_definition_id")?.slice(-36) ?? "";
}

function alertBreaks(target: Target): Breaks {
  return watchedBy(target) ?? ALERTED;
}

/** What doesn't work, or asks for a key, where an identity lacks its role. */
function roleBreaks({ resource }: Target): Breaks {
  switch (roleOf(resource)) {
    case LOG_READER:
      return ALERTED;
    case "e147488a-f6f5-4113-8e2d-b22465e65bf6":
      return OWN_KEYS;
    case "7f951dda-4ed3-4680-a7ca-43fe172d538d":
    case "8311e382-0749-4cb8-b61a-304f252e45ec":
      return [...KEYLESS, "ai-security/private-access-to-image-data-code-repos"];
    case "b556d68e-0be0-4f35-a333-ad7ee1ce17ea":
      return ["security/managed-vnet-isolation", ...PRIVATE, ...KEYLESS];
    default:
      return [...KEYLESS, "deploy/batch-data-access-credentials"];
  }
}

export const REMOVE: StackOperator = {
  types: Object.keys(REMOVALS),
  *weakenings(stack) {
    for (const resource of stack.resources) {
      const target = { resource, stack };
      const removal = REMOVALS[resource.armType ?? resource.type];
      if (removal !== undefined && (removal.when?.(target) ?? true)) {
        const { breaks } = removal;
        yield {
          operator: "drop-resource",
          address: resource.address,
          description: `${resource.address}: declared → absent`,
          breaks: typeof breaks === "function" ? breaks(target) : breaks,
          apply: () => withoutResource(stack, resource),
        };
      }
    }
  },
};

/**
 * The configuration without a resource, as somebody would leave it who removes one: what was attached
 * to it is gone, nothing waits for it or lists its id, and what was read from it is written where it was
 * read. All else is left as it is.
 */
function withoutResource(stack: Stack, removed: StackResource): Attributes {
  const { configuration, resources } = withoutAttached(stack, removed);
  const emptied = withoutValue(configuration, removed.path);
  const siblings = valueAt(emptied, removed.path.slice(0, -1));
  const isLast = isAttributes(siblings) && Object.keys(siblings).length === 0;
  const without = isLast ? withoutValue(emptied, removed.path.slice(0, -1)) : emptied;
  return resources
    .filter(({ address, attributes }) => address !== removed.address && mentions(attributes, removed.address))
    .reduce<Attributes>(
      (current, { path, attributes }) => withValue(current, path, detached(attributes, removed)),
      without,
    );
}

/** What is nothing without something else, and the attribute that names it. */
const ATTACHED = [
  ["azurerm_subnet_network_security_group_association", "network_security_group_id"],
  ["azurerm_private_dns_zone_virtual_network_link", "private_dns_zone_id"],
  ["azurerm_private_dns_zone_virtual_network_link", "private_dns_zone_name"],
] as const;

/** The stack without what is attached to a resource, and could not be without it. */
function withoutAttached(stack: Stack, removed: StackResource): Stack {
  return ATTACHED.flatMap(([type, attribute]) =>
    stack.ofType(type).filter(({ attributes }) => referredAddress(attributes[attribute]) === removed.address),
  ).reduce((current, attached) => new Stack(withoutResource(current, attached)), stack);
}

function mentions(attributes: Attributes, address: string): boolean {
  return JSON.stringify(attributes).includes(address);
}

function detached(value: unknown, removed: StackResource): unknown {
  if (typeof value === "string") {
    const prefix = `\${${removed.address}.`;
    const key = value.startsWith(prefix) && value.endsWith("}") ? value.slice(prefix.length, -1) : undefined;
    return (key === undefined ? undefined : textOf(removed.attributes, key)) ?? value;
  }
  if (Array.isArray(value)) {
    return value
      .filter((item) => item !== removed.address && item !== reference(removed, "id"))
      .map((item) => detached(item, removed));
  }
  return isAttributes(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, detached(inner, removed)]))
    : value;
}
