import { storageRouting } from "../../../../baseline/rules/security/storage-routing";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageRouting, "azurerm_storage_account");
const arm = inArm(storageRouting, "Microsoft.Storage/storageAccounts");

test("Microsoft's routing passes, and is the default", () => {
  expect(azurerm({ routing: { choice: "MicrosoftRouting" } })).toEqual([]);
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test.each([
  [{ choice: "InternetRouting" }, { routingChoice: "InternetRouting" }, "traffic takes the Internet"],
  [{ publish_internet_endpoints: true }, { publishInternetEndpoints: true }, "public names"],
])("%j is found", (routing, routingPreference, problem) => {
  expect(azurerm({ routing })).toEqual([expect.stringContaining(problem)]);
  expect(arm({ properties: { routingPreference } })).toEqual([expect.stringContaining(problem)]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ routing: { choice: "${var.x}" } })).toEqual([expect.stringContaining("unknown: ")]);
});
