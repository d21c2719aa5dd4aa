import { batchErrorThreshold } from "../../../../baseline/rules/reliability/batch-error-threshold";
import { findingsOf } from "../findings";
import { served, updated } from "../serving";

const found = (properties: object) =>
  findingsOf(batchErrorThreshold, served("batchEndpoints/deployments", { properties }));
const ALL = "a job that failed throughout says that it has succeeded";

test.each([0, 10])("a threshold of %i passes", (errorThreshold) => {
  expect(found({ errorThreshold })).toEqual([]);
});

test("none is a violation, and so is what nobody wrote", () => {
  expect(found({ errorThreshold: -1 })).toEqual([
    `azapi_resource.north: violation: body.properties.errorThreshold is -1: ${ALL}`,
  ]);
  expect(found({})).toEqual([
    `azapi_resource.north: violation: body.properties.errorThreshold is -1 by default: ${ALL}`,
  ]);
});

test("an update of something else passes", () => {
  const template = updated("batchEndpoints/deployments", { properties: {} });
  expect(findingsOf(batchErrorThreshold, template)).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ errorThreshold: "${var.t}" })).toEqual([expect.stringContaining("north: unknown: ")]);
});
