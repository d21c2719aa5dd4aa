import { inferenceNodePool } from "../../../../baseline/rules/ai-security/inference-node-pool";
import { findingsOf } from "../findings";
import { KEPT_POOL, withPool } from "../kubernetes";

const found = (pool: object, extension?: object) => findingsOf(inferenceNodePool, withPool(pool, extension));
const NONE = [
  "azurerm_kubernetes_cluster.c: violation: no pool of nodes is kept for models: none of mode User has a taint that keeps others away",
];

test("a pool with a taint that models tolerate passes, by either effect", () => {
  expect(found(KEPT_POOL)).toEqual([]);
  expect(found({ node_taints: ["sku=models:NoExecute"] })).toEqual([]);
});

test("without the taint, or with one that only asks, others are placed there", () => {
  expect(found({ mode: "User" })).toEqual(NONE);
  expect(found({ node_taints: ["sku=models:PreferNoSchedule"] })).toEqual(NONE);
});

test("a pool of Kubernetes' own, and a taint of Azure's own, keep nothing for models", () => {
  expect(found({ ...KEPT_POOL, mode: "System" })).toEqual(NONE);
  expect(found({ node_taints: ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"] })).toEqual(NONE);
  expect(found({ node_taints: ["CriticalAddonsOnly=true:NoSchedule"] })).toEqual(NONE);
});

test("a cluster that a workspace uses is one, and a pool inside of azapi's body counts", () => {
  const cluster = (nodeTaints: readonly string[]) => ({
    resource: {
      azapi_resource: {
        k: {
          type: "Microsoft.ContainerService/managedClusters@2025-09-01",
          body: { properties: { agentPoolProfiles: [{ mode: "User", nodeTaints }] } },
        },
        c: {
          type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
          body: { properties: { computeType: "Kubernetes", resourceId: "${azapi_resource.k.id}" } },
        },
      },
    },
  });
  expect(findingsOf(inferenceNodePool, cluster(["a=b:NoSchedule"]))).toEqual([]);
  expect(findingsOf(inferenceNodePool, cluster([]))).toHaveLength(1);
});

test("a cluster for something else isn't asked", () => {
  expect(found({ mode: "User" }, { extension_type: "Microsoft.Flux" })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ node_taints: "${var.t}" })).toEqual([expect.stringContaining("c: unknown: ")]);
});
