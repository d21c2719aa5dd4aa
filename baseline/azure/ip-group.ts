import { kind } from "./subject";

/** Addresses that rules of firewalls name together. */
export const IP_GROUP = kind(
  { azurerm: ["azurerm_ip_group"], arm: ["Microsoft.Network/ipGroups"] },
  (facts) => ({
    addresses: facts.texts({ azurerm: "cidrs", body: "properties.ipAddresses" }),
  }),
);

/** One address more of a group. */
export const IP_GROUP_ADDRESS = kind({ azurerm: ["azurerm_ip_group_cidr"], arm: [] }, (facts) => ({
  group: facts.targets({ azurerm: "ip_group_id" }),
  addresses: facts.texts({ azurerm: "cidr" }),
}));
