import { storageSmbSignIn } from "../../../../baseline/rules/security/storage-smb-sign-in";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageSmbSignIn, "azurerm_storage_account");
const arm = inArm(storageSmbSignIn, "Microsoft.Storage/storageAccounts");
const methods = (authentication_types: unknown) =>
  azurerm({ share_properties: { smb: { authentication_types } } });

test("Kerberos passes, and an account without file shares", () => {
  expect(methods(["Kerberos"])).toEqual([]);
  expect(azurerm({ account_kind: "BlockBlobStorage" })).toEqual([]);
});

test("NTLMv2 is found, and it is Azure's default", () => {
  const found = [expect.stringContaining("the account's key signs in to file shares")];
  expect(methods(["Kerberos", "NTLMv2"])).toEqual(found);
  expect(methods([])).toEqual(found);
  expect(azurerm({})).toEqual(found);
  expect(arm({})).toEqual(found);
});

test("what only a plan tells is unknown", () => {
  expect(methods("${var.x}")).toEqual([expect.stringContaining("unknown: ")]);
});
