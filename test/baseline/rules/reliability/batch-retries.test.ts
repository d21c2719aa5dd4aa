import { batchRetries } from "../../../../baseline/rules/reliability/batch-retries";
import { findingsOf } from "../findings";
import { served } from "../serving";

const found = (retrySettings?: object) =>
  findingsOf(batchRetries, served("batchEndpoints/deployments", { properties: { retrySettings } }));

test("a few tries pass, and Azure's default does", () => {
  expect(found({ maxRetries: 3 })).toEqual([]);
  expect(found({ timeout: "PT300S" })).toEqual([]);
  expect(found()).toEqual([]);
});

test("no second try is a violation", () => {
  expect(found({ maxRetries: 0 })).toEqual([
    "azapi_resource.north: violation: body.properties.retrySettings.maxRetries is 0: a passing fault costs a part of the result",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ maxRetries: "${var.r}" })).toEqual([expect.stringContaining("north: unknown: ")]);
});
