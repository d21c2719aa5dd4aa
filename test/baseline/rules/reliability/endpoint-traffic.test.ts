import { endpointTraffic } from "../../../../baseline/rules/reliability/endpoint-traffic";
import { findingsOf } from "../findings";
import { requested, served, updated } from "../serving";

const found = (properties: object) =>
  findingsOf(endpointTraffic, requested("onlineEndpoints", { properties }));
const AT = "azapi_resource_action.a: violation: ";

test.each([[{}], [{ blue: 0 }], [{ blue: 100 }], [{ blue: 90, green: 10 }]])(
  "traffic of %j passes",
  (traffic) => {
    expect(found({ traffic })).toEqual([]);
  },
);

test("no word on it is no traffic", () => {
  expect(found({})).toEqual([]);
});

test.each([
  [{ blue: 90 }, 90],
  [{ blue: 90, green: 20 }, 110],
  [{ blue: 110, green: -10 }, 100],
  [{ blue: 99.5, green: 0.5 }, 100],
])("traffic of %j is a violation", (traffic, sum) => {
  expect(found({ traffic })).toEqual([`${AT}the traffic sums to ${sum}, not 0 or 100`]);
});

test("copies of at most half of it to one that answers nobody pass", () => {
  expect(found({ traffic: { blue: 100, green: 0 }, mirrorTraffic: { green: 50 } })).toEqual([]);
  expect(found({ traffic: { blue: 100 }, mirrorTraffic: { blue: 0 } })).toEqual([]);
});

test("more copies, copies to two and copies to the live one are violations", () => {
  const mirrored = (mirrorTraffic: object) => found({ traffic: { blue: 100 }, mirrorTraffic });
  expect(mirrored({ green: 51 })).toEqual([`${AT}more than half of the traffic is copied`]);
  expect(mirrored({ green: 10, red: 10 })).toEqual([`${AT}copies go to more than one deployment`]);
  expect(mirrored({ Blue: 10 })).toEqual([`${AT}copies go to a deployment that answers requests itself`]);
});

test("the endpoint's own body is read alike", () => {
  const traffic = { blue: 90 };
  expect(findingsOf(endpointTraffic, served("onlineEndpoints", { properties: { traffic } }))).toHaveLength(1);
});

test("what an update's shares come to isn't told", () => {
  const traffic = { green: 10 };
  expect(findingsOf(endpointTraffic, updated("onlineEndpoints", { properties: { traffic } }))).toEqual([
    expect.stringContaining("azapi_update_resource.u: unknown: "),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ traffic: { blue: "${var.b}" } })).toEqual([expect.stringContaining(".a: unknown: ")]);
});
