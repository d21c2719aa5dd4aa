import { providerKeepsDeleted } from "../../../../baseline/rules/reliability/provider-keeps-deleted";
import { findingsOf } from "../findings";

const KEEPS = { key_vault: { purge_soft_delete_on_destroy: false } };
const found = (features: object, vault: object = {}, production = true) =>
  findingsOf(
    providerKeepsDeleted,
    { provider: { azurerm: { features } }, resource: { azurerm_key_vault: { a: vault } } },
    { production },
  );

test("a provider that purges nothing passes", () => {
  expect(found(KEEPS)).toEqual([]);
});

test.each([
  ["key_vault", "purge_soft_delete_on_destroy"],
  ["machine_learning", "purge_soft_deleted_workspace_on_destroy"],
  ["log_analytics_workspace", "permanently_delete_on_destroy"],
])("%s.%s is found in production, and left alone elsewhere", (block, flag) => {
  const features = { ...KEEPS, [block]: { [flag]: true } };
  expect(found(features)).toEqual([
    expect.stringContaining(`provider.azurerm: violation: features.${block}.${flag} is true: `),
  ]);
  expect(found(features, {}, false)).toEqual([]);
});

test("vaults are purged by default, unless they have purge protection", () => {
  expect(found({})).toEqual([expect.stringContaining("is true by default")]);
  expect(found({}, { purge_protection_enabled: true })).toEqual([]);
});

test("whoever asks for the purge means it, purge protection or not", () => {
  const asked = { key_vault: { purge_soft_delete_on_destroy: true } };
  expect(found(asked, { purge_protection_enabled: true })).toHaveLength(1);
});

test("a value that only a plan tells is unknown", () => {
  const features = { key_vault: { purge_soft_delete_on_destroy: "${var.purge}" } };
  expect(found(features)).toEqual([expect.stringContaining("provider.azurerm: unknown: ")]);
});
