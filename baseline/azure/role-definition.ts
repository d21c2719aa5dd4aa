import type { Facts } from "./facts";
import { kind } from "./subject";

/** A role of one's own. */
export const ROLE_DEFINITION = kind(
  { azurerm: ["azurerm_role_definition"], arm: ["Microsoft.Authorization/roleDefinitions"] },
  (facts) => {
    const blocks = facts.blocks({ azurerm: "permissions", body: "properties.permissions" });
    return {
      permissions: blocks.state === "known" ? { ...blocks, value: blocks.value.map(permissionOf) } : blocks,
    };
  },
);

function permissionOf(facts: Facts) {
  return {
    actions: facts.texts({ azurerm: "actions", body: "actions" }),
    notActions: facts.texts({ azurerm: "not_actions", body: "notActions" }),
    dataActions: facts.texts({ azurerm: "data_actions", body: "dataActions" }),
    notDataActions: facts.texts({ azurerm: "not_data_actions", body: "notDataActions" }),
  };
}
