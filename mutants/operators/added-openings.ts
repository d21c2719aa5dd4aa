import type { Attributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference, type Stack } from "../stack";
import { ADDED_FIREWALL_RULES } from "./added-firewall-rules";
import type { Addition } from "./additions";
import { subnetsOfEndpoints } from "./endpoint-subnets";
import { FOREIGN_ADMIN_RULES, FOREIGN_NAT_GATEWAY, FOREIGN_PUBLIC_IP } from "./foreign";
import { openings } from "./network-security";
import { placed } from "./placed";

const PUBLIC: Breaks = [
  "security/workspace-access-from-vnet-only",
  "security/exfiltration-guard-explicit-egress",
];

/** Rules that open the network, and what stands in it with a way of its own to the Internet. */
export const ADDED_OPENINGS: readonly Addition[] = [
  ...openings([]).flatMap(({ rule, breaks }): Addition[] => {
    const from = `${rule.source_address_prefix} to ${rule.destination_address_prefix}:${rule.destination_port_range}`;
    const shared = { type: "azurerm_network_security_rule", what: `a rule that allows ${from}`, breaks };
    return [
      {
        ...shared,
        name: `mutant-${rule.name}`,
        attributes: (stack) => {
          const [group] = stack.ofType("azurerm_network_security_group");
          return group && inGroup(rule, reference(group, "name"), stack.resourceGroupName);
        },
      },
      {
        ...shared,
        name: `mutant-elsewhere-${rule.name}`,
        what: `${shared.what} in a group that isn't in the stack`,
        attributes: (stack) =>
          hasEndpoints(stack) ? inGroup(rule, "nsg-elsewhere", "rg-elsewhere") : undefined,
      },
    ];
  }),
  {
    type: "azurerm_network_manager_admin_rule",
    name: "mutant",
    what: "a network manager's rule that lets the Internet in before any group is asked",
    breaks: ["security/dependent-services-private", "security/workspace-access-from-vnet-only"],
    attributes: (stack) =>
      hasEndpoints(stack)
        ? {
            name: "mutant",
            admin_rule_collection_id: FOREIGN_ADMIN_RULES,
            action: "AlwaysAllow",
            direction: "Inbound",
            priority: 1,
            protocol: "Any",
            source: [{ address_prefix_type: "ServiceTag", address_prefix: "Internet" }],
          }
        : undefined,
  },
  ...ADDED_FIREWALL_RULES,
  {
    type: "azurerm_subnet_nat_gateway_association",
    name: "mutant",
    what: "a NAT gateway on the subnet of the private endpoints",
    breaks: ["security/exfiltration-guard-explicit-egress"],
    attributes: (stack) => inEndpointsSubnet(stack, { nat_gateway_id: FOREIGN_NAT_GATEWAY }),
  },
  {
    type: "azurerm_network_interface",
    name: "mutant",
    what: "a machine's interface with a public address from elsewhere",
    breaks: PUBLIC,
    attributes: (stack) => {
      const place = inEndpointsSubnet(stack, {});
      return (
        place &&
        placed(stack, {
          name: "nic-mutant",
          ip_configuration: [
            {
              ...place,
              name: "mutant",
              private_ip_address_allocation: "Dynamic",
              public_ip_address_id: FOREIGN_PUBLIC_IP,
            },
          ],
        })
      );
    },
  },
  {
    type: "azurerm_container_group",
    name: "mutant",
    what: "containers on the Internet, as the provider makes them",
    breaks: PUBLIC,
    attributes: (stack) =>
      hasEndpoints(stack)
        ? placed(stack, {
            name: "ci-mutant",
            os_type: "Linux",
            container: [
              { name: "mutant", image: "mcr.microsoft.com/cbl-mariner/base/core:2.0", cpu: 1, memory: 1 },
            ],
          })
        : undefined,
  },
];

function inGroup(rule: Attributes, group: string, resourceGroup: string): Attributes {
  return { ...rule, priority: 101, network_security_group_name: group, resource_group_name: resourceGroup };
}

function inEndpointsSubnet(stack: Stack, attributes: Attributes): Attributes | undefined {
  const addresses = subnetsOfEndpoints(stack);
  const subnet = stack.ofType("azurerm_subnet").find(({ address }) => addresses.includes(address));
  return subnet && { ...attributes, subnet_id: reference(subnet, "id") };
}

function hasEndpoints(stack: Stack): boolean {
  return stack.ofType("azurerm_private_endpoint").length > 0;
}
