import type { GraphResource, Target, Unknown, Value } from "../graph";
import { Facts } from "./facts";
import { kind } from "./subject";

/** What a public address can be put on, so that machines behind it are reached from everywhere. */
export const PUBLIC_FRONTEND = kind(
  {
    azurerm: [
      "azurerm_network_interface",
      "azurerm_lb",
      ...["linux", "windows", "orchestrated"].map((os) => `azurerm_${os}_virtual_machine_scale_set`),
    ],
    arm: ["Microsoft.Network/networkInterfaces", "Microsoft.Network/loadBalancers"],
  },
  (facts) => {
    const configurations = inside(
      [facts, ...inside([facts], "network_interface", "properties.networkInterfaces")],
      "ip_configuration",
      "properties.ipConfigurations",
    );
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
      /** Blocks by which a scale set makes a public address for each of its machines. */
      made: configurations.flatMap((block) =>
        block instanceof Facts ? [block.blocks({ azurerm: "public_ip_address" })] : [],
      ),
    };
  },
);

/** What isn't told stands among the blocks. */
function inside(outer: readonly (Facts | Unknown)[], azurerm: string, body: string): (Facts | Unknown)[] {
  return outer.flatMap((one): readonly (Facts | Unknown)[] => {
    const blocks = one instanceof Facts ? one.blocks({ azurerm, body }) : one;
    return blocks.state === "known" ? blocks.value : blocks.state === "unknown" ? [blocks] : [];
  });
}
