import { deploymentProbes } from "../../../../baseline/rules/reliability/deployment-probes";
import { findingsOf } from "../findings";
import { served, updated } from "../serving";

const found = (properties: object) =>
  findingsOf(deploymentProbes, served("onlineEndpoints/deployments", { properties }));
const PROBE = { initialDelay: "PT10S", period: "PT10S" };
const LIVES = "livenessProbe is missing: nobody decided when a container is started anew";
const READY = "readinessProbe is missing: nobody decided when a container gets requests";
const AT = "azapi_resource.blue: violation: body.properties.";

test("both probes pass", () => {
  expect(found({ livenessProbe: PROBE, readinessProbe: PROBE })).toEqual([]);
});

test("each that is missing or empty is a violation", () => {
  expect(found({})).toEqual([`${AT}${LIVES}`, `${AT}${READY}`]);
  expect(found({ livenessProbe: PROBE })).toEqual([`${AT}${READY}`]);
  expect(found({ readinessProbe: PROBE })).toEqual([`${AT}${LIVES}`]);
  expect(found({ livenessProbe: {}, readinessProbe: PROBE })).toHaveLength(1);
});

test("an update and a Kubernetes cluster are left alone", () => {
  expect(findingsOf(deploymentProbes, updated("onlineEndpoints/deployments", { properties: {} }))).toEqual(
    [],
  );
  expect(found({ endpointComputeType: "Kubernetes" })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ livenessProbe: "${var.p}", readinessProbe: PROBE })).toEqual([
    expect.stringContaining("blue: unknown: "),
  ]);
});
