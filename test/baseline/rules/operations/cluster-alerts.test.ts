import { clusterAlerts } from "../../../../baseline/rules/operations/cluster-alerts";
import { criterion, logAlert, metricAlert } from "../alerting";
import { findingsOf } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(clusterAlerts, template, { production });
const scopes = ["${azurerm_machine_learning_workspace.w.id}"];
const onMetric = (name: string, metric: string, over: object = {}) =>
  metricAlert({ scopes, criteria: [criterion(metric, { aggregation: "Maximum", ...over })] }, name);
const failed = logAlert(
  'AmlComputeJobEvent\n| where _ResourceId =~ "${azurerm_machine_learning_workspace.w.id}"\n| where EventType == "JobFailed"',
);
const unusable = onMetric("unusable", "Unusable Nodes");
const quota = onMetric("quota", "Quota Utilization Percentage");

test("alerts on failed jobs, unusable nodes and cores pass", () => {
  expect(found(all(landingZone(), failed, unusable, quota))).toEqual([]);
  const byMetric = onMetric("failed", "Failed Runs");
  expect(found(all(landingZone(), byMetric, unusable, quota))).toEqual([]);
});

test.each([
  ["jobs that fail", [unusable, quota]],
  ["nodes that can't work", [failed, quota]],
  ["cores that run out", [failed, unusable]],
])("without one on %s, production lacks it", (what, others) => {
  expect(found(all(landingZone(), ...others))).toEqual([
    `azurerm_machine_learning_workspace.w: violation: no alert of this input tells of ${what}`,
  ]);
});

test("elsewhere, and without clusters, nobody asks", () => {
  expect(found(landingZone(), false)).toEqual([]);
  const { resource } = landingZone() as { resource: Record<string, object> };
  const { azurerm_machine_learning_compute_cluster: _clusters, ...rest } = resource;
  expect(found({ resource: rest })).toEqual([]);
});

test("an alert that looks back too far, or only fires when all nodes are unusable, is none", () => {
  const late = metricAlert(
    { scopes, window_size: "P1D", criteria: [criterion("Unusable Nodes")] },
    "unusable",
  );
  expect(found(all(landingZone(), failed, late, quota))).toHaveLength(1);
  const never = onMetric("unusable", "Unusable Nodes", { aggregation: "Minimum" });
  expect(found(all(landingZone(), failed, never, quota))).toHaveLength(1);
});

test("one for all workspaces of the group counts", () => {
  const wide = metricAlert(
    {
      scopes: ["${azurerm_resource_group.g.id}"],
      target_resource_type: "Microsoft.MachineLearningServices/workspaces",
      criteria: [criterion("Unusable Nodes")],
    },
    "unusable",
  );
  expect(found(all(landingZone(), failed, wide, quota))).toEqual([]);
});

test("a query that only a plan tells is unknown", () => {
  expect(found(all(landingZone(), logAlert("${var.query}"), quota))).toEqual([
    expect.stringContaining(": unknown: "),
    expect.stringContaining(": unknown: "),
  ]);
});
