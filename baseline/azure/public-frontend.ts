import type { GraphResource, Target, Unknown, Value } from "../graph";
import { anyOf, holds, type Truth } from "./fact";
import { Facts } from "./facts";
import { isWritten } from "./joins/references";
import { kind } from "./subject";

/** Where ARM keeps interfaces that it makes with their machines. */
const INTERFACES = "networkProfile.networkInterfaceConfigurations";

/** What a public address can be put on, so that machines behind it are reached from everywhere. */
export const PUBLIC_FRONTEND = kind(
  {
    azurerm: [
      "azurerm_network_interface",
      "azurerm_lb",
      "azurerm_virtual_machine_scale_set",
      ...["linux", "windows", "orchestrated"].map((os) => `azurerm_${os}_virtual_machine_scale_set`),
    ],
    arm: [
      ...["networkInterfaces", "loadBalancers"].map((name) => `Microsoft.Network/${name}`),
      ...["virtualMachines", "virtualMachineScaleSets"].map((name) => `Microsoft.Compute/${name}`),
    ],
  },
  (facts) => {
    const interfaces = [
      ...inside([facts], "network_interface", "properties.networkInterfaces"),
      ...inside([facts], "network_profile", `properties.${INTERFACES}`),
      ...inside([facts], "//nothing", `properties.virtualMachineProfile.${INTERFACES}`),
    ];
    const configurations = inside([facts, ...interfaces], "ip_configuration", "properties.ipConfigurations");
    const frontends = inside([facts], "frontend_ip_configuration", "properties.frontendIPConfigurations");
    return {
      /** The public addresses, or ranges of them, that it takes. */
      taken: [...configurations, ...frontends].flatMap((block): Value<readonly Target<GraphResource>[]>[] =>
        block instanceof Facts
          ? [
              block.targets({ azurerm: "public_ip_address_id", body: "properties.publicIPAddress.id" }),
              block.targets({ azurerm: "public_ip_prefix_id", body: "properties.publicIPPrefix.id" }),
            ]
          : [block],
      ),
      /** Whether it makes a public address for each of its machines. */
      makes: anyOf(
        configurations.flatMap((block) =>
          block instanceof Facts
            ? [
                isWritten(
                  block.blocks({
                    azurerm: ["public_ip_address", "public_ip_address_configuration"],
                    body: "properties.publicIPAddressConfiguration",
                  }),
                ),
              ]
            : [],
        ),
      ),
    };
  },
);

/** Containers, and nodes of clusters, which get a public address of their own by a word. */
export const PUBLIC_BY_WORD = kind(
  {
    azurerm: [
      "azurerm_container_group",
      "azurerm_kubernetes_cluster",
      "azurerm_kubernetes_cluster_node_pool",
    ],
    arm: [
      "Microsoft.ContainerInstance/containerGroups",
      "Microsoft.ContainerService/managedClusters",
      "Microsoft.ContainerService/managedClusters/agentPools",
    ],
  },
  (facts) => ({ makes: anyOf([isPublicGroup(facts), ...poolsOf(facts).map(isPublicPool)]) }),
);

/** The provider puts a group on the Internet by itself. */
function isPublicGroup(facts: Facts): Truth {
  const { type, armType = "" } = facts.resource;
  return type === "azurerm_container_group" || /containergroups$/.test(armType)
    ? holds(
        facts.text({
          azurerm: "ip_address_type",
          body: "properties.ipAddress.type",
          whenAbsent: { azurerm: "Public" },
        }),
        (word) => /^public$/i.test(word),
      )
    : "no";
}

/** What isn't told stands among the pools. */
function poolsOf(facts: Facts): (Facts | Unknown)[] {
  return [facts, ...inside([facts], "default_node_pool", "properties.agentPoolProfiles")];
}

function isPublicPool(pool: Facts | Unknown): Truth {
  return pool instanceof Facts
    ? holds(
        pool.flag({
          azurerm: ["node_public_ip_enabled", "enable_node_public_ip"],
          body: ["enableNodePublicIP", "properties.enableNodePublicIP"],
        }),
        (isPublic) => isPublic,
      )
    : "unknown";
}

/** What isn't told stands among the blocks. */
function inside(outer: readonly (Facts | Unknown)[], azurerm: string, body: string): (Facts | Unknown)[] {
  return outer.flatMap((one): readonly (Facts | Unknown)[] => {
    const blocks = one instanceof Facts ? one.blocks({ azurerm, body }) : one;
    return blocks.state === "known" ? blocks.value : blocks.state === "unknown" ? [blocks] : [];
  });
}
