import { clusterMaximum } from "../../../../baseline/rules/cost/cluster-maximum";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object) => findingsOf(clusterMaximum, template);

test("a hundred nodes pass", () => {
  expect(found(cluster({ scale_settings: { max_node_count: 100 } }))).toEqual([]);
  expect(found(azapiCluster({ scaleSettings: { maxNodeCount: 8 } }))).toEqual([]);
});

test("more are a violation", () => {
  expect(found(cluster({ scale_settings: { max_node_count: 101 } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.max_node_count is 101: more than 100 nodes limit no cost",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({ scaleSettings: { maxNodeCount: 1000 } }))).toEqual([
    "azapi_resource.c: violation: body.properties.properties.scaleSettings.maxNodeCount is 1000: more than 100 nodes limit no cost",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ scale_settings: { max_node_count: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: scale_settings.max_node_count can't be told, var.x is given at plan: perhaps more than 100 nodes limit no cost",
  ]);
});
