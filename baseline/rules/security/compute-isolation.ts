import { anyOf } from "../../azure";
import { isWritten } from "../../azure/joins/references";
import { hasManagedNetwork, workspaceAt } from "../../azure/joins/workspaces";
import { ANY_COMPUTE, aboutMadeComputes } from "../about-computes";
import { mustHold } from "../must";
import { rule } from "../rule";

export const computeIsolation = rule({
  id: "security/compute-isolation",
  title: "Each compute lives in the managed network or in a subnet",
  recommendations: [
    "security/managed-vnet-isolation",
    "security/advisor-compute-in-vnet",
    "security/policy-computes-in-vnet",
  ],
  severity: "high",
  why: "Outside both it lives in a network of Microsoft's, next to nobody knows whom, and reaches the whole Internet.",
  fix: {
    construct: "MachineLearningWorkspace: computeIsolation decides for all computes",
    terraform:
      "azurerm_machine_learning_workspace: managed_network, or azurerm_machine_learning_compute_cluster and azurerm_machine_learning_compute_instance: subnet_resource_id",
  },
  ...aboutMadeComputes(ANY_COMPUTE, ({ subnet, workspace: reference }, estate) => {
    const workspace = workspaceAt(reference, estate);
    // what isn't in the input may have a managed network
    const managed = workspace === undefined ? "unknown" : hasManagedNetwork(workspace, estate);
    return mustHold(
      anyOf([isWritten(subnet), managed]),
      "it has no subnet, and its workspace no managed network",
      { attribute: subnet.at, related: workspace && [workspace.resource.address] },
    );
  }),
});
