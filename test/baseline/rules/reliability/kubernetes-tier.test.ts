import { kubernetesTier } from "../../../../baseline/rules/reliability/kubernetes-tier";
import { inArm, inAzurerm } from "../alone";

const inCluster = inAzurerm(kubernetesTier, "azurerm_kubernetes_cluster");
const inBody = inArm(kubernetesTier, "Microsoft.ContainerService/managedClusters");

test("a cluster that has it passes", () => {
  expect(inCluster({ sku_tier: "Standard" }, { production: true })).toEqual([]);
  expect(inBody({ sku: { tier: "Premium" } }, { production: true })).toEqual([]);
});

test("a weaker one is a violation", () => {
  expect(inCluster({ sku_tier: "Free" }, { production: true })).toEqual([
    'azurerm_kubernetes_cluster.a: violation: sku_tier is "Free": nobody promises that the cluster is there',
  ]);
  expect(inBody({ sku: { tier: "Free" } }, { production: true })).toEqual([
    'azapi_resource.a: violation: body.sku.tier is "Free": nobody promises that the cluster is there',
  ]);
});

test("what nobody wrote is a violation, too", () => {
  expect(inCluster({}, { production: true })).toEqual([expect.stringContaining("a: violation: ")]);
  expect(inBody({}, { production: true })).toEqual([expect.stringContaining("a: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(inCluster({ sku_tier: "${var.p}" }, { production: true })).toEqual([
    expect.stringContaining("a: unknown: "),
  ]);
});

test("outside of production nobody asks", () => {
  expect(inCluster({ sku_tier: "Free" }, { production: false })).toEqual([]);
});
