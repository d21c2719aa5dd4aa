import type { GraphResource } from "../../graph";
import { BUDGET, type Budget } from "../budget";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, not, type Truth } from "../fact";
import { holdsFor } from "./in-force";
import { withoutPatches } from "./patches";

/** Whatever the currency: who writes it wants a budget that nothing comes near to. */
const NEVER_SPENT = 1e9;

/** The budgets that the input makes. */
export function budgets(estate: AzureEstate): readonly Budget[] {
  return withoutPatches(estate.all(BUDGET));
}

/** Whether a budget is for all costs of a resource, or of more around it. */
export function hasBudget(resource: GraphResource, estate: AzureEstate): Truth {
  return anyOf(
    budgets(estate).map((budget) =>
      allOf([
        budget.resource.existence === "certain" ? "yes" : "unknown",
        isOfAll(budget),
        not(holds(budget.amount, (amount) => amount >= NEVER_SPENT)),
        holdsFor(budget, resource, estate),
      ]),
    ),
  );
}

/** Whether it counts all costs of its scope, or all of a resource group; a tag leaves out what lacks it. */
function isOfAll({ filter }: Budget): Truth {
  if (filter.state !== "known") {
    return filter.state === "absent" ? "yes" : "unknown";
  }
  const written = JSON.stringify(filter.value);
  const names = [...written.matchAll(/"name":"([^"]*)"/g)].map(([, name = ""]) => name);
  const isByTag = /"(tags?|not)":[[{]+"/.test(written);
  return !isByTag && names.every((name) => /^ResourceGroup(Name|Id)?$/i.test(name)) ? "yes" : "no";
}
