import { batchDefaultDeployment } from "../../../../baseline/rules/reliability/batch-default-deployment";
import { findingsOf } from "../findings";
import { requested, served, together, updated } from "../serving";

const PARENT = { parent_id: "${azapi_resource.b.id}" };
const THERE = { resource_id: "${azapi_resource.b.id}" };
const DEFAULT = { properties: { defaults: { deploymentName: "north" } } };
const found = (endpoint: object, ...others: readonly object[]) =>
  findingsOf(
    batchDefaultDeployment,
    together(
      served("batchEndpoints", { ...endpoint }),
      served("batchEndpoints/deployments", {}, PARENT),
      ...others,
    ),
  );

test("an endpoint with a default passes, wherever that is written", () => {
  expect(found(DEFAULT)).toEqual([]);
  expect(found({}, updated("batchEndpoints", DEFAULT, THERE))).toEqual([]);
  expect(found({}, requested("batchEndpoints", DEFAULT, THERE))).toEqual([]);
});

test("one without is a violation, and what is written at destroy is none", () => {
  const problem = "azapi_resource.b: violation: no deployment runs where a caller names none";
  expect(found({})).toEqual([problem]);
  expect(found({}, requested("batchEndpoints", DEFAULT, { ...THERE, when: "destroy" }))).toEqual([problem]);
});

test("one that has no deployment yet needs none", () => {
  expect(findingsOf(batchDefaultDeployment, served("batchEndpoints", {}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ properties: { defaults: { deploymentName: "${var.d}" } } })).toEqual([
    expect.stringContaining("azapi_resource.b: unknown: "),
  ]);
});
