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

test("whether a context that only a plan tells asks is unknown", () => {
  const context = { required_conditional_access_authentication_context: "${var.c}" };
  const factor = (require_multifactor_authentication: boolean) =>
    found({ activation_rules: { ...context, require_multifactor_authentication } });
  expect(factor(true)).toEqual([]);
  expect(factor(false)).toEqual([expect.stringContaining(": unknown: ")]);
});

test("a context without a name asks nobody", () => {
  const activation_rules = {
    require_multifactor_authentication: false,
    required_conditional_access_authentication_context: "",
  };
  expect(found({ activation_rules })).toHaveLength(1);
});

test("a role that is given without a second factor is a violation", () => {
  expect(found({ active_assignment_rules: { require_multifactor_authentication: false } })).toEqual([
    expect.stringContaining("violation: active_assignment_rules.require_multifactor_authentication is false"),
  ]);
});

test.each(["active_assignment_rules", "eligible_assignment_rules"])(
  "an end of %s that nobody lives to see is none",
  (block) => {
    expect(found({ [block]: { expire_after: "P365D" } })).toEqual([]);
    expect(found({ [block]: { expire_after: "P9999D" } })).toEqual([
      expect.stringContaining(`violation: ${block}.expire_after is "P9999D"`),
    ]);
  },
);

test("groups have such a policy, too", () => {
  const attributes = { eligible_assignment_rules: [{ expiration_required: false }] };
  expect(
    findingsOf(roleActivation, resources({ azuread_group_role_management_policy: { a: attributes } })),
  ).toHaveLength(1);
});
