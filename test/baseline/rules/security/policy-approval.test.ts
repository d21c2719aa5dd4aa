import { policyApproval } from "../../../../baseline/rules/security/policy-approval";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { approvalEndpoint: "https://approve.example.com/jobs" };
const found = (template: object, production = true) => findingsOf(policyApproval, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("jobApproval", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("jobApproval", GOOD)))).toEqual([]);
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

test.each([{ approvalEndpoint: "" }, { approvalEndpoint: "http://approve.example.com" }])(
  "%j lets through more than was named",
  (weaker) => {
    const given = { ...GOOD, ...weaker };
    expect(found(all(landingZone(), assigned("jobApproval", given)))).toEqual([
      expect.stringContaining(
        `azurerm_resource_group_policy_assignment.jobApproval: violation: ${"nobody is asked there"}`,
      ),
    ]);
    expect(found(all(landingZone(), assignedByAzapi("jobApproval", given)))).toHaveLength(1);
  },
);

test("a parameter that is left to the definition is a violation", () => {
  const given = { ...GOOD, approvalEndpoint: undefined };
  expect(found(all(landingZone(), assigned("jobApproval", given)))).toEqual([
    expect.stringContaining("parameters.approvalEndpoint is left to the definition"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("jobApproval", "${var.parameters}")))[0]).toContain(": unknown: ");
});
