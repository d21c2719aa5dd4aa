import { kind } from "./subject";

/** Gives the machines of a subnet a way out to the Internet. */
export const NAT_GATEWAY_ASSOCIATION = kind(
  { azurerm: ["azurerm_subnet_nat_gateway_association"], arm: [] },
  (facts) => ({
    subnet: facts.targets({ azurerm: "subnet_id" }),
    gateway: facts.targets({ azurerm: "nat_gateway_id" }),
  }),
);
