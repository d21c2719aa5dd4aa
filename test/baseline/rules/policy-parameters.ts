import type { GUARDRAILS } from "../../../baseline/azure/guardrail-policies";
import type { Rule } from "../../../baseline/rules/rule";
import { findingsOf } from "./findings";
import { all, assigned, assignedByAzapi, landingZone } from "./governing";

type Parameters = Readonly<Record<string, unknown>>;

export interface PolicyParameters {
  readonly policy: keyof typeof GUARDRAILS;
  readonly good: Parameters;
  /** Values that let through more, each with what its finding says. */
  readonly weaker: readonly (readonly [values: Parameters, saying: string])[];
  /** A parameter whose default in the definition is too weak. */
  readonly required?: string;
}

/** What holds for each rule on an assignment that is as good as the values of its parameters. */
export function testPolicyParameters(rule: Rule, { good, policy, required, weaker }: PolicyParameters): void {
  const found = (template: object, production = true) => findingsOf(rule, template, { production });

  test("an assignment with what it names passes, by azapi too", () => {
    expect(found(all(landingZone(), assigned(policy, good)))).toEqual([]);
    expect(found(all(landingZone(), assignedByAzapi(policy, good)))).toEqual([]);
  });

  test("in production, or beside other guardrails, it isn't left out", () => {
    expect(found(landingZone())).toEqual([
      expect.stringContaining(
        "azurerm_machine_learning_workspace.w: violation: no assignment of this input is for ",
      ),
    ]);
    expect(found(landingZone(), false)).toEqual([]);
    expect(found(all(landingZone(), assigned("workspaceLogs")), false)).toEqual([
      expect.stringContaining("azurerm_resource_group_policy_assignment.workspaceLogs: violation"),
    ]);
  });

  test.each(weaker)("%j lets through more than was named: %s", (values, saying) => {
    const given = { ...good, ...values };
    expect(found(all(landingZone(), assigned(policy, given)))).toEqual([
      expect.stringContaining(`azurerm_resource_group_policy_assignment.${policy}: violation: ${saying}`),
    ]);
    expect(found(all(landingZone(), assignedByAzapi(policy, given)))).toHaveLength(1);
  });

  test("what only a plan tells is unknown", () => {
    const [finding] = found(all(landingZone(), assigned(policy, "${var.parameters}")));
    expect(finding).toContain(": unknown: ");
  });

  if (required !== undefined) {
    test("a parameter that is left to the definition is a violation", () => {
      expect(found(all(landingZone(), assigned(policy, { ...good, [required]: undefined })))).toEqual([
        expect.stringContaining(`parameters.${required} is left to the definition`),
      ]);
    });
  }
}
