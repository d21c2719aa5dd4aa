import { Budget, type BudgetProps } from "../../../constructs/governance/budget";
import type { AzurermVersion } from "../../../constructs/terraform/azurerm-dialect";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { ACTION_GROUP, messageOf } from "../serving/alerting";

const EMAILS = ["owner@example.org", "ml@example.org"];

function template(props: Partial<BudgetProps> = {}, version?: AzurermVersion): Template {
  const stack = testStack(version);
  new Budget(stack, "budget", {
    name: "bud-churn",
    amount: 1500,
    startsOn: "2026-11-01",
    emails: EMAILS,
    actionGroupId: ACTION_GROUP,
    ...props,
  });
  return Template.of(stack);
}

const whole = (props: Partial<BudgetProps> = {}, version?: AzurermVersion) =>
  template(props, version).resource("azurerm_consumption_budget_subscription").only;

const told = (threshold_type: string, threshold: number) => ({
  enabled: true,
  operator: "GreaterThanOrEqualTo",
  threshold,
  threshold_type,
  contact_emails: EMAILS,
  contact_groups: [ACTION_GROUP],
  contact_roles: ["Owner"],
});

describe("Budget", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "cost/policies-and-quotas: who pays hears before the money is spent, azurerm %s",
    (version) => {
      expect(whole({}, version)).toEqual({
        name: "bud-churn",
        subscription_id: `/subscriptions/${TEST_SUBSCRIPTION}`,
        amount: 1500,
        time_grain: "Monthly",
        time_period: { start_date: "2026-11-01T00:00:00Z" },
        notification: [
          told("Actual", 50),
          told("Actual", 80),
          told("Actual", 100),
          told("Forecasted", 100),
          told("Forecasted", 120),
        ],
      });
    },
  );

  test("ai-cost/cost-accountability: a resource group has a budget of its own", () => {
    const all = template({ resourceGroup: existingResourceGroup() });
    const { resourceGroupId } = existingResourceGroup();
    expect(all.resource("azurerm_consumption_budget_resource_group").only).toMatchObject({
      name: "bud-churn",
      resource_group_id: resourceGroupId,
      amount: 1500,
      notification: [{ threshold: 50 }, {}, {}, {}, {}],
    });
    all.resource("azurerm_consumption_budget_subscription").count(0);
  });

  test("ai-cost/cost-model-drivers: costs of a use case are told apart by their tags", () => {
    expect(whole({ tags: { useCase: ["churn", "fraud"], environment: ["prod"] } }).filter).toEqual({
      tag: [
        { name: "useCase", operator: "In", values: ["churn", "fraud"] },
        { name: "environment", operator: "In", values: ["prod"] },
      ],
    });
    expect(whole({ tags: {} }).filter).toBeUndefined();
  });

  test("shares, roles and the period are the team's to say", () => {
    const props = {
      actionGroupId: undefined,
      roles: [],
      period: "Quarterly",
      thresholds: [{ of: "forecast", percent: 90 }],
    } as const;
    expect(whole(props)).toMatchObject({
      time_grain: "Quarterly",
      notification: [
        { threshold: 90, threshold_type: "Forecasted", contact_emails: EMAILS, contact_roles: [] },
      ],
    });
    expect(JSON.stringify(whole(props))).not.toContain("contact_groups");
  });

  test("a budget of 0, of nobody and of a day that isn't one is refused with all that is wrong", () => {
    const props = {
      name: "my budget",
      amount: 0,
      startsOn: "2026-11-15",
      emails: [],
      actionGroupId: armId("Microsoft.Storage/storageAccounts", "x"),
      roles: ["Somebody"],
      period: "Weekly",
      tags: { useCase: [], owner: [""] },
      thresholds: [
        { of: "actual", percent: 0 },
        { of: "spent", percent: 1001 },
        { of: "actual", percent: 0 },
      ],
    } as unknown as BudgetProps;
    expect(messageOf(() => template(props)).split("; ")).toEqual([
      'test/budget: name must be 1 to 63 letters, digits, underscores and hyphens (got "my budget")',
      "amount must be at least 1 in the currency of the billing account (got 0)",
      'startsOn must be the first day of a month from 2017-06-01 on, e.g. 2026-11-01 (got "2026-11-15")',
      "emails must be 1 to 50 addresses (got 0)",
      expect.stringMatching(/^actionGroupId must be the ARM id of an action group/),
      'roles must be of Owner, Contributor, Reader (got "Somebody")',
      'period must be one of Monthly, Quarterly, Annually (got "Weekly")',
      "tags.useCase must name at least one value, none of them empty",
      "tags.owner must name at least one value, none of them empty",
      "thresholds[0].percent must be a whole number from 1 to 1000 (got 0)",
      "thresholds[1].percent must be a whole number from 1 to 1000 (got 1001)",
      'thresholds[1].of must be actual or forecast (got "spent")',
      "thresholds[2].percent must be a whole number from 1 to 1000 (got 0)",
      "thresholds must each be named once (got actual 0 twice)",
    ]);
  });

  test.each(["2017-05-01", "2026-13-01", "2026-00-01", "2026-11-01T00:00:00Z", ""])(
    "doesn't begin on %j",
    (startsOn) => {
      expect(() => template({ startsOn })).toThrow("startsOn must be the first day of a month");
    },
  );

  test.each([0.99, -5, Number.NaN, Number.POSITIVE_INFINITY])("isn't an amount of %d", (amount) => {
    expect(() => template({ amount })).toThrow("amount must be at least 1");
  });

  test("takes an amount of 1 and a day in June 2017", () => {
    expect(whole({ amount: 1, startsOn: "2017-06-01" })).toMatchObject({ amount: 1 });
  });

  test("tells of one to five shares", () => {
    expect(() => template({ thresholds: [] })).toThrow("thresholds must be 1 to 5 (got 0)");
    const six = [1, 2, 3, 4, 5, 6].map((percent) => ({ of: "actual", percent }) as const);
    expect(() => template({ thresholds: six })).toThrow("thresholds must be 1 to 5 (got 6)");
    expect(whole({ thresholds: six.slice(1) }).notification).toHaveLength(5);
  });
});
