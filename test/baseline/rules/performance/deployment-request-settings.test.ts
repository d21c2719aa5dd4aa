import { deploymentRequestSettings } from "../../../../baseline/rules/performance/deployment-request-settings";
import { findingsOf } from "../findings";
import { served, updated } from "../serving";

const found = (properties: object) =>
  findingsOf(deploymentRequestSettings, served("onlineEndpoints/deployments", { properties }));
const settings = (requestTimeout?: string, maxConcurrentRequestsPerInstance?: unknown) => ({
  requestSettings: { requestTimeout, maxConcurrentRequestsPerInstance },
});
const WAITS = "nobody decided how long callers wait";
const AT_ONCE = "nobody decided how many requests an instance answers at once";
const AT = "azapi_resource.blue: violation: body.properties.requestSettings";

test.each(["PT5S", "PT180S", "PT3M", "PT0.5S"])("%s and a number of requests pass", (timeout) => {
  expect(found(settings(timeout, 4))).toEqual([]);
});

test.each(["PT181S", "PT3M1S", "P1D", "PT0S", "5"])("%s is a violation", (timeout) => {
  expect(found(settings(timeout, 1))).toEqual([`${AT}.requestTimeout is "${timeout}": ${WAITS}`]);
});

test("what nobody wrote is a violation", () => {
  const both = [
    `${AT}.requestTimeout is missing: ${WAITS}`,
    `${AT}.maxConcurrentRequestsPerInstance is missing: ${AT_ONCE}`,
  ];
  expect(found({})).toEqual(both);
  expect(found(settings())).toEqual(both);
  expect(found(settings("PT5S", 0))).toHaveLength(1);
});

test("an update says only what it changes", () => {
  const changed = (properties: object) =>
    findingsOf(deploymentRequestSettings, updated("onlineEndpoints/deployments", { properties }));
  expect(changed({})).toEqual([]);
  expect(changed(settings("PT10M"))).toHaveLength(1);
});

test("a Kubernetes cluster is left alone", () => {
  expect(found({ endpointComputeType: "Kubernetes" })).toEqual([]);
  expect(found({ endpointComputeType: "Managed" })).toHaveLength(2);
});

test("what only a plan tells is unknown", () => {
  expect(found(settings("${var.t}", "${var.n}"))).toEqual([
    expect.stringContaining("blue: unknown: "),
    expect.stringContaining("blue: unknown: "),
  ]);
});
