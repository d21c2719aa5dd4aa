import { deploymentInsights } from "../../../../baseline/rules/operations/deployment-insights";
import { findingsOf } from "../findings";
import { served } from "../serving";

const found = (properties: object) =>
  findingsOf(deploymentInsights, served("onlineEndpoints/deployments", { properties }));
const UNSEEN = "nobody sees what fails in the model's code";

test("a deployment with telemetry passes", () => {
  expect(found({ appInsightsEnabled: true })).toEqual([]);
});

test("one without is a violation, and so is what nobody wrote", () => {
  expect(found({ appInsightsEnabled: false })).toEqual([
    `azapi_resource.blue: violation: body.properties.appInsightsEnabled is false: ${UNSEEN}`,
  ]);
  expect(found({})).toEqual([
    `azapi_resource.blue: violation: body.properties.appInsightsEnabled is false by default: ${UNSEEN}`,
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ appInsightsEnabled: "${var.i}" })).toEqual([expect.stringContaining("blue: unknown: ")]);
});
