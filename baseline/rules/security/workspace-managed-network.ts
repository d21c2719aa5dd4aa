import { type AzureEstate, anyOf, knownValue, type Truth, type Workspace } from "../../azure";
import { isWritten } from "../../azure/joins/references";
import { computesOf, workspaceSettings } from "../../azure/joins/workspaces";
import { must, oneOf } from "../must";
import { rule } from "../rule";

const APPROVED_ONLY = "AllowOnlyApprovedOutbound";

export const workspaceManagedNetwork = rule({
  id: "security/workspace-managed-network",
  title: "The managed network lets out only what was approved, or computes have a network of your own",
  recommendations: [
    "security/managed-network-approved-outbound",
    "security/exfiltration-guard-explicit-egress",
    "security/managed-vnet-isolation",
  ],
  severity: "high",
  why: "Code that runs on a compute, a dependency of it included, can send data anywhere in the Internet.",
  fix: {
    construct: "MachineLearningWorkspace: computeIsolation; both of its kinds are isolated",
    terraform:
      'azurerm_machine_learning_workspace: managed_network { isolation_mode = "AllowOnlyApprovedOutbound" }',
  },
  looksAt: workspaceSettings,
  finds: (workspace, estate) => {
    const problems = must(
      workspace.isolationMode,
      oneOf(APPROVED_ONLY),
      "computes can reach more than approved destinations",
    );
    switch (hasOwnNetwork(workspace, estate)) {
      case "yes":
        return [];
      case "unknown":
        return problems.map((problem) => ({
          ...problem,
          certainty: "unknown",
          message: `${problem.message}, unless they have a subnet, which can't be told`,
        }));
      case "no":
        return problems;
    }
  },
});

/** Without a managed network: whether it runs anything in a subnet. Each compute is another rule's. */
function hasOwnNetwork(workspace: Workspace, estate: AzureEstate): Truth {
  if (knownValue(workspace.isolationMode)?.toLowerCase() !== "disabled") {
    return "no";
  }
  const subnets = [workspace, ...computesOf(workspace, estate)].map((one) =>
    isWritten("serverlessSubnet" in one ? one.serverlessSubnet : one.subnet),
  );
  return anyOf(subnets);
}
