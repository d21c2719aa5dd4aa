import { trafficGate } from "../../../../baseline/rules/reliability/traffic-gate";
import { findingsOf } from "../findings";
import { requested, served, together, updated } from "../serving";

const E = "${azapi_resource.e.id}";
const behind = together(
  served("onlineEndpoints", {}),
  served("onlineEndpoints/deployments", {}, { parent_id: E }),
  { resource: { azapi_resource: { green: { ...deployment(), name: "green" } } } },
);

function deployment(): object {
  return {
    type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01",
    parent_id: E,
    body: {},
  };
}

/** Resources with conditions, and what they wait for. */
const gates = (byName: Readonly<Record<string, object>>) => ({ resource: { terraform_data: byName } });
const post = (error_message: string, condition: unknown = "${self.input == 1}") => ({
  lifecycle: { postcondition: [{ condition, error_message }] },
});
const found = (
  properties: object,
  beside: object,
  byName: Readonly<Record<string, object>>,
  production = true,
) =>
  findingsOf(
    trafficGate,
    together(
      behind,
      gates(byName),
      requested("onlineEndpoints", { properties }, { resource_id: E, ...beside }),
    ),
    { production },
  );
const waits = (...names: string[]) => ({ depends_on: names.map((name) => `terraform_data.${name}`) });
const CANARY = { traffic: { blue: 90, Green: 10 } };
const unasked = (name: string) =>
  `azapi_resource_action.a: violation: requests reach ${name}, and nothing that the traffic waits for has asked it`;
const BLUE = { blue: post("blue was never asked") };
const BOTH = { ...BLUE, green: post("ask green first") };

test("traffic passes that waits for a condition about each deployment that gets requests", () => {
  expect(found(CANARY, waits("blue", "green"), BOTH)).toEqual([]);
  const chain = { ...BOTH, blue: { ...BLUE.blue, depends_on: ["terraform_data.green"] } };
  expect(found(CANARY, waits("blue"), chain)).toEqual([]);
  expect(found({ traffic: { blue: 100, green: 0 } }, waits("blue"), BLUE)).toEqual([]);
});

test("one that nobody asked is a violation, and so are copies to it", () => {
  expect(found(CANARY, {}, BOTH)).toEqual([unasked("blue"), unasked("green")]);
  expect(found(CANARY, waits("blue", "green"), { ...BLUE, green: {} })).toEqual([unasked("green")]);
  expect(found(CANARY, waits("blue"), BOTH)).toEqual([unasked("green")]);
  const mirrored = { traffic: { blue: 100 }, mirrorTraffic: { green: 10 } };
  expect(found(mirrored, waits("blue"), BLUE)).toEqual([unasked("green")]);
});

test("a condition that names nobody is for all, where the traffic waits for it itself", () => {
  const anybody = { any: post("the smoke test failed"), other: { depends_on: ["terraform_data.any"] } };
  expect(found(CANARY, waits("any"), anybody)).toEqual([]);
  expect(found(CANARY, waits("other"), anybody)).toHaveLength(2);
  const own = { lifecycle: { precondition: { condition: "${data.http.smoke.status_code == 200}" } } };
  expect(found(CANARY, own, {})).toEqual([]);
});

test("one about the endpoint asks no model, and a name is a whole word", () => {
  const kept = post(
    "blue or green still gets requests",
    "${azapi_resource.e.output.properties.traffic == 1}",
  );
  expect(found(CANARY, waits("kept"), { kept })).toHaveLength(2);
  const other = post("blue or green failed", "${azapi_resource.e-2.output == 1}");
  expect(found(CANARY, waits("other"), { other })).toEqual([]);
  const others = { a: post("blue-2 and evergreen, but blue") };
  expect(found(CANARY, waits("a"), others)).toEqual([unasked("green")]);
});

test("an update, and traffic that stands on the endpoint itself, are looked at as well", () => {
  const properties = { traffic: { blue: 100 } };
  const open = { production: true };
  expect(findingsOf(trafficGate, updated("onlineEndpoints", { properties }), open)).toHaveLength(1);
  expect(findingsOf(trafficGate, served("onlineEndpoints", { properties }), open)).toHaveLength(1);
});

test("outside of production, at destroy, without traffic and on a Kubernetes cluster nobody is asked", () => {
  expect(found(CANARY, {}, {}, false)).toEqual([]);
  expect(found(CANARY, { when: "destroy" }, {})).toEqual([]);
  expect(found({ traffic: { blue: 0 } }, {}, {})).toEqual([]);
  expect(found({ ...CANARY, compute: "/x/workspaces/w/computes/aks" }, {}, {})).toEqual([]);
});

test("shares that only a plan tells are unknown", () => {
  expect(found({ traffic: "${var.traffic}" }, {}, {})).toEqual([expect.stringContaining("a: unknown: ")]);
});
