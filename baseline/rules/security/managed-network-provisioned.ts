import { hasManagedNetwork, standaloneWorkspaces } from "../../azure/joins/workspaces";
import type { Value } from "../../graph";
import { is, must } from "../must";
import { rule } from "../rule";

export const managedNetworkProvisioned = rule({
  id: "security/managed-network-provisioned",
  title: "The managed network is there from the beginning",
  recommendations: ["security/managed-vnet-isolation"],
  severity: "medium",
  why: "Otherwise Azure makes it with the first compute: until then private endpoint rules are inactive, and the first job waits or fails.",
  fix: {
    construct: "MachineLearningWorkspace writes it; there is no property that changes it",
    terraform: "azurerm_machine_learning_workspace: managed_network { provision_on_creation_enabled = true }",
  },
  looksAt: standaloneWorkspaces,
  finds: (workspace, estate) => {
    const { provisionedOnCreation, resource } = workspace;
    if (hasManagedNetwork(workspace, estate) === "no") {
      return [];
    }
    const byAction = resource.referrers.some(
      ({ from }) =>
        from.type === "azapi_resource_action" && textOf(from.value("action")) === "provisionManagedNetwork",
    );
    return byAction
      ? []
      : must(provisionedOnCreation, is(true), "the managed network isn't there before the first compute");
  },
});

function textOf(value: Value): unknown {
  return value.state === "known" ? value.value : undefined;
}
