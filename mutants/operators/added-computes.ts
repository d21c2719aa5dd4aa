import type { Attributes } from "../../terraform-json";
import { reference, type Stack } from "../stack";
import type { Addition } from "./additions";

const OPEN: Addition["breaks"] = [
  "security/compute-no-public-ip",
  "security/compute-local-auth-disabled",
  "security/policy-computes-local-auth-disabled",
];

/** Computes with what a provider or Azure takes where nothing is written, and one in the wrong place. */
export const ADDED_COMPUTES: readonly Addition[] = [
  {
    type: "azurerm_machine_learning_compute_cluster",
    name: "mutant",
    what: "a cluster with the provider's defaults",
    breaks: OPEN,
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return (
        workspace && {
          name: "mutant",
          location: workspace.attributes.location,
          machine_learning_workspace_id: reference(workspace, "id"),
          vm_priority: "LowPriority",
          vm_size: "Standard_DS2_v2",
          scale_settings: {
            min_node_count: 0,
            max_node_count: 1,
            scale_down_nodes_after_idle_duration: "PT2M",
          },
        }
      );
    },
  },
  {
    type: "azapi_resource",
    name: "mutant-instance",
    what: "a compute instance with Azure's defaults, by azapi",
    breaks: [...OPEN, "cost/compute-instance-idle-shutdown"],
    attributes: (stack) => instance(stack, {}, {}),
  },
  {
    type: "azurerm_machine_learning_compute_instance",
    name: "mutant",
    what: "a compute instance with the provider's defaults, which can't have an idle shutdown",
    breaks: [...OPEN, "cost/compute-instance-idle-shutdown"],
    attributes: (stack) => {
      const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
      return (
        workspace && {
          name: "mutant",
          machine_learning_workspace_id: reference(workspace, "id"),
          virtual_machine_size: "Standard_DS2_v2",
        }
      );
    },
  },
  {
    type: "azapi_resource",
    name: "mutant-production-instance",
    what: "a compute instance in production, sound but for that",
    breaks: ["reliability/segregate-exploratory-from-production"],
    attributes: (stack) =>
      stack.isProduction
        ? instance(
            stack,
            { disableLocalAuth: true },
            {
              applicationSharingPolicy: "Personal",
              enableNodePublicIp: false,
              idleTimeBeforeShutdown: "PT30M",
              sshSettings: { sshPublicAccess: "Disabled" },
            },
          )
        : undefined,
  },
];

function instance(stack: Stack, outer: Attributes, inner: Attributes): Attributes | undefined {
  const [workspace] = stack.ofType("azurerm_machine_learning_workspace");
  return (
    workspace && {
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      name: "mutant",
      parent_id: reference(workspace, "id"),
      location: workspace.attributes.location,
      tags: workspace.attributes.tags,
      body: {
        properties: {
          computeType: "ComputeInstance",
          ...outer,
          properties: { vmSize: "Standard_DS3_v2", ...inner },
        },
      },
    }
  );
}
