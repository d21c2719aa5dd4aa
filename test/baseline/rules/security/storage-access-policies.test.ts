import { storageAccessPolicies } from "../../../../baseline/rules/security/storage-access-policies";
import { inArm, inAzurerm } from "../alone";

const POLICY = { id: "x", access_policy: { permissions: "r" } };
const share = inAzurerm(storageAccessPolicies, "azurerm_storage_share");
const table = inAzurerm(storageAccessPolicies, "azurerm_storage_table");
const armShare = inArm(storageAccessPolicies, "Microsoft.Storage/storageAccounts/fileServices/shares");
const armTable = inArm(storageAccessPolicies, "Microsoft.Storage/storageAccounts/tableServices/tables");

test("shares and tables without access policies pass", () => {
  expect([share({}), share({ acl: [] }), table({}), armShare({}), armTable({ properties: {} })]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});

test("an access policy is found, in a share and in a table, in either dialect", () => {
  const problem = [expect.stringContaining("violation: SAS tokens have an access policy")];
  const properties = { signedIdentifiers: [{ id: "x", accessPolicy: { permission: "r" } }] };
  expect([share({ acl: POLICY }), table({ acl: [POLICY] })]).toEqual([problem, problem]);
  expect([armShare({ properties }), armTable({ properties })]).toEqual([problem, problem]);
});

test("what only a plan tells is unknown", () => {
  expect(share({ acl: "${var.x}" })).toEqual([expect.stringContaining("azurerm_storage_share.a: unknown: ")]);
});
