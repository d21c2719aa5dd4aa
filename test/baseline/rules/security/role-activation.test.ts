import { roleActivation } from "../../../../baseline/rules/security/role-activation";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(roleActivation, resources({ azurerm_role_management_policy: { a: attributes } }));

test("what asks for a second factor and ends passes, and what is left as it is", () => {
  const ends = { expiration_required: true };
  expect(found({})).toEqual([]);
  expect(
    found({
      activation_rules: { require_multifactor_authentication: true },
      active_assignment_rules: ends,
      eligible_assignment_rules: ends,
    }),
  ).toEqual([]);
});

test("without a second factor it is a violation, unless conditional access asks", () => {
  const activation = { require_multifactor_authentication: false };
  expect(found({ activation_rules: activation })).toEqual([
    "azurerm_role_management_policy.a: violation: activation_rules.require_multifactor_authentication is false: a stolen session takes the role",
  ]);
  const context = { required_conditional_access_authentication_context: "c1" };
  expect(found({ activation_rules: { ...activation, ...context } })).toEqual([]);
});

test.each([
  ["active_assignment_rules", "the role is given for ever"],
  ["eligible_assignment_rules", "the right to take the role is given for ever"],
])("without an end of %s it is one", (block, problem) => {
  expect(found({ [block]: [{ expiration_required: false }] })).toEqual([
    expect.stringContaining(`violation: ${block}.expiration_required is false: ${problem}`),
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ activation_rules: { require_multifactor_authentication: "${var.m}" } })).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
