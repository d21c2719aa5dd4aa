import { kubernetesEgress } from "../../../../baseline/rules/security/kubernetes-egress";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesEgress, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesEgress, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ network_profile: { outbound_type: "userDefinedRouting" } })).toEqual([]);
  expect(inBody({ properties: { networkProfile: { outboundType: "none" } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ network_profile: { outbound_type: "managedNATGateway" } })).toEqual([
    'azurerm_kubernetes_cluster.a: violation: network_profile.outbound_type is "managedNATGateway": pods reach the whole Internet',
  ]);
  expect(inBody({ properties: { networkProfile: { outboundType: "loadBalancer" } } })).toEqual([
    'azapi_resource.a: violation: body.properties.networkProfile.outboundType is "loadBalancer": pods reach the whole Internet',
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({})).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({})).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ network_profile: { outbound_type: "${var.p}" } })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
