import { providerRecoversVaults } from "../../../../baseline/rules/reliability/provider-recovers-vaults";
import { findingsOf } from "../findings";

const found = (features: object) =>
  findingsOf(providerRecoversVaults, { provider: { azurerm: { features } } });
const vaults = (recover: unknown) => ({ key_vault: { recover_soft_deleted_key_vaults: recover } });

test("a provider that recovers vaults passes, and does so by default", () => {
  expect([found(vaults(true)), found({})]).toEqual([[], []]);
});

test("one that doesn't is found", () => {
  expect(found(vaults(false))).toEqual([
    "provider.azurerm: violation: features.key_vault.recover_soft_deleted_key_vaults is false: a deleted vault isn't recovered",
  ]);
});

test("a provider is azurerm by its source, whatever it is called here", () => {
  const terraform = { required_providers: { azure: { source: "hashicorp/azurerm" } } };
  const provider = { azure: { features: vaults(false) } };
  expect(findingsOf(providerRecoversVaults, { terraform, provider })).toEqual([
    expect.stringContaining("provider.azure: violation"),
  ]);
});

test("a value that only a plan tells is unknown", () => {
  expect(found(vaults("${var.recover}"))).toEqual([expect.stringContaining("provider.azurerm: unknown: ")]);
});
