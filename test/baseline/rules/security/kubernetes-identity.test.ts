import { kubernetesIdentity } from "../../../../baseline/rules/security/kubernetes-identity";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesIdentity, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesIdentity, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ identity: { type: "UserAssigned" } })).toEqual([]);
  expect(inBody({ properties: { servicePrincipalProfile: { clientId: "msi" } } })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ service_principal: { client_id: "somebody", client_secret: "x" } })).toEqual([
    'azurerm_kubernetes_cluster.a: violation: service_principal.client_id is "somebody": the cluster signs in to Azure with a secret',
  ]);
  expect(inBody({ properties: { servicePrincipalProfile: { clientId: "somebody" } } })).toEqual([
    'azapi_resource.a: violation: body.properties.servicePrincipalProfile.clientId is "somebody": the cluster signs in to Azure with a secret',
  ]);
});

test("what nobody wrote passes", () => {
  expect(inCluster({})).toEqual([]);
  expect(inBody({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ service_principal: { client_id: "${var.p}" } })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
