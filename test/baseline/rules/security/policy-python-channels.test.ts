import { policyPythonChannels } from "../../../../baseline/rules/security/policy-python-channels";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { allowedPythonPackageChannels: ["https://packages.example.com/simple"] };
const found = (template: object, production = true) =>
  findingsOf(policyPythonChannels, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("jobPythonPackages", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("jobPythonPackages", GOOD)))).toEqual([]);
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
  { allowedPythonPackageChannels: ["*"] },
  { allowedPythonPackageChannels: ["http://packages.example.com/simple"] },
  ...["pypi", "conda.anaconda"].map((index) => ({
    allowedPythonPackageChannels: [`https://${index}.org/simple`],
  })),
])("%j lets through more than was named", (weaker) => {
  const given = { ...GOOD, ...weaker };
  expect(found(all(landingZone(), assigned("jobPythonPackages", given)))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.jobPythonPackages: violation: ${"packages may come from anybody"}`,
    ),
  ]);
  expect(found(all(landingZone(), assignedByAzapi("jobPythonPackages", given)))).toHaveLength(1);
});

test("a parameter that is left to the definition is a violation", () => {
  const given = { ...GOOD, allowedPythonPackageChannels: undefined };
  expect(found(all(landingZone(), assigned("jobPythonPackages", given)))).toEqual([
    expect.stringContaining("parameters.allowedPythonPackageChannels is left to the definition"),
  ]);
});

test("an empty list names none", () => {
  const none = { allowedPythonPackageChannels: [] };
  expect(found(all(landingZone(), assigned("jobPythonPackages", none)))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("jobPythonPackages", "${var.parameters}")))[0]).toContain(
    ": unknown: ",
  );
});
