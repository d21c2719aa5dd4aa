import type { Azure } from "./azure";
import { actingAs, bodies, changed } from "./bodies";
import { assign, principalOf, ROLES, workspaceEstate } from "./estate";
import { GROUP, ids, on, sibling } from "./ids";

export const location = "westeurope";
export const CLUSTER = `${GROUP}/providers/Microsoft.ContainerService/managedClusters/aks-test`;
export const POOL = `${CLUSTER}/agentPools/inference`;
export const EXTENSION = on(CLUSTER, "Microsoft.KubernetesConfiguration/extensions", "azureml");
export const TRUST = `${CLUSTER}/trustedAccessRoleBindings/mlw-test`;
export const COMPUTE = `${ids.workspace}/computes/aks`;
export const ENDPOINT = `${ids.workspace}/onlineEndpoints/score`;
export const controlPlane = sibling(ids.identity, "id-aks");
export const kubelet = sibling(ids.identity, "id-kubelet");
export const zone = sibling(ids.zone, "privatelink.westeurope.azmk8s.io");
export const ZONE_CONTRIBUTOR = "b12aa53e-6015-4669-85d0-8515ebb3ae7f";
export const IDENTITY_OPERATOR = "f1a07417-d97a-45cb-824c-7a7467783830";
export const NETWORK_CONTRIBUTOR = "4d97b98b-1d4f-4787-a291-c67834d212e7";
const EXTENSION_CONTRIBUTOR = "85cb6faf-e071-4c9b-8136-154b5a04f717";

export const pool = {
  count: 3,
  minCount: 3,
  maxCount: 6,
  enableAutoScaling: true,
  availabilityZones: ["2", "3", "1"],
  vmSize: "Standard_F8s_v2",
  vnetSubnetID: ids.subnet,
};
export const body = {
  location,
  sku: { name: "Base", tier: "Standard" },
  identity: actingAs(controlPlane),
  properties: {
    kubernetesVersion: "",
    fqdnSubdomain: "aks-test",
    disableLocalAccounts: true,
    aadProfile: { managed: true, enableAzureRBAC: true },
    oidcIssuerProfile: { enabled: true },
    securityProfile: { workloadIdentity: { enabled: true } },
    apiServerAccessProfile: { enablePrivateCluster: true, privateDNSZone: zone },
    identityProfile: { kubeletidentity: { resourceId: kubelet } },
    agentPoolProfiles: [{ ...pool, name: "system", mode: "System", kubeletDiskType: "" }],
    networkProfile: {
      networkPlugin: "azure",
      outboundType: "userDefinedRouting",
      podCidr: "10.244.0.0/16",
      serviceCidr: "10.245.0.0/16",
    },
  },
};
export const inference = {
  properties: {
    ...pool,
    mode: "User",
    nodeLabels: { pool: "inference" },
    nodeTaints: ["ml.azure.com/amlarc=true:NoSchedule"],
  },
};
export const extension = {
  properties: {
    extensionType: "Microsoft.AzureML.Kubernetes",
    releaseTrain: "stable",
    configurationSettings: {
      enableInference: "True",
      inferenceRouterServiceType: "LoadBalancer",
      sslSecret: "tls",
      sslCname: "scoring.example.com",
      "nodeSelector.pool": "inference",
    },
  },
};
export const trust = {
  properties: {
    sourceResourceId: ids.workspace,
    roles: ["Microsoft.MachineLearningServices/workspaces/mlworkload"],
  },
};
export const attached = {
  location,
  properties: {
    computeType: "Kubernetes",
    resourceId: CLUSTER,
    properties: { namespace: "churn", defaultInstanceType: "small", instanceTypes: { small: {} } },
  },
};

/** All that a cluster stands on, its control plane with its rights; the cluster itself not. */
export function ground(): Azure {
  const azure = workspaceEstate();
  for (const id of [controlPlane, kubelet]) {
    azure.make(id, bodies.identity);
  }
  azure.make(ids.network, bodies.network);
  azure.make(ids.routeTable, {
    location,
    properties: { routes: [{ name: "out", properties: { addressPrefix: "0.0.0.0/0" } }] },
  });
  azure.make(ids.subnet, changed(bodies.subnet, { properties: { routeTable: { id: ids.routeTable } } }));
  azure.make(zone, bodies.zone);
  const principal = principalOf(azure, controlPlane);
  assign(azure, ids.network, principal, NETWORK_CONTRIBUTOR);
  assign(azure, zone, principal, ZONE_CONTRIBUTOR);
  assign(azure, kubelet, principal, IDENTITY_OPERATOR);
  azure.settle();
  return azure;
}

export function withCluster(): Azure {
  const azure = ground();
  azure.make(CLUSTER, body);
  azure.make(POOL, inference);
  return azure;
}

/** A cluster on which the workspace may run models. */
export function ready(): Azure {
  const azure = withCluster();
  azure.make(EXTENSION, extension);
  azure.make(TRUST, trust);
  const workspace = principalOf(azure, ids.identity);
  assign(azure, CLUSTER, workspace, ROLES.reader);
  assign(azure, CLUSTER, workspace, EXTENSION_CONTRIBUTOR);
  azure.settle();
  return azure;
}
