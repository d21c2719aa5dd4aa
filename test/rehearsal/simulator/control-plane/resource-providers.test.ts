import { expectAccepted, expectRefused } from "../support/azure";
import { bodies } from "../support/bodies";
import { estate } from "../support/estate";
import { ids, SUBSCRIPTION } from "../support/ids";

const PROVIDER = `${SUBSCRIPTION}/providers/Microsoft.Storage`;

describe("the registration of a resource provider", () => {
  test("is there from the start", () => {
    expect(estate().get(PROVIDER).body).toMatchObject({ registrationState: "Registered" });
  });

  test("is undone for everybody by unregister: nothing new of the provider is accepted", () => {
    const azure = estate();
    azure.post(`${PROVIDER}/unregister`);
    expect(azure.get(PROVIDER).body).toMatchObject({ registrationState: "NotRegistered" });
    const answer = azure.put(ids.account, bodies.account);
    expectRefused(answer, 409, "MissingSubscriptionRegistration", "Microsoft.Storage");
    expectAccepted(azure.put(ids.identity, bodies.identity));
  });

  test("by POST is idempotent (gotcha 41)", () => {
    const azure = estate();
    azure.post(`${PROVIDER}/unregister`);
    expectAccepted(azure.post(`${PROVIDER}/register`));
    expectAccepted(azure.post(`${PROVIDER}/register`));
    expectAccepted(azure.put(ids.account, bodies.account));
  });

  test("takes the right to register", () => {
    const answer = estate().post(`${PROVIDER}/register`, undefined, { caller: "somebody" });
    expectRefused(answer, 403, "AuthorizationFailed", "Microsoft.Storage/register/action");
  });
});

describe("a plan of Defender for Cloud", () => {
  const plan = `${SUBSCRIPTION}/providers/Microsoft.Security/pricings/StorageAccounts`;

  test("is always there, free at first", () => {
    expect(estate().get(plan).body).toMatchObject({ properties: { pricingTier: "Free" } });
  });

  test("is taken over by whoever writes it, and can't be deleted (gotcha 41)", () => {
    const azure = estate();
    expect(azure.put(plan, { properties: { pricingTier: "Standard" } }).status).toBe(200);
    expect(azure.get(plan).body).toMatchObject({ properties: { pricingTier: "Standard" } });
    expectRefused(azure.delete(plan), 405, "MethodNotAllowed", "StorageAccounts");
  });

  test("is Free or Standard", () => {
    const answer = estate().put(plan, { properties: { pricingTier: "Gold" } });
    expectRefused(answer, 400, "InvalidInputJson", "Gold", "StorageAccounts");
  });
});

describe("a budget", () => {
  const path = `${ids.account.replace(/\/providers.*/, "")}/providers/Microsoft.Consumption/budgets/monthly`;
  const budget = {
    properties: {
      amount: 100.5,
      category: "Cost",
      timeGrain: "Monthly",
      timePeriod: { startDate: "2026-01-01T00:00:00Z" },
    },
  };
  const withProperties = (change: object) => ({ properties: { ...budget.properties, ...change } });

  test("is accepted on a group and on a subscription", () => {
    const azure = estate();
    expectAccepted(azure.put(path, budget));
    expectAccepted(azure.put(`${SUBSCRIPTION}/providers/Microsoft.Consumption/budgets/all`, budget));
  });

  test("is an amount above nothing", () => {
    expectRefused(estate().put(path, withProperties({ amount: 0 })), 400, "400", "monthly");
  });

  test("begins on the first of a month", () => {
    const timePeriod = { startDate: "2026-01-15T00:00:00Z" };
    expectRefused(estate().put(path, withProperties({ timePeriod })), 400, "400", "2026-01-15");
  });

  test("has one of Azure's periods", () => {
    expectRefused(estate().put(path, withProperties({ timeGrain: "Weekly" })), 400, "400", "Weekly");
  });
});
