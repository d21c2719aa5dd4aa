import { policyRegistries } from "../../../../baseline/rules/security/policy-registries";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { allowedACRs: ["crchurn.azurecr.io", "mcr.microsoft.com/azureml"] };
const found = (template: object, production = true) => findingsOf(policyRegistries, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("jobRegistries", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("jobRegistries", GOOD)))).toEqual([]);
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

test.each([
  { allowedACRs: [] },
  { allowedACRs: ["*"] },
  { allowedACRs: ["crchurn.azurecr.io", "*.azurecr.io"] },
  { allowedACRs: ["azurecr.io"] },
  { allowedACRs: "crchurn.azurecr.io" },
])("%j lets through more than was named", (weaker) => {
  const given = { ...GOOD, ...weaker };
  expect(found(all(landingZone(), assigned("jobRegistries", given)))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.jobRegistries: violation: ${"it names no registries, or any"}`,
    ),
  ]);
  expect(found(all(landingZone(), assignedByAzapi("jobRegistries", given)))).toHaveLength(1);
});

test("a parameter that is left to the definition is a violation", () => {
  const given = { ...GOOD, allowedACRs: undefined };
  expect(found(all(landingZone(), assigned("jobRegistries", given)))).toEqual([
    expect.stringContaining("parameters.allowedACRs is left to the definition"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("jobRegistries", "${var.parameters}")))[0]).toContain(
    ": unknown: ",
  );
});
