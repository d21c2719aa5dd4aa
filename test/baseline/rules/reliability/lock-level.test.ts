import { lockLevel } from "../../../../baseline/rules/reliability/lock-level";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(lockLevel, resources({ azurerm_management_lock: { a: attributes } }));
const inBody = (body: object) =>
  findingsOf(
    lockLevel,
    resources({ azapi_resource: { a: { type: "Microsoft.Authorization/locks@2020-05-01", body } } }),
  );

test("what is right passes, in each dialect", () => {
  expect(found({ lock_level: "CanNotDelete" })).toEqual([]);
});

test("what is weak is found, in each dialect", () => {
  expect(found({ lock_level: "ReadOnly" })).toEqual([
    'azurerm_management_lock.a: violation: lock_level is "ReadOnly": the lock isn\'t one against deletion only',
  ]);
});

test("the provider's default is right", () => {
  expect(found({})).toEqual([]);
});

test("a body of azapi says the same", () => {
  expect(inBody({ properties: { level: "CanNotDelete" } })).toEqual([]);
  expect(inBody({ properties: { level: "ReadOnly" } })).toEqual([
    'azapi_resource.a: violation: body.properties.level is "ReadOnly": the lock isn\'t one against deletion only',
  ]);
  expect(inBody({})).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found({ lock_level: "${var.x}" })).toEqual([
    "azurerm_management_lock.a: unknown: lock_level can't be told, var.x is given at plan: perhaps the lock isn't one against deletion only",
  ]);
});
