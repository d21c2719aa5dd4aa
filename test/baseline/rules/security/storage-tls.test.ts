import { storageTls } from "../../../../baseline/rules/security/storage-tls";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageTls, "azurerm_storage_account");
const arm = inArm(storageTls, "Microsoft.Storage/storageAccounts");

test("TLS 1.2 passes, and azurerm's default is TLS 1.2", () => {
  expect(azurerm({ min_tls_version: "TLS1_2" })).toEqual([]);
  expect(arm({ properties: { minimumTlsVersion: "TLS1_3" } })).toEqual([]);
});

test.each([
  [{ min_tls_version: "TLS1_0" }, "known weaknesses"],
  [{ min_tls_version: "TLS1_1" }, "known weaknesses"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([[{ properties: { minimumTlsVersion: "TLS1_1" } }, "known weaknesses"]])(
  "the body %j is found",
  (body, problem) => {
    expect(arm(body)).toEqual([expect.stringContaining(problem)]);
  },
);

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([]);
  expect(arm({})).toEqual([expect.stringContaining("known weaknesses")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ min_tls_version: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
