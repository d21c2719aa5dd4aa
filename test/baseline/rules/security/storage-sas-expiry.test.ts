import { storageSasExpiry } from "../../../../baseline/rules/security/storage-sas-expiry";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageSasExpiry, "azurerm_storage_account");
const arm = inArm(storageSasExpiry, "Microsoft.Storage/storageAccounts");

test("seven days pass", () => {
  expect(azurerm({ sas_policy: { expiration_period: "07.00:00:00" } })).toEqual([]);
  expect(arm({ properties: { sasPolicy: { sasExpirationPeriod: "1.00:00:00" } } })).toEqual([]);
});

test.each([
  [{ sas_policy: { expiration_period: "07.00:00:01" } }, "more than 7 days"],
  [{ sas_policy: { expiration_period: "90.00:00:00" } }, "more than 7 days"],
  [{ sas_policy: { expiration_period: "a week" } }, "more than 7 days"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { sasPolicy: { sasExpirationPeriod: "8.00:00:00" } } }, "more than 7 days"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("sas_policy.expiration_period is missing")]);
  expect(arm({})).toEqual([expect.stringContaining("more than 7 days")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ sas_policy: { expiration_period: "${var.x}" } })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
