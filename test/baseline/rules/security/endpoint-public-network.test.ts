import { endpointPublicNetwork } from "../../../../baseline/rules/security/endpoint-public-network";
import { findingsOf } from "../findings";
import { requested, served, updated } from "../serving";

const found = (template: object) => findingsOf(endpointPublicNetwork, template);
const made = (properties: object) => found(served("onlineEndpoints", { properties }));
const OPEN = "the endpoint answers on the public network";

test("a closed endpoint passes", () => {
  expect(made({ publicNetworkAccess: "Disabled" })).toEqual([]);
});

test("an open one is a violation, and so is what nobody wrote", () => {
  expect(made({ publicNetworkAccess: "Enabled" })).toEqual([
    `azapi_resource.e: violation: body.properties.publicNetworkAccess is true: ${OPEN}`,
  ]);
  expect(made({})).toEqual([
    `azapi_resource.e: violation: body.properties.publicNetworkAccess is true by default: ${OPEN}`,
  ]);
});

test("a request that writes the traffic opens the endpoint where it doesn't say that it is closed", () => {
  const traffic = { blue: 100 };
  expect(found(requested("onlineEndpoints", { properties: { traffic } }))).toHaveLength(1);
  expect(
    found(requested("onlineEndpoints", { properties: { traffic, publicNetworkAccess: "Disabled" } })),
  ).toEqual([]);
});

test("an update opens it only where it says so", () => {
  expect(found(updated("onlineEndpoints", { properties: { traffic: {} } }))).toEqual([]);
  expect(found(updated("onlineEndpoints", { properties: { publicNetworkAccess: "Enabled" } }))).toHaveLength(
    1,
  );
});

test("what only a plan tells is unknown", () => {
  expect(made({ publicNetworkAccess: "${var.x}" })).toEqual([expect.stringContaining("e: unknown: ")]);
});
