import { clusterCapacity } from "../../../../baseline/rules/reliability/cluster-capacity";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object) => findingsOf(clusterCapacity, template);

test("one node passes", () => {
  expect(found(cluster({ scale_settings: { max_node_count: 1 } }))).toEqual([]);
  expect(found(azapiCluster({ scaleSettings: { maxNodeCount: 8 } }))).toEqual([]);
});

test("none is a violation, and so are fewer than stay", () => {
  expect(found(cluster({ scale_settings: { max_node_count: 0 } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.max_node_count is 0: the cluster can't have the nodes that jobs need",
  ]);
  expect(found(cluster({ scale_settings: { min_node_count: 3, max_node_count: 2 } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.max_node_count is 2: the cluster can't have the nodes that jobs need",
  ]);
  expect(found(cluster({}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.max_node_count is missing: the cluster can't have the nodes that jobs need",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({}))).toEqual([
    "azapi_resource.c: violation: body.properties.properties.scaleSettings.maxNodeCount is missing: the cluster can't have the nodes that jobs need",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ scale_settings: { max_node_count: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: scale_settings.max_node_count can't be told, var.x is given at plan: perhaps the cluster can't have the nodes that jobs need",
  ]);
});
