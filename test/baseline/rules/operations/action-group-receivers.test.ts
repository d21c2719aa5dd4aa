import { actionGroupReceivers } from "../../../../baseline/rules/operations/action-group-receivers";
import { findingsOf, resources } from "../findings";

const EMAIL = { email_receiver: [{ name: "on-call", email_address: "on-call@example.com" }] };
const found = (group: object) =>
  findingsOf(actionGroupReceivers, resources({ azurerm_monitor_action_group: { g: group } }));
const byAzapi = (properties: object) =>
  findingsOf(
    actionGroupReceivers,
    resources({
      azapi_resource: { g: { type: "Microsoft.Insights/actionGroups@2023-01-01", body: { properties } } },
    }),
  );

test("a group that tells somebody, in whatever way, passes", () => {
  expect(found(EMAIL)).toEqual([]);
  expect(found({ ...EMAIL, enabled: true })).toEqual([]);
  expect(found({ webhook_receiver: [{ name: "tickets", service_uri: "https://example.com" }] })).toEqual([]);
  expect(byAzapi({ enabled: true, armRoleReceivers: [{ name: "r", roleId: "x" }] })).toEqual([]);
});

test("one that tells nobody is a violation", () => {
  expect(found({})).toEqual(["azurerm_monitor_action_group.g: violation: it has no receivers"]);
  expect(found({ email_receiver: [] })).toHaveLength(1);
  expect(byAzapi({ enabled: true, emailReceivers: [] })).toHaveLength(1);
  expect(found({ email_receiver: [{ name: "on-call", email_address: " " }] })).toHaveLength(1);
  expect(byAzapi({ enabled: true, emailReceivers: [{ name: "n", emailAddress: "" }] })).toHaveLength(1);
});

test("one that is off is a violation", () => {
  expect(found({ ...EMAIL, enabled: false })).toEqual([
    "azurerm_monitor_action_group.g: violation: enabled is false: it tells nobody",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ email_receiver: "${var.receivers}" })).toEqual([expect.stringContaining("unknown")]);
});
