import { WORKSPACE } from "../../azure";
import { mustLetNoAddressIn } from "../addresses";
import { is, must, oneOf } from "../must";
import { rule } from "../rule";

export const workspacePublicNetwork = rule({
  id: "security/workspace-public-network",
  title: "The workspace is closed to the public network",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/advisor-workspace-public-access-disabled",
    "security/policy-workspace-public-access-disabled",
    "deploy/batch-ingress-private-workspace",
  ],
  severity: "high",
  why: "Whoever holds a token can reach an open workspace from anywhere, and with it the endpoints, the jobs and the data behind it.",
  fix: {
    construct: "MachineLearningWorkspace closes it; there is no property that opens it",
    terraform: "azurerm_machine_learning_workspace: public_network_access_enabled = false",
  },
  looksAt: WORKSPACE,
  finds: ({ addresses, defaultAction, publicBehindNetwork, publicNetworkAccess }) => [
    ...[publicNetworkAccess, publicBehindNetwork].flatMap((open) =>
      must(open, is(false), "the workspace answers on the public network"),
    ),
    ...addresses.flatMap(mustLetNoAddressIn),
    ...must(defaultAction, oneOf("Deny"), "the workspace's firewall lets in whoever has no rule"),
  ],
});
