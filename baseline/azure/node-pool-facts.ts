import type { Facts } from "./facts";

/** Facts of machines of a Kubernetes cluster: a pool of its own, or one that is written inside of the cluster. */
export function nodePoolFacts(facts: Facts) {
  return {
    /** `System` for Kubernetes itself, `User` for what runs on it. */
    mode: facts.text({ azurerm: "mode", body: both("mode"), whenAbsent: "User" }),
    /** Availability zones that nodes are spread over. */
    zones: facts.any({ azurerm: "zones", body: both("availabilityZones") }),
    autoscaling: facts.flag({
      azurerm: ["auto_scaling_enabled", "enable_auto_scaling"],
      body: both("enableAutoScaling"),
      whenAbsent: false,
    }),
    minimum: facts.number({ azurerm: "min_count", body: both("minCount") }),
    maximum: facts.number({ azurerm: "max_count", body: both("maxCount") }),
    /** Nodes where nothing scales. */
    count: facts.number({ azurerm: "node_count", body: both("count"), whenAbsent: 1 }),
    hostEncryption: facts.flag({
      azurerm: ["host_encryption_enabled", "enable_host_encryption"],
      body: both("enableEncryptionAtHost"),
      whenAbsent: false,
    }),
    /** `key=value:effect`; only what tolerates it is placed there. */
    taints: facts.texts({ azurerm: "node_taints", body: both("nodeTaints") }),
    /** Spot nodes are taken away whenever Azure needs them. */
    priority: facts.text({ azurerm: "priority", body: both("scaleSetPriority"), whenAbsent: "Regular" }),
    subnet: facts.targets({ azurerm: "vnet_subnet_id", body: both("vnetSubnetID") }),
  };
}

/** In the list of a cluster's body, and in the body of a pool of its own. */
function both(name: string): readonly string[] {
  return [name, `properties.${name}`];
}
