import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const WORKSPACE: Domain = {
  types: [
    "azurerm_machine_learning_workspace",
    "azurerm_private_endpoint",
    "azurerm_monitor_diagnostic_setting",
  ],
  correspondences: [
    ...same([POLICIES.workspacePublicNetwork, "a10ee784-7409-4941-b091-663697637c0f"], {
      rule: "security/workspace-public-network",
    }),
    ...same(
      [
        POLICIES.workspacePrivateLink,
        POLICIES.workspacePrivateEndpointDeploy,
        "40cec1dd-a100-4920-b15b-3024fe8901ab",
      ],
      { rule: "security/workspace-private-endpoint" },
    ),
    ...same([POLICIES.workspacePrivateDns], {
      rule: "security/private-endpoint-zones",
      about: /names of amlworkspace /,
    }),
    ...same([POLICIES.workspaceApprovedOutboundOnly], { rule: "security/workspace-managed-network" }),
    ...same([POLICIES.workspaceCustomerManagedKey, POLICIES.workspaceCustomerManagedKeyExists], {
      rule: "security/workspace-customer-managed-key",
    }),
    ...same([POLICIES.workspaceUserAssignedIdentity], {
      rule: "security/workspace-identity",
      about: /primary/i,
    }),
    ...same(["e413671a-dd10-4cc1-a943-45b598596cb7"], { rule: "operations/workspace-v1-legacy-mode" }),
    ...same([POLICIES.workspaceLogs, POLICIES.workspaceLogsByCategoryGroup], {
      rule: "operations/workspace-diagnostics",
      about: /all logs/,
    }),
    ...same([POLICIES.workspaceLogsToLogAnalytics], { rule: "operations/workspace-diagnostics" }),
  ],
};
