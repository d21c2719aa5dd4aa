import { anyOf, holds } from "../../azure";
import { isPatch } from "../../azure/facts";
import { isWritten } from "../../azure/joins/references";
import { hasManagedNetwork, workspaceSettings } from "../../azure/joins/workspaces";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const serverlessComputeNetwork = rule({
  id: "security/serverless-compute-network",
  title: "Serverless compute is in a network wherever it can reach the workspace, without public addresses",
  recommendations: ["security/managed-vnet-isolation", "security/compute-no-public-ip"],
  severity: "medium",
  why: "Jobs without a cluster of their own run on serverless compute; outside both networks it has a public address and reaches the whole Internet.",
  fix: {
    construct:
      "MachineLearningWorkspace: computeIsolation; own-network gives serverless compute the compute subnet",
    terraform:
      "azurerm_machine_learning_workspace: serverless_compute { subnet_id = …, public_ip_enabled = false }, or a managed_network",
  },
  looksAt: workspaceSettings,
  finds: (workspace, estate) => {
    const { publicNetworkAccess, resource, serverlessSubnet, serverlessPublicIp } = workspace;
    // from outside, its jobs can't reach a closed workspace: nobody runs any
    const isClosed = holds(publicNetworkAccess, is(false));
    const problems = must(serverlessPublicIp, is(false), "serverless compute has public addresses");
    return isPatch(resource)
      ? problems
      : [
          ...mustHold(
            anyOf([isClosed, hasManagedNetwork(workspace, estate), isWritten(serverlessSubnet)]),
            "serverless compute is in no network: there is no managed one, and no subnet for it",
            { attribute: serverlessSubnet.at },
          ),
          ...problems,
        ];
  },
});
