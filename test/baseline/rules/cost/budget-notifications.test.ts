import { budgetNotifications } from "../../../../baseline/rules/cost/budget-notifications";
import { findingsOf, resources } from "../findings";
import { GROUP } from "../governing";

type Attributes = Readonly<Record<string, unknown>>;
const TYPE = "azurerm_consumption_budget_resource_group";
const EMAILS = ["owner@example.com"];
const actual: Attributes = {
  operator: "GreaterThan",
  threshold: 80,
  threshold_type: "Actual",
  contact_emails: EMAILS,
};
const forecast: Attributes = { ...actual, threshold: 100, threshold_type: "Forecasted" };
const found = (...notification: readonly Attributes[]) =>
  findingsOf(
    budgetNotifications,
    resources({ [TYPE]: { b: { resource_group_id: GROUP, amount: 10, notification } } }),
  );

test("a budget that tells in time of what is spent and foreseen passes", () => {
  expect(found(actual, forecast)).toEqual([]);
  const byGroup = { contact_emails: undefined, contact_groups: ["/made/elsewhere"] };
  expect(found({ ...actual, ...byGroup }, { ...forecast, ...byGroup })).toEqual([]);
  expect(found(actual, { ...actual, threshold: 120 }, forecast)).toEqual([]);
});

test.each([
  [[actual], "it is foreseen"],
  [[forecast], "before all of it is spent"],
  [[{ ...actual, threshold: 110 }, forecast], "before all of it is spent"],
  [[], "before all of it is spent"],
])("%j is a violation", (notifications, problem) => {
  expect(found(...notifications).join()).toContain(problem);
});

test("a notification without an address, switched off, or of low costs is a violation", () => {
  const roles = { contact_emails: [], contact_roles: ["Owner"] };
  expect(found({ ...actual, ...roles }, actual, forecast)).toEqual([
    expect.stringContaining("violation: a notification has no address and no action group"),
  ]);
  expect(found({ ...actual, enabled: false }, actual, forecast)).toHaveLength(1);
  expect(found({ ...actual, operator: "LessThan" }, actual, forecast)).toHaveLength(1);
});

test("azapi names its notifications", () => {
  const byAzapi = (notifications: unknown) =>
    findingsOf(
      budgetNotifications,
      resources({
        azapi_resource: {
          b: {
            type: "Microsoft.Consumption/budgets@2024-08-01",
            parent_id: GROUP,
            body: { properties: { notifications } },
          },
        },
      }),
    );
  const one = { enabled: true, operator: "GreaterThan", threshold: 90, contactEmails: EMAILS };
  expect(byAzapi({ a: one, f: { ...one, thresholdType: "Forecasted" } })).toEqual([]);
  expect(byAzapi({ a: one })).toHaveLength(1);
  expect(
    byAzapi({ a: one, f: { ...one, thresholdType: "Forecasted", contactEmails: [] } }).length,
  ).toBeGreaterThan(0);
});

test("what only a plan tells is unknown", () => {
  expect(found({ ...actual, contact_emails: "${var.emails}" }, actual, forecast)).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
