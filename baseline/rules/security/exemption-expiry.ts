import { withoutPatches } from "../../azure/joins/patches";
import { POLICY_EXEMPTION } from "../../azure/policy-exemption";
import { mustHave } from "../must";
import { rule } from "../rule";

export const exemptionExpiry = rule({
  id: "security/exemption-expiry",
  title: "What is waived from a policy ends on a day",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "An exemption without end outlives its reason and whoever approved it, and nobody looks at it again.",
  fix: {
    construct: "PolicyExemptions: each takes the day from its Deviation",
    terraform:
      'azurerm_resource_policy_exemption and its like: expires_on; exemption_category = "Mitigated" only where what the policy wants is met in another way',
  },
  looksAt: (estate) => withoutPatches(estate.all(POLICY_EXEMPTION)),
  finds: ({ category, expires }) =>
    category.state === "known" && /^mitigated$/i.test(category.value)
      ? []
      : mustHave(expires, (day) => day.trim() !== "" && !isBeyondAll(day), "it never ends"),
});

/** Such a day is written to have none. */
function isBeyondAll(day: string): boolean {
  const [, year] = /^\s*\+?(\d{4,})-/.exec(day) ?? [];
  return year !== undefined && Number(year) >= 2100;
}
