import { type Attributes, nested, textOf } from "../../terraform-json";
import { reference, type StackResource } from "../stack";
import type { Addition } from "./additions";
import { EGRESS } from "./broken";
import { SOMEBODY } from "./foreign";
import { azapi, ML, workspaceIn } from "./serving-bodies";

/** What serves models from the workspace that the stack makes, behind an endpoint that it only names. */
export const ADDED_BELOW_WORKSPACES: readonly Addition[] = [
  {
    type: "azapi_resource",
    name: "mutant-reaching-deployment",
    what: "an online deployment that reaches the Internet",
    breaks: EGRESS,
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      return workspace && !hasManagedNetwork(workspace)
        ? below(
            workspace,
            "onlineEndpoints",
            { appInsightsEnabled: true, instanceType: "Standard_DS3_v2" },
            3,
          )
        : undefined;
    },
  },
  {
    type: "azapi_resource",
    name: "mutant-interrupted-deployment",
    what: "a batch deployment on nodes that Azure takes away",
    breaks: ["reliability/dedicated-tier-for-batch-inference"],
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      const cluster = stack
        .ofType("azurerm_machine_learning_compute_cluster")
        .find(({ attributes }) => attributes.vm_priority === "LowPriority");
      return workspace && cluster
        ? below(workspace, "batchEndpoints", { compute: reference(cluster, "id"), errorThreshold: 0 })
        : undefined;
    },
  },
  {
    type: "azurerm_role_assignment",
    name: "mutant-endpoint-caller",
    what: "callers of an endpoint as data scientists, who read its keys",
    breaks: ["deploy/online-rbac-for-keys-and-tokens"],
    attributes: (stack) => {
      const workspace = workspaceIn(stack);
      return (
        workspace && {
          role_definition_name: "AzureML Data Scientist",
          principal_id: SOMEBODY,
          principal_type: "Group",
          scope: `${reference(workspace, "id")}/onlineEndpoints/mutant`,
        }
      );
    },
  },
  {
    type: "azurerm_role_definition",
    name: "mutant-endpoint-token",
    what: "a role of your own that fetches tokens of endpoints",
    breaks: ["deploy/online-rbac-for-keys-and-tokens"],
    attributes: (stack) =>
      workspaceIn(stack) && {
        name: "mutant-endpoint-token",
        scope: stack.resourceGroupId,
        permissions: [{ actions: [`${ML}/onlineEndpoints/token/action`], not_actions: [] }],
      },
  },
];

/** A deployment behind an endpoint that is named below the workspace. */
function below(
  workspace: StackResource,
  kind: string,
  properties: Attributes,
  capacity?: number,
): Attributes {
  return {
    ...azapi(`${ML}/${kind}/deployments`, workspace, {
      ...(capacity === undefined ? {} : { sku: { name: "Default", capacity } }),
      properties,
    }),
    parent_id: `${reference(workspace, "id")}/${kind}/mutant`,
  };
}

function hasManagedNetwork({ attributes }: StackResource): boolean {
  const mode = textOf(nested(attributes, "managed_network"), "isolation_mode");
  return mode !== undefined && mode !== "Disabled";
}
