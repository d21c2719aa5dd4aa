import { deploymentAutoscale } from "../../../../baseline/rules/performance/deployment-autoscale";
import { autoscale, autoscaleByAzapi } from "../alerting";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const found = (template: object, production = true) =>
  findingsOf(deploymentAutoscale, template, { production });
const DEPLOYMENT = served("onlineEndpoints/deployments", { properties: { endpointComputeType: "Managed" } });
const FIXED = "no autoscale setting of this input changes its number of instances";

test("performance/autoscale-deployments: a deployment with a setting passes, whoever writes it", () => {
  expect(found(together(autoscale(), DEPLOYMENT))).toEqual([]);
  expect(found(together(autoscaleByAzapi(), DEPLOYMENT))).toEqual([]);
});

test("one without is a violation in production alone", () => {
  expect(found(DEPLOYMENT)).toEqual([`azapi_resource.blue: violation: ${FIXED}`]);
  expect(found(DEPLOYMENT, false)).toEqual([]);
  const ofAnother = autoscale(undefined, { target_resource_id: "/x/onlineEndpoints/e/deployments/green" });
  expect(found(together(ofAnother, DEPLOYMENT))).toHaveLength(1);
});

test("instances of a Kubernetes cluster are the cluster's", () => {
  const properties = { endpointComputeType: "Kubernetes" };
  expect(found(served("onlineEndpoints/deployments", { properties }))).toEqual([]);
});

test("a setting that may be another's is unknown, and one that may not be there", () => {
  const unknown = [`azapi_resource.blue: unknown: can't be told before the plan or apply: ${FIXED}?`];
  expect(found(together(autoscale(undefined, { target_resource_id: "${var.id}" }), DEPLOYMENT))).toEqual(
    unknown,
  );
  expect(found(together(autoscale(undefined, { count: "${var.n}" }), DEPLOYMENT))).toEqual(unknown);
});
