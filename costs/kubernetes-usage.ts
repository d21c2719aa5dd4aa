import { type Attributes, isAttributes, nested, numberOf, type Resource, textOf } from "../terraform-json";
import type { IdleUsage, Usage } from "./usage";

const FEWEST_NODES =
  "Kubernetes clusters are counted with their fee and their fewest nodes, without disks and load balancers.";

/** A cluster's fee and the nodes of the pools that stand in it. */
export function kubernetesCluster({ attributes }: Resource): IdleUsage {
  const pool = nested(attributes, "default_node_pool");
  return withAssumption([...fee(textOf(attributes, "sku_tier")), ...nodes(pool)]);
}

export function kubernetesNodePool({ attributes }: Resource): IdleUsage {
  return withAssumption(nodes(attributes));
}

export function azapiKubernetesCluster({ attributes }: Resource): IdleUsage {
  const body = nested(attributes, "body");
  const { agentPoolProfiles } = nested(body, "properties");
  const pools = Array.isArray(agentPoolProfiles) ? agentPoolProfiles.filter(isAttributes) : [];
  return withAssumption([...fee(textOf(nested(body, "sku"), "tier")), ...pools.flatMap(azapiNodes)]);
}

export function azapiKubernetesNodePool({ attributes }: Resource): IdleUsage {
  return withAssumption(azapiNodes(nested(attributes, "body", "properties")));
}

/** The tier Free has none, and is what Azure takes where none is named. */
function fee(tier: string | undefined): Usage[] {
  const name = tier?.toLowerCase() ?? "free";
  return name === "free" ? [] : [{ price: `kubernetes-${name}`, quantity: 1 }];
}

function nodes(pool: Attributes): Usage[] {
  return machines(textOf(pool, "vm_size"), numberOf(pool, "min_count") ?? numberOf(pool, "node_count"));
}

function azapiNodes(pool: Attributes): Usage[] {
  return machines(textOf(pool, "vmSize"), numberOf(pool, "minCount") ?? numberOf(pool, "count"));
}

function machines(vmSize = "unknown", quantity = 1): Usage[] {
  return quantity > 0 ? [{ price: `vm/${vmSize}`, quantity }] : [];
}

function withAssumption(usages: readonly Usage[]): IdleUsage {
  return { usages, assumption: FEWEST_NODES };
}
