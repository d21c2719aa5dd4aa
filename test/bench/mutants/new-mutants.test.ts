import { NewMutants } from "../../../bench/mutants/new-mutants";
import type { Attributes } from "../../../terraform-json";

const vault = (attributes: Attributes, version = "5.2.0") => ({
  terraform: { required_providers: { azurerm: { version } } },
  resource: { azurerm_key_vault: { v: { purge_protection_enabled: true, ...attributes } } },
});
const PURGE = "azurerm_key_vault.v:purge_protection_enabled";

function idsOf(all: NewMutants, configuration: Attributes, production = true): string[] {
  return [...all.of({ name: "a", configuration, production })].map(({ id }) => id);
}

function purging(): NewMutants {
  return new NewMutants(({ id }) => id.includes(PURGE));
}

test("what is alike in two stacks is tried once", () => {
  const all = purging();
  expect(idsOf(all, vault({}))).toEqual([`flip-boolean:${PURGE}=false`, `drop-attribute:${PURGE}`]);
  expect(idsOf(all, vault({}))).toEqual([]);
});

test("the same change to a resource that is written otherwise is another mutant", () => {
  const all = purging();
  expect(idsOf(all, vault({}))).toHaveLength(2);
  expect(idsOf(all, vault({ name: "kv" }))).toHaveLength(2);
});

test("so is the same in another environment, and in the other major of azurerm", () => {
  const all = purging();
  expect(idsOf(all, vault({}))).toHaveLength(2);
  expect(idsOf(all, vault({}), false)).toHaveLength(2);
  expect(idsOf(all, vault({}, "4.81.0"))).toHaveLength(2);
});
