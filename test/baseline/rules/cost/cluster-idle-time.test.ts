import { clusterIdleTime } from "../../../../baseline/rules/cost/cluster-idle-time";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object) => findingsOf(clusterIdleTime, template);

test("two hours pass, as Azure's default does", () => {
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "PT120M" } }))).toEqual([]);
  expect(found(azapiCluster({ scaleSettings: { nodeIdleTimeBeforeScaleDown: "PT120S" } }))).toEqual([]);
  expect(found(azapiCluster({}))).toEqual([]);
});

test("longer is a violation, and so is what is no time", () => {
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "PT2H1M" } }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: scale_settings.scale_down_nodes_after_idle_duration is "PT2H1M": idle nodes stay for long',
  ]);
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "P1D" } }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: scale_settings.scale_down_nodes_after_idle_duration is "P1D": idle nodes stay for long',
  ]);
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "PT" } }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: scale_settings.scale_down_nodes_after_idle_duration is "PT": idle nodes stay for long',
  ]);
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "P1M" } }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: scale_settings.scale_down_nodes_after_idle_duration is "P1M": idle nodes stay for long',
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({ scaleSettings: { nodeIdleTimeBeforeScaleDown: "P1W" } }))).toEqual([
    'azapi_resource.c: violation: body.properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown is "P1W": idle nodes stay for long',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ scale_settings: { scale_down_nodes_after_idle_duration: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: scale_settings.scale_down_nodes_after_idle_duration can't be told, var.x is given at plan: perhaps idle nodes stay for long",
  ]);
});
