import type { Construct } from "constructs";
import {
  AzureProviders,
  BUILT_IN_ROLES,
  CustomRole,
  collectLogs,
  EntraGroup,
  type InferenceCluster,
  type IWorkloadIdentity,
  KUBERNETES_INVOKER,
  KubernetesAttachment,
  KubernetesNamespace,
  KubernetesOnlineDeployment,
  MachineLearningExtension,
  OnlineEndpoint,
  OnlineTraffic,
  ResourceGroup,
  RoleAssignment,
  WorkloadIdentity,
  WorkspaceTrust,
} from "../../constructs";
import { ReadableAddressStack, type ResolvedConfig } from "../../stacks";
import { createCluster } from "./cluster";
import { type FoundLandingZone, findLandingZone } from "./found";

/** Who calls the endpoint, by the object id of their group. */
const CALLERS = "00000000-0000-0000-0000-000000000014";

/** Online serving on a cluster of one's own, attached to the workspace of a landing zone. */
export class InferenceStack extends ReadableAddressStack {
  constructor(scope: Construct, id: string, config: ResolvedConfig) {
    super(scope, id);
    const { azurermVersion, cloud, location, subscriptionId, tags, tenantId } = config;
    new AzureProviders(this, "providers", {
      tenantId,
      subscriptionId,
      cloud,
      azurermVersion,
      purgeOnDestroy: true,
    });
    const found = findLandingZone(this, config);
    const invoker = new CustomRole(this, "invoker", {
      ...KUBERNETES_INVOKER,
      // one name a tenant
      name: `Cluster Endpoint Invoker (${config.useCase}, ${config.environment})`,
      // endpoints lie in the group of their workspace
      resourceGroupId: found.resourceGroup.resourceGroupId,
      subscriptionId,
    });
    const resourceGroup = new ResourceGroup(this, "group", {
      name: found.names.of("resourceGroup", "inference"),
      location,
      tags,
    });
    const cluster = createCluster(this, found, resourceGroup);
    const { pulls, serves } = createIdentities(this, found, resourceGroup);
    const endpoint = this.serve(found, attach(this, found, cluster, pulls), serves);
    endpoint.grantInvoke(EntraGroup.fromObjectId(CALLERS), invoker, "callers");
  }

  private serve(
    { ids, workspace }: FoundLandingZone,
    attachment: KubernetesAttachment,
    identity: IWorkloadIdentity,
  ): OnlineEndpoint {
    const endpoint = new OnlineEndpoint(this, "churn", {
      workspace,
      name: "churn-cluster",
      identity,
      kubernetes: {
        attachment,
        tokenAuthentication: {
          reason: "the router of a Kubernetes cluster takes no Entra token",
          approvedBy: "security board",
          expires: "2027-06-30",
        },
      },
    });
    const blue = new KubernetesOnlineDeployment(endpoint, "blue", {
      endpoint,
      name: "blue",
      modelId: "azureml://registries/shared/models/churn/versions/7",
      instanceType: "cpu-small",
      scale: { minimum: 2, maximum: 6 },
    });
    new OnlineTraffic(endpoint, "traffic", {
      endpoint,
      deployments: [blue],
      traffic: { live: { blue: 100 } },
    });
    collectLogs(endpoint, ids.logs);
    return endpoint;
  }
}

/** As whom images are pulled and models mounted, and as whom a model's own code acts: one can't do the other's. */
function createIdentities(
  stack: InferenceStack,
  { ids, names }: FoundLandingZone,
  resourceGroup: ResourceGroup,
): Readonly<Record<"pulls" | "serves", IWorkloadIdentity>> {
  const identity = (purpose: string): IWorkloadIdentity =>
    new WorkloadIdentity(stack, purpose, { resourceGroup, name: names.of("userAssignedIdentity", purpose) });
  const pulls = identity("cluster-compute");
  const serves = identity("cluster-serving");
  const roles = [
    { id: "compute-pull", principal: pulls, scope: ids.registry, role: BUILT_IN_ROLES.acrPull },
    {
      id: "compute-models",
      principal: pulls,
      scope: ids.storage,
      role: BUILT_IN_ROLES.storageBlobDataReader,
    },
    {
      id: "serving-publish",
      principal: serves,
      scope: ids.insights,
      role: BUILT_IN_ROLES.monitoringMetricsPublisher,
    },
  ];
  for (const { id, ...given } of roles) {
    new RoleAssignment(stack, id, given);
  }
  return { pulls, serves };
}

function attach(
  stack: InferenceStack,
  { workspace, workspaceIdentity }: FoundLandingZone,
  cluster: InferenceCluster,
  identity: IWorkloadIdentity,
): KubernetesAttachment {
  const pool = cluster.inferencePool;
  const extension = new MachineLearningExtension(stack, "extension", {
    cluster,
    pool,
    certificate: { secretName: "router-tls", hostName: "scoring.example.com" },
  });
  const trust = new WorkspaceTrust(stack, "trust", { cluster, workspace, workspaceIdentity });
  return new KubernetesAttachment(stack, "attachment", {
    workspace,
    cluster,
    name: "aks-inference",
    namespace: new KubernetesNamespace(stack, "namespace", {
      cluster,
      name: "churn",
      quota: { cpu: "24", memory: "48Gi" },
    }),
    instanceTypes: {
      "cpu-small": {
        pool,
        requests: { cpu: "1", memory: "2Gi" },
        limits: { cpu: "2", memory: "4Gi" },
      },
    },
    identity,
    dependsOn: [extension, ...trust.ready],
  });
}
