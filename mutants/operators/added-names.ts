import type { Attributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import { reference, type Stack } from "../stack";
import type { Addition } from "./additions";
import { FOREIGN_FORWARDING, PUBLIC_ADDRESS } from "./foreign";

const NAMES: Breaks = ["security/workspace-private-endpoint", "security/dependent-services-private"];
const RESOLVER = "8.8.8.8";

/** Who answers for names, and with what. */
export const ADDED_NAMES: readonly Addition[] = [
  {
    type: "azurerm_virtual_network_dns_servers",
    name: "mutant",
    what: "a resolver of the Internet for the network",
    breaks: NAMES,
    attributes: (stack) => {
      const [network] = stack.ofType("azurerm_virtual_network");
      return network && { virtual_network_id: reference(network, "id"), dns_servers: [RESOLVER] };
    },
  },
  {
    type: "azurerm_private_dns_resolver_forwarding_rule",
    name: "mutant",
    what: "all names are asked of a resolver of the Internet",
    breaks: NAMES,
    attributes: (stack) =>
      stack.ofType("azurerm_private_endpoint").length === 0
        ? undefined
        : {
            name: "mutant",
            dns_forwarding_ruleset_id: FOREIGN_FORWARDING,
            domain_name: ".",
            target_dns_servers: [{ ip_address: RESOLVER, port: 53 }],
          },
  },
  {
    type: "azurerm_private_dns_a_record",
    name: "mutant",
    what: "the name of a service that leads outside",
    breaks: NAMES,
    attributes: (stack) => record(stack, { name: "mutant", records: [PUBLIC_ADDRESS] }),
  },
  {
    type: "azurerm_private_dns_a_record",
    name: "mutant-wildcard",
    what: "a record that answers for every name of a service",
    breaks: NAMES,
    attributes: (stack) => record(stack, { name: "*", records: ["10.255.255.4"] }),
  },
  {
    type: "azurerm_private_dns_cname_record",
    name: "mutant",
    what: "the name of a service that is another name outside",
    breaks: NAMES,
    attributes: (stack) => record(stack, { name: "mutant", record: "elsewhere.example.com" }),
  },
  {
    type: "azurerm_private_dns_cname_record",
    name: "mutant-likeness",
    what: "the name of a service that is another name outside, one like Azure's own",
    breaks: NAMES,
    attributes: (stack) => record(stack, { name: "mutant", record: "mutant.privatelink.example.com" }),
  },
];

function record(stack: Stack, attributes: Attributes): Attributes | undefined {
  const [zone] = stack.ofType("azurerm_private_dns_zone");
  if (zone === undefined) {
    return undefined;
  }
  const place =
    stack.dialect === 4
      ? { zone_name: reference(zone, "name"), resource_group_name: stack.resourceGroupName }
      : { private_dns_zone_id: reference(zone, "id") };
  return { ...attributes, ...place, ttl: 300 };
}
