import { DEFENDER_PLAN, type DefenderPlan } from "../defender-plan";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, holds, type Truth } from "../fact";
import { byAddress } from "./by-address";
import { withoutPatches } from "./patches";

/** The plans that the input writes. */
export function defenderPlans(estate: AzureEstate): readonly DefenderPlan[] {
  return byAddress(withoutPatches(estate.all(DEFENDER_PLAN)));
}

/** Whether a plan is written for a service, whatever it says. */
export function hasPlan(service: string, estate: AzureEstate): Truth {
  return anyOf(
    defenderPlans(estate).map((plan) =>
      allOf([
        plan.resource.existence === "certain" ? "yes" : "unknown",
        holds(plan.service, (name) => name.toLowerCase() === service.toLowerCase()),
      ]),
    ),
  );
}

/** Whether a plan has an extension that is on. */
export function hasExtension({ extensions }: DefenderPlan, name: string): Truth {
  switch (extensions.state) {
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
    case "known":
      return anyOf(
        extensions.value.map((one) =>
          allOf([
            holds(one.name, (text) => text.toLowerCase() === name.toLowerCase()),
            holds(one.enabled, (is) => is),
          ]),
        ),
      );
  }
}
