import { trafficAfterDeployments } from "../../../../baseline/rules/reliability/traffic-after-deployments";
import { findingsOf } from "../findings";
import { requested, served, together } from "../serving";

const behind = together(
  served("onlineEndpoints", {}),
  served("onlineEndpoints/deployments", {}, { parent_id: "${azapi_resource.e.id}" }),
);
const found = (properties: object, beside: object = {}) =>
  findingsOf(
    trafficAfterDeployments,
    together(
      behind,
      requested("onlineEndpoints", { properties }, { resource_id: "${azapi_resource.e.id}", ...beside }),
    ),
  );
const WAITS = { depends_on: ["azapi_resource.blue"] };

test("traffic that waits for its deployment passes", () => {
  expect(found({ traffic: { blue: 100 } }, WAITS)).toEqual([]);
  expect(found({ traffic: { blue: 100 }, note: "${azapi_resource.blue.id}" })).toEqual([]);
});

test("traffic that doesn't is a violation, and so are copies", () => {
  const problem = "the traffic may be written before azapi_resource.blue is there";
  expect(found({ traffic: { blue: 100 } })).toEqual([`azapi_resource_action.a: violation: ${problem}`]);
  expect(found({ mirrorTraffic: { Blue: 10 } })).toHaveLength(1);
});

test("a deployment that isn't in the input is nobody's to wait for", () => {
  expect(found({ traffic: { red: 100 } })).toEqual([]);
});

test("a request at destroy comes before the deployments go", () => {
  expect(found({ traffic: { blue: 100 } }, { when: "destroy" })).toEqual([]);
});
