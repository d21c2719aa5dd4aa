import { type AzureEstate, knownValue, type Subject } from "../../azure";
import { SECURITY_BENCHMARKS } from "../../azure/guardrail-policies";
import { withoutPatches } from "../../azure/joins/patches";
import { POLICY_ASSIGNMENT, type PolicyAssignment } from "../../azure/policy-assignment";
import { mustHold } from "../must";
import { rule } from "../rule";

/** The one policy of the second version that asks for the wrong isolation, since it is given no parameter. */
const ISOLATION = "mlaistudioallowonlyapprovedoutboundmanagedvnetmode";

type Benchmark = Subject & Pick<PolicyAssignment, "overrides">;

export const securityBenchmark = rule({
  id: "security/security-benchmark",
  title: "The assigned security benchmark looks at all that it can",
  recommendations: ["security/security-baseline-and-defender"],
  severity: "medium",
  why: "What is overridden in the benchmark is no part of the score any more, and looks as if it were met.",
  fix: {
    construct: "SecurityBenchmark; PolicyExemptions for what a deviation accepts",
    terraform:
      "azurerm_subscription_policy_assignment: no overrides; azurerm_resource_policy_exemption with an end",
  },
  looksAt: benchmarks,
  finds: ({ overrides }) => {
    if (overrides.state === "unknown") {
      return mustHold("unknown", "some of it is switched off", { attribute: overrides.at });
    }
    const all = overrides.state === "known" ? overrides.value : [];
    return all.flatMap((one) => {
      const references = one.any({ azurerm: "selectors.in", body: "selectors.in" });
      const isIsolation =
        references.state === "known" &&
        Array.isArray(references.value) &&
        references.value.length === 1 &&
        String(references.value[0]).toLowerCase() === ISOLATION;
      return mustHold(
        references.state === "unknown" ? "unknown" : isIsolation ? "yes" : "no",
        "some of it has another effect",
        { attribute: overrides.at },
      );
    });
  },
});

function benchmarks(estate: AzureEstate): readonly Benchmark[] {
  return withoutPatches(estate.all(POLICY_ASSIGNMENT)).filter(({ definition }) =>
    SECURITY_BENCHMARKS.some((id) =>
      knownValue(definition)?.toLowerCase().endsWith(`/policysetdefinitions/${id}`),
    ),
  );
}
