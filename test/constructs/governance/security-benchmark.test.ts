import {
  SecurityBenchmark,
  type SecurityBenchmarkProps,
} from "../../../constructs/governance/security-benchmark";
import { existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";
import { assignedIn, guardrailsIn } from "./guardrails";

const scope = { subscriptionId: TEST_SUBSCRIPTION };

function benchmark(props: Partial<SecurityBenchmarkProps> = {}): Record<string, unknown> {
  const stack = testStack();
  new SecurityBenchmark(stack, "benchmark", { scope, ...props });
  return Template.of(stack).resource("azurerm_subscription_policy_assignment").only;
}

describe("security/security-baseline-and-defender", () => {
  test("the first version is assigned as it is, to a subscription", () => {
    expect(benchmark()).toEqual({
      name: "ml-benchmark-v1",
      display_name: "Microsoft cloud security benchmark",
      description: expect.stringContaining("Defender for Cloud"),
      subscription_id: `/subscriptions/${TEST_SUBSCRIPTION}`,
      policy_definition_id:
        "/providers/Microsoft.Authorization/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8",
      enforce: true,
      non_compliance_message: [{ content: expect.any(String) }],
    });
  });

  test("the second would ask for no managed network, so that one of its policies is off", () => {
    const second = benchmark({ version: "v2" });
    expect(second.policy_definition_id).toMatch(/e3ec7e09-768c-4b64-882c-fcada3772047$/);
    expect(second.overrides).toEqual([
      { value: "Disabled", selectors: [{ in: ["MLAIStudioAllowOnlyApprovedOutboundManagedVnetMode"] }] },
    ]);
  });

  test("comes with the guardrails by option, to their scope", () => {
    const stack = testStack();
    const { assignments } = guardrailsIn(stack, { securityBenchmark: "v1" });
    const assignment = assignedIn(stack).get("1f3afdf9-d0c9-4c3d-847f-89da613e70a8");
    expect(assignment?.attributes.resource_group_id).toBe(existingResourceGroup().resourceGroupId);
    expect(assignments.at(-1)?.policyAssignmentName).toBe("ml-benchmark-v1");
  });

  test("only reports", () => {
    const { policies } = new SecurityBenchmark(testStack(), "benchmark", { scope, version: "v2" });
    expect(policies.filter(({ denies, referenceId }) => denies || referenceId === undefined)).toEqual([]);
    expect(policies).toHaveLength(24);
  });

  test("is refused in a version that there isn't, and on a scope that is none", () => {
    const wrong = { version: "v3", scope: { subscriptionId: "mine" } } as unknown as SecurityBenchmarkProps;
    expect(messageOf(() => benchmark(wrong))).toBe(
      'test/benchmark: scope.subscriptionId must be the id of a subscription, a GUID (got "mine"); version must be one of v1, v2 (got "v3")',
    );
  });
});
