import type { Attributes } from "../../../terraform-json";
import { configuration, lineOf, type Resources, reviewed } from "../two-sides";

const ML = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01";
const E = "azapi_resource.e";
const PUBLIC = "body.properties.publicNetworkAccess";
const CLOSED = { authMode: "AADToken", publicNetworkAccess: "Disabled" };

const endpoint = (properties: Attributes, more: Attributes = {}): Attributes => ({
  type: ML,
  name: "churn",
  tags: { environment: "dev" },
  parent_id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w",
  identity: [{ type: "UserAssigned", identity_ids: ["/subscriptions/s/i"] }],
  body: { properties },
  ...more,
});
const request = (properties: Attributes): Attributes => ({
  type: ML,
  resource_id: "${azapi_resource.e.id}",
  method: "PUT",
  body: {
    identity: { type: "UserAssigned", userAssignedIdentities: { "/subscriptions/s/i": {} } },
    properties,
  },
});

function lines(before: Resources, after: Resources): string[] {
  return reviewed(configuration(before), configuration(after)).risks.map(lineOf);
}

test("an endpoint that comes is judged by its rules: none says that nobody knows it", () => {
  const review = reviewed(configuration({}), configuration({ [E]: endpoint(CLOSED) }));
  expect(JSON.stringify(review)).not.toContain("no rule knows");
  expect(review.risks.map(lineOf)).toEqual([`monitoring-lost ${E}`]);
});

test("one that is opened, and one that takes a key, are risks", () => {
  const before = { [E]: endpoint(CLOSED) };
  expect(lines(before, { [E]: endpoint({ ...CLOSED, publicNetworkAccess: "Enabled" }) })).toEqual([
    `network-opened ${E} ${PUBLIC}`,
  ]);
  expect(lines(before, { [E]: endpoint({ ...CLOSED, authMode: "Key" }) })).toEqual([
    `rights-widened ${E} body.properties.authMode`,
  ]);
});

test("so is a request for traffic that forgets to say that it is closed", () => {
  const traffic = { blue: 100 };
  const T = "azapi_resource_action.t";
  const before = { [E]: endpoint(CLOSED), [T]: request({ ...CLOSED, traffic }) };
  const after = { [E]: endpoint(CLOSED), [T]: request({ authMode: "AADToken", traffic }) };
  expect(lines(before, after)).toEqual([`network-opened ${T} ${PUBLIC}`]);
  expect(lines(before, { ...before, [T]: request({ ...CLOSED, traffic: { blue: 90, green: 10 } }) })).toEqual(
    [],
  );
});

test("callers know an endpoint by its address: one that goes is a loss", () => {
  expect(lines({ [E]: endpoint(CLOSED) }, {})).toEqual([`data-loss ${E}`]);
});
