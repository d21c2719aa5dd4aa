import { idleNodesAlert } from "../../../../baseline/rules/cost/idle-nodes-alert";
import { criterion, metricAlert, metricAlertByAzapi } from "../alerting";
import { findingsOf } from "../findings";
import { all, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(idleNodesAlert, template, { production });
const WORKSPACE = ["${azurerm_machine_learning_workspace.w.id}"];
const idle = (over: object = {}) =>
  metricAlert({ scopes: WORKSPACE, criteria: [criterion("Idle Nodes", { threshold: 0, ...over })] });

test("an alert on idle nodes of the workspace passes, by azapi too", () => {
  expect(found(all(landingZone(), idle()))).toEqual([]);
  const allOf = [
    { metricName: "Idle Nodes", operator: "GreaterThan", timeAggregation: "Minimum", threshold: 0 },
  ];
  expect(found(all(landingZone(), metricAlertByAzapi({ scopes: WORKSPACE, criteria: { allOf } })))).toEqual(
    [],
  );
});

test("without one, production lacks it", () => {
  expect(found(landingZone())).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no alert of this input tells of nodes that do nothing",
  ]);
  expect(found(landingZone(), false)).toEqual([]);
});

test("one the other way round, or on something else, is none", () => {
  expect(found(all(landingZone(), idle({ operator: "LessThan" })))).toHaveLength(1);
  expect(
    found(
      all(landingZone(), metricAlert({ scopes: ["/made/elsewhere"], criteria: [criterion("Idle Nodes")] })),
    ),
  ).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), metricAlert({ scopes: WORKSPACE, criteria: "${var.c}" })))[0]).toContain(
    ": unknown: ",
  );
});
