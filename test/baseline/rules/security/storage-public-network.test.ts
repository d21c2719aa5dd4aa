import { storagePublicNetwork } from "../../../../baseline/rules/security/storage-public-network";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storagePublicNetwork, "azurerm_storage_account");
const arm = inArm(storagePublicNetwork, "Microsoft.Storage/storageAccounts");

test("a closed account passes", () => {
  expect(azurerm({ public_network_access_enabled: false })).toEqual([]);
  expect(arm({ properties: { publicNetworkAccess: "Disabled" } })).toEqual([]);
});

test.each([
  [
    { public_network_access_enabled: true },
    "public_network_access_enabled is true: the account answers on the public network",
  ],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { publicNetworkAccess: "Enabled" } }, "the account answers"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("the account answers on the public network")]);
  expect(arm({})).toEqual([expect.stringContaining("the account answers")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ public_network_access_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
