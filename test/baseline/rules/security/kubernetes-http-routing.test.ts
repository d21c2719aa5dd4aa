import { kubernetesHttpRouting } from "../../../../baseline/rules/security/kubernetes-http-routing";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesHttpRouting, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesHttpRouting, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ http_application_routing_enabled: false })).toEqual([]);
  expect(inBody({ properties: { addonProfiles: { httpApplicationRouting: { enabled: false } } } })).toEqual(
    [],
  );
});

test("a weaker one is a violation", () => {
  expect(inCluster({ http_application_routing_enabled: true })).toEqual([
    "azurerm_kubernetes_cluster.a: violation: http_application_routing_enabled is true: an entry without encryption is open to the Internet",
  ]);
  expect(inBody({ properties: { addonProfiles: { httpApplicationRouting: { enabled: true } } } })).toEqual([
    "azapi_resource.a: violation: body.properties.addonProfiles.httpApplicationRouting.enabled is true: an entry without encryption is open to the Internet",
  ]);
});

test("what nobody wrote passes", () => {
  expect(inCluster({})).toEqual([]);
  expect(inBody({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ http_application_routing_enabled: "${var.p}" })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});
