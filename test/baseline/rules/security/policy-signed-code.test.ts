import { policySignedCode } from "../../../../baseline/rules/security/policy-signed-code";
import { findingsOf } from "../findings";
import { all, assigned, assignedByAzapi, landingZone } from "../governing";

const GOOD = { signingKey: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\r\\nmQ" };
const found = (template: object, production = true) => findingsOf(policySignedCode, template, { production });

test("an assignment with what it names passes, by azapi too", () => {
  expect(found(all(landingZone(), assigned("jobSignedCode", GOOD)))).toEqual([]);
  expect(found(all(landingZone(), assignedByAzapi("jobSignedCode", GOOD)))).toEqual([]);
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
  { signingKey: "" },
  { signingKey: "anybody" },
  { signingKey: "-----BEGIN PGP PRIVATE KEY BLOCK-----" },
])("%j lets through more than was named", (weaker) => {
  const given = { ...GOOD, ...weaker };
  expect(found(all(landingZone(), assigned("jobSignedCode", given)))).toEqual([
    expect.stringContaining(
      `azurerm_resource_group_policy_assignment.jobSignedCode: violation: ${"it names no public key"}`,
    ),
  ]);
  expect(found(all(landingZone(), assignedByAzapi("jobSignedCode", given)))).toHaveLength(1);
});

test("a parameter that is left to the definition is a violation", () => {
  const given = { ...GOOD, signingKey: undefined };
  expect(found(all(landingZone(), assigned("jobSignedCode", given)))).toEqual([
    expect.stringContaining("parameters.signingKey is left to the definition"),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(all(landingZone(), assigned("jobSignedCode", "${var.parameters}")))[0]).toContain(
    ": unknown: ",
  );
});
