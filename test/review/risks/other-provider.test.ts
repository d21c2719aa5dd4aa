import type { Attributes } from "../../../terraform-json";
import { ACCOUNT, CLOSED } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const account = (provider?: string) => ({
  [ST]: { ...ACCOUNT, ...CLOSED, ...(provider ? { provider } : {}) },
});
const providers = (...all: readonly Attributes[]) => ({
  provider: { azurerm: all.map((one) => ({ features: {}, ...one })) },
});
const OWN = { subscription_id: "a", tenant_id: "t" };

test.each<[string, Attributes]>([
  ["subscription", { subscription_id: "b" }],
  ["tenant", { tenant_id: "u" }],
  ["cloud", { environment: "china" }],
])("a resource of another %s may be made anew there", (_, settings) => {
  const both = providers(OWN, { ...OWN, ...settings, alias: "other" });
  expect(told(["data-loss"], account(), account("azurerm.other"), [both, both])).toEqual([
    `data-loss ${ST} provider ?`,
  ]);
});

test.each<[string, string | undefined, string | undefined, Attributes, Attributes]>([
  [
    "another name of the same place",
    undefined,
    "azurerm.other",
    providers(OWN, { ...OWN, alias: "other" }),
    providers(OWN, { ...OWN, alias: "other" }),
  ],
  [
    "an alias that is renamed",
    "azurerm.hub",
    "azurerm.spoke",
    providers(OWN, { subscription_id: "b", alias: "hub" }),
    providers(OWN, { subscription_id: "b", alias: "spoke" }),
  ],
  ["a configuration that the input doesn't have", undefined, "azurerm.other", providers(OWN), providers(OWN)],
])("no resource goes elsewhere by %s", (_, before, after, base, head) => {
  expect(told(["data-loss"], account(before), account(after), [base, head])).toEqual([]);
});

test("what is new where another provider is goes nowhere", () => {
  const both = providers(OWN, { ...OWN, subscription_id: "b", alias: "other" });
  expect(told(["data-loss"], {}, account("azurerm.other"), [both, both])).toEqual([]);
});
