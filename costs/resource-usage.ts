import { armTypeOf, nested, numberOf, type Resource, textOf } from "../terraform-json";
import { logAlert, metricAlert } from "./alert-usage";
import { byType } from "./by-type";
import type { Hours } from "./hours";
import { azapiKubernetesFee, kubernetesFee } from "./kubernetes-usage";
import { machineUsage } from "./machine-usage";
import { hasMachineType, type MachineContext, machinesOf } from "./machines";
import { amountsOf, one, type ResourceUsage, type Usage } from "./usage";

/** What a resource costs beside its machines. */
type UsageRule = (resource: Resource) => ResourceUsage;

const MACHINE_LEARNING = "Microsoft.MachineLearningServices/workspaces";

/** What the types that cost by the hour cost; a type without machines that is missing here is free or not priced. */
const RULES: Readonly<Record<string, UsageRule>> = {
  azurerm_private_endpoint: () => one("private-endpoint"),
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: () =>
    one("managed-private-endpoint"),
  azurerm_private_dns_zone: () => one("private-dns-zone"),
  azurerm_firewall: ({ attributes }) => one(`firewall-${tier(textOf(attributes, "sku_tier"))}`),
  azurerm_nat_gateway: () => one("nat-gateway"),
  azurerm_public_ip: ({ attributes }) => one(`public-ip-${tier(textOf(attributes, "sku"))}`),
  azurerm_bastion_host: bastion,
  azurerm_container_registry: registry,
  azurerm_key_vault_key: ({ attributes }) =>
    key(textOf(attributes, "key_type"), attributes.rotation_policy !== undefined),
  azurerm_kubernetes_cluster: (resource) => ({ usages: kubernetesFee(resource) }),
  azurerm_monitor_metric_alert: metricAlert,
  azurerm_monitor_scheduled_query_rules_alert: logAlert,
  azurerm_monitor_scheduled_query_rules_alert_v2: logAlert,
  "Microsoft.KeyVault/vaults/keys": ({ attributes }) => {
    const properties = nested(attributes, "body", "properties");
    return key(textOf(properties, "kty"), properties.rotationPolicy !== undefined);
  },
  "Microsoft.ContainerService/managedClusters": (resource) => ({ usages: azapiKubernetesFee(resource) }),
  [`${MACHINE_LEARNING}/outboundRules`]: azapiOutboundRule,
};

const ruleOf = byType(RULES);

/** What is known of a resource beyond itself. */
export interface UsageContext extends MachineContext {
  readonly hours: Hours;
}

/** What `resource` costs, an entry for each thing that it is; none if nothing is known of its type. */
export function usageOf(resource: Resource, context: UsageContext): ResourceUsage[] {
  // An update changes what another resource created and counted already.
  if (resource.type === "azapi_update_resource") {
    return [{ usages: [] }];
  }
  const type = armTypeOf(resource) ?? resource.type;
  const rule = ruleOf(type);
  const machines = machinesOf(resource, context).map((one) =>
    machineUsage(one, context.hours, context.scaled?.least !== undefined),
  );
  const all = [...(rule === undefined ? [] : [rule(resource)]), ...machines];
  if (all.length === 0) {
    return hasMachineType(type) ? [{ usages: [] }] : [];
  }
  const copies = numberOf(resource.attributes, "count") ?? 1;
  return all.map(({ usages, assumption }) => ({
    usages: usages.map((usage) => multiplied(usage, copies)),
    assumption,
  }));
}

function multiplied(usage: Usage, copies: number): Usage {
  const { idle, expected, worst } = amountsOf(usage);
  return { ...usage, quantity: idle * copies, expected: expected * copies, worst: worst * copies };
}

function tier(sku: string | undefined): string {
  return (sku ?? "Standard").toLowerCase();
}

function bastion({ attributes }: Resource): ResourceUsage {
  const sku = (textOf(attributes, "sku") ?? "Basic").toLowerCase();
  if (sku === "developer") {
    return { usages: [] };
  }
  const more = Math.max(0, (numberOf(attributes, "scale_units") ?? 2) - 2);
  const host = { price: `bastion-${sku}`, quantity: 1 };
  return { usages: more > 0 ? [host, { price: "bastion-scale-unit", quantity: more }] : [host] };
}

function registry({ attributes }: Resource): ResourceUsage {
  const { georeplications } = attributes;
  const regions = 1 + (Array.isArray(georeplications) ? georeplications.length : 0);
  return one(`container-registry-${tier(textOf(attributes, "sku"))}`, regions);
}

function key(type: string | undefined, rotates: boolean): ResourceUsage {
  const usages: Usage[] = [];
  if (type?.endsWith("-HSM")) {
    usages.push({ price: "key-hsm", quantity: 1 });
  }
  if (rotates) {
    usages.push({ price: "key-rotation", quantity: 1 });
  }
  return { usages };
}

function azapiOutboundRule({ attributes }: Resource): ResourceUsage {
  const rule = textOf(nested(attributes, "body", "properties"), "type");
  return rule === "PrivateEndpoint" ? one("managed-private-endpoint") : { usages: [] };
}
