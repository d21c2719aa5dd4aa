import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const NETWORK: Domain = {
  types: [
    "azurerm_subnet",
    "azurerm_virtual_network",
    "azurerm_network_security_group",
    "azurerm_monitor_diagnostic_setting",
  ],
  correspondences: [
    ...same([POLICIES.privateSubnets], { rule: "security/subnet-default-outbound" }),
    ...same(["3234ff41-8bec-40a3-b5cb-109c95f1c8ce", "baa4c6de-b7cf-4b12-b436-6e40ef44c8cb"], {
      rule: "operations/network-diagnostics",
      about: /all logs/,
    }),
  ],
};
