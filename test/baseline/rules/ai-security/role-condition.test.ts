import { roleCondition } from "../../../../baseline/rules/ai-security/role-condition";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(roleCondition, template);

const narrowed = (attributes: object) => ({ resource: { azurerm_role_assignment: { a: attributes } } });
const CONDITION =
  "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'a')";

test("a condition of version 2.0 passes, and so does a role without one", () => {
  expect(found(narrowed({ condition: CONDITION, condition_version: "2.0" }))).toEqual([]);
  expect(found(narrowed({}))).toEqual([]);
});

test("a version without condition, an empty condition and an old version are violations", () => {
  expect(found(narrowed({ condition_version: "2.0" }))).toEqual([
    "azurerm_role_assignment.a: violation: condition is missing: it narrows the role to nothing",
  ]);
  expect(found(narrowed({ condition: "(true)", condition_version: "2.0" }))).toHaveLength(1);
  expect(found(narrowed({ condition: CONDITION, condition_version: "1.0" }))).toEqual([
    'azurerm_role_assignment.a: violation: condition_version is "1.0": storage takes conditions of version 2.0 only',
  ]);
});

test("azapi is read alike", () => {
  const azapi = (properties: object) => ({
    resource: {
      azapi_resource: {
        a: { type: "Microsoft.Authorization/roleAssignments@2022-04-01", body: { properties } },
      },
    },
  });
  expect(found(azapi({ condition: CONDITION, conditionVersion: "2.0" }))).toEqual([]);
  expect(found(azapi({ conditionVersion: "2.0" }))).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(found(narrowed({ condition: "${var.x}", condition_version: "2.0" }))).toEqual([
    "azurerm_role_assignment.a: unknown: condition can't be told, var.x is given at plan: perhaps it narrows the role to nothing",
  ]);
});
