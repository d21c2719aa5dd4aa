import { providerKeepsFullGroups } from "../../../../baseline/rules/reliability/provider-keeps-full-groups";
import { findingsOf } from "../findings";

const found = (features: object, production = true) =>
  findingsOf(providerKeepsFullGroups, { provider: { azurerm: { features } } }, { production });
const group = (prevent: unknown) => ({ resource_group: { prevent_deletion_if_contains_resources: prevent } });

test("a provider that keeps full groups passes, and does so by default", () => {
  expect([found(group(true)), found({})]).toEqual([[], []]);
});

test("one that deletes them is found in production only", () => {
  expect(found(group(false))).toEqual([
    "provider.azurerm: violation: features.resource_group.prevent_deletion_if_contains_resources is false: a destroyed group takes all that it holds with it",
  ]);
  expect(found(group(false), false)).toEqual([]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found(group("${var.prevent}"))).toEqual([expect.stringContaining("provider.azurerm: unknown: ")]);
});
