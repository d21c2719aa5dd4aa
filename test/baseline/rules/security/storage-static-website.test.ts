import { storageStaticWebsite } from "../../../../baseline/rules/security/storage-static-website";
import { inAzurerm } from "../alone";

test("a website is found, and an account isn't one", () => {
  expect(inAzurerm(storageStaticWebsite, "azurerm_storage_account_static_website")({})).toEqual([
    expect.stringContaining("it shows files of the account to everybody"),
  ]);
  expect(inAzurerm(storageStaticWebsite, "azurerm_storage_account")({})).toEqual([]);
});
