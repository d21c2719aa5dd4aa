import { type Resources, risksBetween } from "../two-sides";

const ST = "azurerm_storage_account.st";
const ACCOUNT = {
  ...{ name: "st", resource_group_name: "rg", location: "westeurope" },
  ...{ account_tier: "Standard", account_replication_type: "LRS" },
};
const WRITTEN: Resources = { [ST]: ACCOUNT };

describe("prevent_destroy", () => {
  const kept = (value: unknown) => ({ [ST]: { ...ACCOUNT, lifecycle: { prevent_destroy: value } } });
  const RISK = `protection-removed ${ST} lifecycle.prevent_destroy`;
  test.each<[string, Resources, Resources, string[]]>([
    ["goes", kept(true), WRITTEN, [RISK]],
    ["is switched off, as a text", kept("true"), kept("false"), [RISK]],
    ["stays", kept(true), kept("true"), []],
    ["comes", WRITTEN, kept(true), []],
    ["was off", kept(false), WRITTEN, []],
  ])("%s", (_, before, after, expected) => {
    expect(risksBetween(before, after)).toEqual(expected);
  });
});
