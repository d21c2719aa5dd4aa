import { withoutPatches } from "../../azure/joins/patches";
import { POLICY_EXEMPTION } from "../../azure/policy-exemption";
import { mustHave } from "../must";
import { rule } from "../rule";

/** As many letters as a sentence has at least. */
const LEAST = 10;

export const exemptionReason = rule({
  id: "security/exemption-reason",
  title: "Each exemption from a policy says why",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "low",
  why: "Who meets it later can't tell whether it is still needed, or who accepted it.",
  fix: {
    construct: "PolicyExemptions: each takes the reason from its Deviation",
    terraform: "azurerm_resource_policy_exemption and its like: description",
  },
  looksAt: (estate) => withoutPatches(estate.all(POLICY_EXEMPTION)),
  finds: ({ description }) =>
    mustHave(description, (text) => text.trim().length >= LEAST, "nobody can tell why it is there"),
});
