import { storageCrossTenantReplication } from "../../../../baseline/rules/security/storage-cross-tenant-replication";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageCrossTenantReplication, "azurerm_storage_account");
const arm = inArm(storageCrossTenantReplication, "Microsoft.Storage/storageAccounts");

test("no replication to other tenants passes, and is the default", () => {
  expect(azurerm({ cross_tenant_replication_enabled: false })).toEqual([]);
  expect(arm({ properties: { allowCrossTenantReplication: false } })).toEqual([]);
});

test.each([[{ cross_tenant_replication_enabled: true }, "replicated to another tenant"]])(
  "%j is found",
  (attributes, problem) => {
    expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
  },
);

test.each([[{ properties: { allowCrossTenantReplication: true } }, "replicated to another tenant"]])(
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
  expect(azurerm({ cross_tenant_replication_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});
