import { clusterScaleToZero } from "../../../../baseline/rules/cost/cluster-scale-to-zero";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object) => findingsOf(clusterScaleToZero, template);

test("no node passes, as Azure's default does", () => {
  expect(found(cluster({ scale_settings: { min_node_count: 0 } }))).toEqual([]);
  expect(found(azapiCluster({}))).toEqual([]);
});

test("nodes that stay are a violation", () => {
  expect(found(cluster({ scale_settings: { min_node_count: 1 } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.min_node_count is 1: nodes stay without a job",
  ]);
  expect(found(cluster({ scale_settings: { min_node_count: "2" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: scale_settings.min_node_count is 2: nodes stay without a job",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({ scaleSettings: { minNodeCount: 1 } }))).toEqual([
    "azapi_resource.c: violation: body.properties.properties.scaleSettings.minNodeCount is 1: nodes stay without a job",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ scale_settings: { min_node_count: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: scale_settings.min_node_count can't be told, var.x is given at plan: perhaps nodes stay without a job",
  ]);
});
