import { storageSmbEncryption } from "../../../../baseline/rules/security/storage-smb-encryption";
import { inArm, inAzurerm } from "../alone";
import { findingsOf, resources } from "../findings";

const azurerm = inAzurerm(storageSmbEncryption, "azurerm_storage_account");
const arm = inArm(storageSmbEncryption, "Microsoft.Storage/storageAccounts");
const GOOD = {
  versions: ["SMB3.1.1"],
  kerberos_ticket_encryption_type: ["AES-256"],
  channel_encryption_type: ["AES-256-GCM"],
};

test("SMB 3.1.1 with AES passes", () => {
  expect(azurerm({ share_properties: { smb: GOOD } })).toEqual([]);
  expect(azurerm({ share_properties: [{ smb: [GOOD] }] })).toEqual([]);
});

test.each([
  [{ ...GOOD, versions: ["SMB2.1", "SMB3.1.1"] }, "older versions of SMB"],
  [{ ...GOOD, kerberos_ticket_encryption_type: ["RC4-HMAC"] }, "RC4"],
  [{ ...GOOD, channel_encryption_type: ["AES-128-CCM"] }, "older ciphers"],
])("%j is found", (smb, problem) => {
  expect(azurerm({ share_properties: { smb } })).toEqual([expect.stringContaining(problem)]);
});

test("where nothing is written Azure takes more", () => {
  expect(azurerm({})).toHaveLength(3);
  expect(arm({})).toHaveLength(3);
});

test("an account for blobs alone has no file shares", () => {
  expect(azurerm({ account_kind: "BlockBlobStorage" })).toEqual([]);
  expect(arm({ kind: "BlobStorage" })).toEqual([]);
});

test("the file service by azapi counts", () => {
  const smb = {
    versions: "SMB3.1.1;",
    kerberosTicketEncryption: "AES-256",
    channelEncryption: "AES-128-GCM;AES-256-GCM",
  };
  const found = (versions: string) =>
    findingsOf(
      storageSmbEncryption,
      resources({
        azapi_resource: {
          a: { type: "Microsoft.Storage/storageAccounts@2023-05-01", name: "a", body: {} },
          f: {
            type: "Microsoft.Storage/storageAccounts/fileServices@2023-05-01",
            parent_id: "${azapi_resource.a.id}",
            body: { properties: { protocolSettings: { smb: { ...smb, versions } } } },
          },
        },
      }),
    );
  expect(found("SMB3.1.1;")).toEqual([]);
  expect(found("SMB2.1;SMB3.1.1")).toEqual([expect.stringContaining("older versions of SMB")]);
});

test("what only a plan tells is unknown", () => {
  expect(azurerm({ share_properties: { smb: { ...GOOD, versions: "${var.x}" } } })).toEqual([
    expect.stringContaining("unknown: "),
  ]);
});
