import { batchEndpointTokens } from "../../../../baseline/rules/security/batch-endpoint-tokens";
import { findingsOf } from "../findings";
import { requested, served, updated } from "../serving";

const found = (template: object) => findingsOf(batchEndpointTokens, template);
const made = (properties: object) => found(served("batchEndpoints", { properties }));
const BY_OTHERS = "callers sign in to the endpoint with something else than an Entra token";

test("Entra tokens pass", () => {
  expect(made({ authMode: "AADToken" })).toEqual([]);
});

test.each(["Key", "AMLToken"])("%s is a violation, and so is what nobody wrote", (authMode) => {
  expect(made({ authMode })).toEqual([
    `azapi_resource.b: violation: body.properties.authMode is "${authMode}": ${BY_OTHERS}`,
  ]);
  expect(made({})).toEqual([
    `azapi_resource.b: violation: body.properties.authMode is missing: ${BY_OTHERS}`,
  ]);
});

test("a key that somebody brings along is a violation", () => {
  expect(made({ authMode: "AADToken", keys: { primaryKey: "k" } })).toHaveLength(1);
});

test("an update needs no word on it, a request does", () => {
  expect(found(updated("batchEndpoints", { properties: { defaults: {} } }))).toEqual([]);
  expect(found(requested("batchEndpoints", { properties: { defaults: {} } }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(made({ authMode: "${var.x}" })).toEqual([
    expect.stringContaining("unknown: body.properties.authMode"),
  ]);
});
