import { textAt } from "../../../../rehearsal/simulator/arm/json";
import { expectAccepted, expectRefused } from "../support/azure";
import { estate } from "../support/estate";
import { elsewhere, GROUP, OTHER_SUBSCRIPTION, SUBSCRIPTION } from "../support/ids";

const BUDGET = `${GROUP}/providers/Microsoft.Consumption/budgets/monthly`;
const ACTION_GROUP = `${GROUP}/providers/Microsoft.Insights/actionGroups/ag-test`;
const told = (change: object = {}) => ({
  enabled: true,
  operator: "GreaterThan",
  threshold: 80,
  contactEmails: ["a@example.org"],
  ...change,
});
const budget = (change: object = {}) => ({
  properties: {
    amount: 100,
    category: "Cost",
    timeGrain: "Monthly",
    timePeriod: { startDate: "2026-11-01T00:00:00Z" },
    notifications: { first: told() },
    ...change,
  },
});
const put = (change: object) => estate().put(BUDGET, budget(change));

describe("a budget", () => {
  test("ends ten years after it began where nothing is said, and after its beginning", () => {
    const azure = estate();
    expectAccepted(azure.put(BUDGET, budget()));
    expect(azure.properties(BUDGET)).toMatchObject({
      timePeriod: { startDate: "2026-11-01T00:00:00Z", endDate: "2036-11-01T00:00:00Z" },
      currentSpend: { amount: 0 },
    });
    const ending = (endDate: string) =>
      budget({ timePeriod: { startDate: "2026-11-01T00:00:00Z", endDate } });
    expectRefused(azure.put(BUDGET, ending("2026-11-01T00:00:00Z")), 400, "400", "2026-11-01");
    expectAccepted(azure.put(BUDGET, ending("2026-12-31T00:00:00Z")));
    expect(azure.properties(BUDGET)).toMatchObject({ timePeriod: { endDate: "2026-12-31T00:00:00Z" } });
  });

  test("begins in June 2017 or later", () => {
    expectRefused(put({ timePeriod: { startDate: "2017-05-01T00:00:00Z" } }), 400, "400", "2017-05-01");
    expectAccepted(put({ timePeriod: { startDate: "2017-06-01T00:00:00Z" } }));
  });

  test("tells somebody, by an address or by a group that is there", () => {
    const tells = (change: object) => put({ notifications: { first: told(change) } });
    expectRefused(tells({ contactEmails: [] }), 400, "400", "first");
    expectRefused(tells({ contactEmails: [], contactRoles: ["Owner"] }), 400, "400", "nobody");
    expectRefused(tells({ contactGroups: [ACTION_GROUP] }), 400, "400", "ag-test");
    expectAccepted(
      tells({
        contactEmails: [],
        contactGroups: [elsewhere(ACTION_GROUP, `${OTHER_SUBSCRIPTION}/resourceGroups/rg-other`)],
      }),
    );
    const azure = estate();
    azure.make(ACTION_GROUP, { location: "global", properties: { groupShortName: "ml" } });
    const groups = { contactEmails: [], contactGroups: [ACTION_GROUP] };
    expectAccepted(azure.put(BUDGET, budget({ notifications: { first: told(groups) } })));
  });

  test("tells of five shares at most, of 0 to 1000 percent", () => {
    for (const threshold of [-1, 1001, undefined]) {
      expectRefused(put({ notifications: { first: told({ threshold }) } }), 400, "400", String(threshold));
    }
    const many = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`n${index}`, told({ threshold: index * 250 })]),
      );
    expectAccepted(put({ notifications: many(5) }));
    expectRefused(put({ notifications: many(6) }), 400, "400", "6");
  });

  test("isn't written over by who saw an older one", () => {
    const azure = estate();
    azure.make(BUDGET, budget());
    const eTag = textAt(azure.stored(BUDGET), "eTag");
    expectAccepted(azure.put(BUDGET, { eTag, ...budget({ amount: 200 }) }));
    expectRefused(azure.put(BUDGET, { eTag, ...budget({ amount: 300 }) }), 409, "409", "monthly");
    expectAccepted(azure.put(BUDGET, budget({ amount: 300 })));
    expect(azure.properties(BUDGET).amount).toBe(300);
  });

  test("lies on a subscription too", () => {
    expectAccepted(estate().put(`${SUBSCRIPTION}/providers/Microsoft.Consumption/budgets/all`, budget()));
  });
});
