import { storageHttpsOnly } from "../../../../baseline/rules/security/storage-https-only";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageHttpsOnly, "azurerm_storage_account");
const arm = inArm(storageHttpsOnly, "Microsoft.Storage/storageAccounts");

test("HTTPS alone passes, and is the default", () => {
  expect(azurerm({ https_traffic_only_enabled: true })).toEqual([]);
  expect(arm({ properties: { supportsHttpsTrafficOnly: true } })).toEqual([]);
});

test.each([
  [{ https_traffic_only_enabled: false }, "plain HTTP"],
  [{ enable_https_traffic_only: false }, "plain HTTP"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { supportsHttpsTrafficOnly: false } }, "plain HTTP"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("the defaults are right", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ https_traffic_only_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
