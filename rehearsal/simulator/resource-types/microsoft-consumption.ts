import { badRequest } from "../arm/arm-error";
import { at, textAt } from "../arm/json";
import { mustBeAllowed } from "./allowed-values";
import type { ResourceType } from "./resource-type";

const ALLOWED = {
  "properties.category": ["Cost"],
  "properties.timeGrain": [
    "Monthly",
    "Quarterly",
    "Annually",
    "BillingMonth",
    "BillingQuarter",
    "BillingAnnual",
  ],
};

/** A budget on a subscription or a resource group. */
export const budget: ResourceType = {
  type: "Microsoft.Consumption/budgets",
  check: ({ resource, id }) => {
    mustBeAllowed(resource, ALLOWED, "400");
    const amount = at(resource, "properties", "amount");
    if (!(typeof amount === "number" && amount > 0)) {
      throw badRequest("400", `The budget '${id.name}' takes an amount above 0, not ${String(amount)}.`);
    }
    const start = textAt(resource, "properties", "timePeriod", "startDate") ?? "";
    if (!/^\d{4}-\d{2}-01/.test(start)) {
      throw badRequest("400", `The budget '${id.name}' begins on the first of a month, not on '${start}'.`);
    }
  },
};
