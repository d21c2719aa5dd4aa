import type { Attributes } from "../../terraform-json";
import { reference, type Stack } from "../stack";
import type { Addition } from "./additions";

/** Exemptions for more than anybody has looked at. */
export const ADDED_EXEMPTIONS: readonly Addition[] = [
  {
    type: "azurerm_subscription_policy_exemption",
    name: "mutant",
    what: "an exemption of the whole subscription",
    breaks: ["security/security-baseline-and-defender"],
    attributes: ofTheSubscription,
  },
];

function ofTheSubscription(stack: Stack): Attributes | undefined {
  const [assignment] = stack.ofType("azurerm_resource_group_policy_assignment");
  return (
    assignment && {
      name: "mutant",
      display_name: "everything",
      description: "nobody knows any more",
      exemption_category: "Waiver",
      expires_on: "2027-06-30T00:00:00Z",
      policy_assignment_id: reference(assignment, "id"),
      subscription_id: "/subscriptions/00000000-0000-0000-0000-000000000003",
    }
  );
}
