import { kind } from "./subject";

/** A virtual network; the subnets inside its block are read with all others by `allSubnets`. */
export const VIRTUAL_NETWORK = kind(
  { azurerm: ["azurerm_virtual_network"], arm: ["Microsoft.Network/virtualNetworks"] },
  (facts) => ({
    inlineSubnets: facts.blocks({ azurerm: "subnet", body: "properties.subnets" }),
  }),
);
