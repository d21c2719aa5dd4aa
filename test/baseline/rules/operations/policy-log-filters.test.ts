import { policyLogFilters } from "../../../../baseline/rules/operations/policy-log-filters";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { logFilters: ["^metric:"], datastore: "workspaceblobstore" };
const found = (template: object, production = true) => findingsOf(policyLogFilters, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("jobLogs", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("jobLogs", GOOD)))).toEqual([]);
});

test("in production, or beside other guardrails, it isn't left out", () => {
  expect(found(landingZone())).toEqual([
    expect.stringContaining(
      "azurerm_machine_learning_workspace.w: violation: no assignment of this input is for ",
    ),
  ]);
  expect(found(landingZone(), false)).toEqual([]);
  expect(found(all(landingZone(), assigned("workspaceLogs")), false)).toEqual([
    expect.stringContaining("azurerm_resource_group_policy_assignment.workspaceLogs: violation"),
  ]);
});

test.each([{ logFilters: [] }, { datastore: "" }])("%j lets through more than was named", (weaker) => {
  const given = { ...GOOD, ...weaker };
  expect(found(all(landingZone(), assigned("jobLogs", given)))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.jobLogs: violation: ${"logFilters" in weaker ? "it has no filter" : "whole logs have no place"}`,
    ),
  ]);
  expect(found(all(landingZone(), assignedByAzapi("jobLogs", given)))).toHaveLength(1);
});

test("a parameter that is left to the definition is a violation", () => {
  const given = { ...GOOD, logFilters: undefined };
  expect(found(all(landingZone(), assigned("jobLogs", given)))).toEqual([
    expect.stringContaining("parameters.logFilters is left to the definition"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("jobLogs", "${var.parameters}")))[0]).toContain(": unknown: ");
});
