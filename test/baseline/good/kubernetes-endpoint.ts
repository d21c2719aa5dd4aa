import type { Body } from "./azapi-services";

const ML = "Microsoft.MachineLearningServices/workspaces";
const VERSION = "2025-12-01";

interface Place {
  readonly group: string;
  readonly location: string;
  readonly tags: Body;
  readonly clusterId: string;
}

/** What of a workspace that exists is on a Kubernetes cluster: the cluster as a compute, an endpoint, two deployments. */
export function endpointOnKubernetes({ clusterId, group, location, tags }: Place): {
  readonly azapi_resource: Body;
  readonly azapi_resource_action: Body;
  readonly azurerm_role_definition: Body;
  readonly azurerm_role_assignment: Body;
} {
  const workspace = `${group}/providers/${ML}/mlw-churn-prod`;
  const idOf = (name: string) =>
    `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-churn-${name}`;
  const identity = (name: string) => ({ type: "UserAssigned", identity_ids: [idOf(name)] });
  const properties = {
    authMode: "AMLToken",
    compute: "${azapi_resource.kubernetes.id}",
    publicNetworkAccess: "Disabled",
  };
  const azapi_resource = {
    kubernetes: {
      type: `${ML}/computes@${VERSION}`,
      parent_id: workspace,
      name: "kubernetes",
      location,
      tags,
      identity: identity("kubernetes"),
      body: {
        properties: {
          computeType: "Kubernetes",
          resourceId: clusterId,
          disableLocalAuth: true,
          properties: { namespace: "churn", defaultInstanceType: "inference" },
        },
      },
    },
    churn: {
      type: `${ML}/onlineEndpoints@${VERSION}`,
      parent_id: workspace,
      name: "churn-kubernetes",
      location,
      tags,
      identity: identity("endpoints"),
      lifecycle: { prevent_destroy: true },
      body: { properties },
    },
    ...Object.fromEntries(
      ["blue", "green"].map((name, index) => [
        name,
        {
          type: `${ML}/onlineEndpoints/deployments@${VERSION}`,
          parent_id: "${azapi_resource.churn.id}",
          name,
          location,
          tags,
          body: {
            sku: { name: "Default", capacity: 3 },
            properties: {
              endpointComputeType: "Kubernetes",
              appInsightsEnabled: true,
              instanceType: "inference",
              model: `azureml://registries/shared/models/churn/versions/${index + 1}`,
            },
          },
        },
      ]),
    ),
    churn_logs: {
      type: "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
      parent_id: "${azapi_resource.churn.id}",
      name: "to-log-analytics",
      body: {
        properties: {
          workspaceId: `${group}/providers/Microsoft.OperationalInsights/workspaces/log-churn-prod`,
          logs: [{ categoryGroup: "allLogs", enabled: true }],
          metrics: [{ category: "AllMetrics", enabled: true }],
        },
      },
    },
  };
  const azapi_resource_action = {
    churn_traffic: {
      type: `${ML}/onlineEndpoints@${VERSION}`,
      resource_id: "${azapi_resource.churn.id}",
      method: "PUT",
      body: {
        location,
        tags,
        identity: { type: "UserAssigned", userAssignedIdentities: { [idOf("endpoints")]: {} } },
        properties: { ...properties, traffic: { blue: 90, green: 10 } },
      },
      depends_on: ["azapi_resource.blue", "azapi_resource.green"],
    },
  };
  // the router of a cluster takes no other token, and only of this endpoint may it be fetched
  const azurerm_role_definition = {
    caller: {
      name: "Cluster Endpoint Invoker (churn, prod)",
      scope: group,
      assignable_scopes: [group],
      permissions: [{ actions: [`${ML}/onlineEndpoints/read`, `${ML}/onlineEndpoints/token/action`] }],
    },
  };
  const azurerm_role_assignment = {
    callers: {
      scope: "${azapi_resource.churn.id}",
      role_definition_id: "${azurerm_role_definition.caller.role_definition_resource_id}",
      principal_id: "00000000-0000-0000-0000-000000000014",
      principal_type: "Group",
    },
  };
  return { azapi_resource, azapi_resource_action, azurerm_role_definition, azurerm_role_assignment };
}
