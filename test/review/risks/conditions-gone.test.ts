import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, CLOSED, key, VAULT } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const KEY = "azurerm_key_vault_key.k";
const KV = "azurerm_key_vault.v";

const CONDITION = { condition: "${!self.public_network_access_enabled}", error_message: "closed, please" };
const account = (lifecycle?: Attributes): Resources => ({ [ST]: { ...ACCOUNT, ...CLOSED, lifecycle } });

describe("conditions of Terraform", () => {
  test.each<[string, Attributes, Attributes | undefined, string]>([
    ["the only one goes", { postcondition: CONDITION }, undefined, "postcondition"],
    [
      "one of two goes",
      { precondition: [CONDITION, CONDITION] },
      { precondition: [CONDITION] },
      "precondition",
    ],
  ])("%s: a risk, perhaps", (_, before, after, name) => {
    expect(told(["protection-removed"], account(before), account(after))).toEqual([
      `protection-removed ${ST} lifecycle.${name} ?`,
    ]);
  });

  test("none where one comes, stays, or goes with its resource", () => {
    const with1 = account({ postcondition: [CONDITION] });
    expect(told(["protection-removed"], account(), with1)).toEqual([]);
    expect(told(["protection-removed"], account({ postcondition: CONDITION }), with1)).toEqual([]);
    expect(told(["protection-removed"], with1, {})).toEqual([]);
  });
});

describe("keys in hardware modules", () => {
  const keyOf = (type: string): Resources => ({
    [KEY]: key({ key_type: type, key_vault_id: `\${${KV}.id}` }),
  });
  const vault = (sku: string): Resources => ({ [KV]: { ...VAULT, ...CLOSED, sku_name: sku } });

  test("a key that software keeps is weaker", () => {
    const lines = told(["encryption-weakened"], keyOf("RSA-HSM"), keyOf("RSA"));
    expect(lines).toEqual([`encryption-weakened ${KEY} key_type`]);
    expect(told(["encryption-weakened"], keyOf("RSA"), keyOf("RSA-HSM"))).toEqual([]);
  });

  test("so is a vault that has such a key and can't keep it any more", () => {
    const lines = (type: string) =>
      told(
        ["encryption-weakened"],
        { ...vault("premium"), ...keyOf(type) },
        { ...vault("standard"), ...keyOf(type) },
      );
    expect(lines("RSA-HSM")).toEqual([`encryption-weakened ${KV} sku_name`]);
    expect(lines("RSA")).toEqual([]);
  });
});
