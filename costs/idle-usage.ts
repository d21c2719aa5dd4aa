import { armTypeOf, nested, numberOf, type Resource, textOf } from "../terraform-json";
import { logAlert, metricAlert } from "./alert-usage";
import {
  azapiKubernetesCluster,
  azapiKubernetesNodePool,
  kubernetesCluster,
  kubernetesNodePool,
} from "./kubernetes-usage";
import { type IdleUsage, one, type Usage } from "./usage";

/** What a resource costs, given how few instances autoscale leaves of it, if it scales it. */
type UsageRule = (resource: Resource, leastInstances: number | undefined) => IdleUsage;

const CLUSTERS_AT_ZERO = "Clusters scale to zero nodes and cost nothing until a job runs.";
const INSTANCES_STOPPED = "Compute instances are stopped: only their disks cost.";
const ALL_MONTH = "Virtual machines and online deployments run all month.";
const SCALED = "Online deployments run all month, with as few instances as their autoscale leaves them.";
const MACHINE_LEARNING = "Microsoft.MachineLearningServices/workspaces";

/** What the types that cost by the hour cost; a type that is missing here is free or not priced. */
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
  azurerm_machine_learning_compute_cluster: ({ attributes }) =>
    cluster(
      textOf(attributes, "vm_size"),
      numberOf(nested(attributes, "scale_settings"), "min_node_count") ?? 0,
    ),
  azurerm_machine_learning_compute_instance: () => one("compute-instance-disk", 1, INSTANCES_STOPPED),
  azurerm_linux_virtual_machine: ({ attributes }) => machine(textOf(attributes, "size")),
  azurerm_windows_virtual_machine: ({ attributes }) => machine(textOf(attributes, "size")),
  azurerm_kubernetes_cluster: kubernetesCluster,
  azurerm_kubernetes_cluster_node_pool: kubernetesNodePool,
  azurerm_monitor_metric_alert: metricAlert,
  azurerm_monitor_scheduled_query_rules_alert: logAlert,
  azurerm_monitor_scheduled_query_rules_alert_v2: logAlert,
  "Microsoft.KeyVault/vaults/keys": ({ attributes }) => {
    const properties = nested(attributes, "body", "properties");
    return key(textOf(properties, "kty"), properties.rotationPolicy !== undefined);
  },
  "Microsoft.ContainerService/managedClusters": azapiKubernetesCluster,
  "Microsoft.ContainerService/managedClusters/agentPools": azapiKubernetesNodePool,
  [`${MACHINE_LEARNING}/computes`]: azapiCompute,
  [`${MACHINE_LEARNING}/onlineEndpoints/deployments`]: azapiDeployment,
  [`${MACHINE_LEARNING}/outboundRules`]: azapiOutboundRule,
};

/**
 * What `resource` costs while nothing runs; undefined if there is no rule for its type.
 *
 * @param leastInstances how few instances autoscale leaves of it, if it scales it
 */
export function idleUsageOf(resource: Resource, leastInstances?: number): IdleUsage | undefined {
  // An update changes what another resource created and counted already.
  if (resource.type === "azapi_update_resource") {
    return { usages: [] };
  }
  const type = armTypeOf(resource) ?? resource.type;
  // anybody's type may be called "constructor"
  const rule = Object.hasOwn(RULES, type) ? RULES[type] : undefined;
  if (rule === undefined) {
    return undefined;
  }
  const { usages, assumption } = rule(resource, leastInstances);
  const copies = numberOf(resource.attributes, "count") ?? 1;
  return { usages: usages.map((usage) => ({ ...usage, quantity: usage.quantity * copies })), assumption };
}

function tier(sku: string | undefined): string {
  return (sku ?? "Standard").toLowerCase();
}

function bastion({ attributes }: Resource): IdleUsage {
  const sku = (textOf(attributes, "sku") ?? "Basic").toLowerCase();
  if (sku === "developer") {
    return { usages: [] };
  }
  const more = Math.max(0, (numberOf(attributes, "scale_units") ?? 2) - 2);
  const host = { price: `bastion-${sku}`, quantity: 1 };
  return { usages: more > 0 ? [host, { price: "bastion-scale-unit", quantity: more }] : [host] };
}

function registry({ attributes }: Resource): IdleUsage {
  const { georeplications } = attributes;
  const regions = 1 + (Array.isArray(georeplications) ? georeplications.length : 0);
  return one(`container-registry-${tier(textOf(attributes, "sku"))}`, regions);
}

function key(type: string | undefined, rotates: boolean): IdleUsage {
  const usages: Usage[] = [];
  if (type?.endsWith("-HSM")) {
    usages.push({ price: "key-hsm", quantity: 1 });
  }
  if (rotates) {
    usages.push({ price: "key-rotation", quantity: 1 });
  }
  return { usages };
}

function cluster(vmSize: string | undefined, minNodes: number): IdleUsage {
  return minNodes > 0
    ? one(`vm/${vmSize ?? "unknown"}`, minNodes)
    : { usages: [], assumption: CLUSTERS_AT_ZERO };
}

function machine(vmSize: string | undefined, quantity = 1, assumption = ALL_MONTH): IdleUsage {
  return one(`vm/${vmSize ?? "unknown"}`, quantity, assumption);
}

function azapiCompute({ attributes }: Resource): IdleUsage {
  const compute = nested(attributes, "body", "properties");
  const properties = nested(compute, "properties");
  switch (textOf(compute, "computeType")) {
    case "ComputeInstance":
      return one("compute-instance-disk", 1, INSTANCES_STOPPED);
    case "AmlCompute":
      return cluster(
        textOf(properties, "vmSize"),
        numberOf(nested(properties, "scaleSettings"), "minNodeCount") ?? 0,
      );
    default:
      return { usages: [] };
  }
}

function azapiDeployment({ attributes }: Resource, leastInstances: number | undefined): IdleUsage {
  const body = nested(attributes, "body");
  const properties = nested(body, "properties");
  if (textOf(properties, "endpointComputeType") === "Kubernetes") {
    // it runs on nodes that are counted with their cluster
    return { usages: [] };
  }
  const size = textOf(properties, "instanceType");
  return leastInstances === undefined
    ? machine(size, numberOf(nested(body, "sku"), "capacity"))
    : machine(size, leastInstances, SCALED);
}

function azapiOutboundRule({ attributes }: Resource): IdleUsage {
  const rule = textOf(nested(attributes, "body", "properties"), "type");
  return rule === "PrivateEndpoint" ? one("managed-private-endpoint") : { usages: [] };
}
