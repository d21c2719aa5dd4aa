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

test("two defaults are a violation: the last one written runs", () => {
  const south = { properties: { defaults: { deploymentName: "south" } } };
  const problem = "azapi_resource.b: violation: two defaults are written, and the last one written runs";
  expect(found(DEFAULT, updated("batchEndpoints", south, THERE))).toEqual([problem]);
  expect(
    found({}, updated("batchEndpoints", south, THERE), requested("batchEndpoints", DEFAULT, THERE)),
  ).toEqual([problem]);
  const same = { properties: { defaults: { deploymentName: "North" } } };
  expect(found(DEFAULT, updated("batchEndpoints", same, THERE))).toEqual([]);
  expect(found(DEFAULT, requested("batchEndpoints", south, { ...THERE, when: "destroy" }))).toEqual([]);
});

test("two of which only a plan tells one are unknown", () => {
  const planned = { properties: { defaults: { deploymentName: "${var.d}" } } };
  expect(found(DEFAULT, updated("batchEndpoints", planned, THERE))).toEqual([
    expect.stringContaining(
      "azapi_resource.b: unknown: can't be told before the plan or apply: two defaults",
    ),
  ]);
});

test("one that has no deployment yet needs none", () => {
  expect(findingsOf(batchDefaultDeployment, served("batchEndpoints", {}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ properties: { defaults: { deploymentName: "${var.d}" } } })).toEqual([
    expect.stringContaining("azapi_resource.b: unknown: "),
  ]);
});
