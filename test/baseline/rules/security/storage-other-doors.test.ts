import { storageOtherDoors } from "../../../../baseline/rules/security/storage-other-doors";
import { inArm, inAzurerm } from "../alone";

const azurerm = inAzurerm(storageOtherDoors, "azurerm_storage_account");
const arm = inArm(storageOtherDoors, "Microsoft.Storage/storageAccounts");

test("an account without local users passes", () => {
  expect(azurerm({ local_user_enabled: false })).toEqual([]);
  expect(arm({ properties: { isLocalUserEnabled: false } })).toEqual([]);
});

test.each([
  [{ local_user_enabled: true }, "users that Entra doesn't know"],
  [{ local_user_enabled: false, sftp_enabled: true }, "SFTP takes passwords"],
  [{ local_user_enabled: false, nfsv3_enabled: true }, "NFS asks nobody"],
])("%j is found", (attributes, problem) => {
  expect(azurerm(attributes)).toEqual([expect.stringContaining(problem)]);
});

test.each([
  [{ properties: { isLocalUserEnabled: false, isSftpEnabled: true } }, "SFTP"],
  [{ properties: { isLocalUserEnabled: false, isNfsV3Enabled: true } }, "NFS"],
])("the body %j is found", (body, problem) => {
  expect(arm(body)).toEqual([expect.stringContaining(problem)]);
});

test("what nobody wrote is what the provider, or Azure, makes of it", () => {
  expect(azurerm({})).toEqual([expect.stringContaining("users that Entra doesn't know")]);
  expect(arm({})).toEqual([expect.stringContaining("users that Entra doesn't know")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ local_user_enabled: "${var.x}" })).toEqual([
    expect.stringContaining("azurerm_storage_account.a: unknown: "),
  ]);
});

test("a local user is found, whatever the account says", () => {
  const problem = [expect.stringContaining("violation: somebody whom Entra doesn't know")];
  expect(inAzurerm(storageOtherDoors, "azurerm_storage_account_local_user")({ name: "u" })).toEqual(problem);
  expect(inArm(storageOtherDoors, "Microsoft.Storage/storageAccounts/localUsers")({})).toEqual(problem);
});

test("a share for NFS is found, one for SMB passes", () => {
  const share = inAzurerm(storageOtherDoors, "azurerm_storage_share");
  const armShare = inArm(storageOtherDoors, "Microsoft.Storage/storageAccounts/fileServices/shares");
  const problem = [expect.stringContaining("NFS asks nobody")];
  expect([share({}), share({ enabled_protocol: "SMB" }), armShare({})]).toEqual([[], [], []]);
  expect(share({ enabled_protocol: "NFS" })).toEqual(problem);
  expect(armShare({ properties: { enabledProtocols: "NFS" } })).toEqual(problem);
  expect(share({ enabled_protocol: "${var.x}" })).toEqual([expect.stringContaining(": unknown: ")]);
});
