import { withoutPatches } from "../../azure/joins/patches";
import { POLICY_ASSIGNMENT } from "../../azure/policy-assignment";
import { OF_ANY_ASSIGNMENT } from "../guardrail";
import { is, must } from "../must";
import { rule } from "../rule";

export const policyEnforced = rule({
  id: "security/policy-enforced",
  title: "Each assigned policy is enforced",
  recommendations: [...OF_ANY_ASSIGNMENT],
  severity: "medium",
  why: "Whatever its effect is, such an assignment lets everything through, and tells of it afterwards at best.",
  fix: {
    construct: "PolicyGuardrails: enforced unless notEnforced accepts otherwise",
    terraform: "azurerm_resource_group_policy_assignment and its like: enforce = true",
  },
  looksAt: (estate) => withoutPatches(estate.all(POLICY_ASSIGNMENT)),
  finds: ({ enforced }) => must(enforced, is(true), "the policy only reports"),
});
