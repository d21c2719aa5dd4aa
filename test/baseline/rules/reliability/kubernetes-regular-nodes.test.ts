import { kubernetesRegularNodes } from "../../../../baseline/rules/reliability/kubernetes-regular-nodes";
import { findingsOf } from "../findings";
import { KEPT_POOL, withPool } from "../kubernetes";

const found = (pool: object, production = true) =>
  findingsOf(kubernetesRegularNodes, withPool({ ...KEPT_POOL, ...pool }), { production });

test("regular nodes pass, and Azure's default does", () => {
  expect(found({ priority: "Regular" })).toEqual([]);
  expect(found({})).toEqual([]);
});

test("spot nodes alone are a violation", () => {
  expect(found({ priority: "Spot" })).toEqual([
    "azurerm_kubernetes_cluster.c: violation: Azure may take away all nodes that are kept for models",
  ]);
});

test("outside of production nobody asks, nor where no pool is kept for models", () => {
  expect(found({ priority: "Spot" }, false)).toEqual([]);
  expect(found({ priority: "Spot", node_taints: [] })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ priority: "${var.p}" })).toEqual([expect.stringContaining("c: unknown: ")]);
});
