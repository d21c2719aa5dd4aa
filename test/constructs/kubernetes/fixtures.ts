import { type TerraformStack, Testing } from "cdktf";
import { ClusterIdentities } from "../../../constructs/kubernetes/cluster-identities";
import type { ClusterSubnet } from "../../../constructs/kubernetes/cluster-network";
import { InferenceCluster } from "../../../constructs/kubernetes/inference-cluster";
import type { InferenceClusterProps } from "../../../constructs/kubernetes/inference-cluster-props";
import {
  existingCluster,
  type IInferenceCluster,
} from "../../../constructs/kubernetes/inference-cluster-ref";
import { InferencePool } from "../../../constructs/kubernetes/inference-pool";
import { PrivateClusterZone } from "../../../constructs/kubernetes/private-cluster-zone";
import { AzureProviders } from "../../../constructs/terraform/azure-providers";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { ReadableAddressStack } from "../../../stacks/readable-address-stack";
import { armId, existingResourceGroup, testIdentity } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, TEST_TENANT, Template } from "../../support/template";

export const CLUSTER_ID = armId("Microsoft.ContainerService/managedClusters", "aks-churn-test-weu");
export const ZONE_ID = armId("Microsoft.Network/privateDnsZones", "privatelink.westeurope.azmk8s.io");
export const SUBNET: ClusterSubnet = {
  subnetId: armId("Microsoft.Network/virtualNetworks/vnet-churn-test-weu/subnets", "snet-nodes"),
  addressPrefix: "10.20.2.0/24",
};
export const CONTROL_PLANE = testIdentity("id-churn-aks-test-weu");
export const KUBELET = testIdentity("id-churn-kubelet-test-weu");

/** A stack whose addresses can be read, for either major of azurerm. */
export function readableStack(azurermVersion?: AzurermVersion): TerraformStack {
  const stack = new ReadableAddressStack(Testing.app({ stackTraces: false }), "test");
  new AzureProviders(stack, "providers", {
    tenantId: TEST_TENANT,
    subscriptionId: TEST_SUBSCRIPTION,
    purgeOnDestroy: true,
    azurermVersion,
  });
  return stack;
}

/** A cluster that exists already. */
export function testCluster(): IInferenceCluster {
  return existingCluster({ clusterId: CLUSTER_ID, location: "westeurope", tags: { owner: "ml-platform" } });
}

/** A cluster with everything that it must be told. */
export function clusterOf(
  stack: TerraformStack,
  props: Partial<InferenceClusterProps> = {},
): InferenceCluster {
  return new InferenceCluster(stack, "cluster", {
    resourceGroup: existingResourceGroup(),
    name: "aks-churn-test-weu",
    identities: ClusterIdentities.fromAttributes({
      controlPlane: CONTROL_PLANE,
      kubelet: KUBELET,
      ready: [new TerraformData(stack, "roles")],
    }),
    zone: PrivateClusterZone.fromPrivateDnsZoneId(ZONE_ID),
    network: { subnet: SUBNET },
    inferencePool: { vmSize: "Standard_F8s_v2", maxNodes: 6 },
    ...props,
  });
}

/** A pool of a cluster that exists already. */
export function poolOf(stack: TerraformStack): InferencePool {
  return new InferencePool(stack, "pool", {
    cluster: testCluster(),
    subnet: SUBNET,
    vmSize: "Standard_F8s_v2",
    maxNodes: 6,
  });
}

/** The attributes at an address. */
export function at(stack: TerraformStack, address: string): Record<string, unknown> {
  const found = Template.of(stack)
    .resources()
    .find((one) => one.address === address);
  expect(found?.address).toBe(address);
  return found?.attributes ?? {};
}

/** What a constructor says is wrong. */
export function messageOf(make: () => unknown): string {
  try {
    make();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
}
