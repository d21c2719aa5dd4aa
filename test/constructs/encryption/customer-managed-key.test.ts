import {
  CustomerManagedKey,
  type CustomerManagedKeyProps,
} from "../../../constructs/encryption/customer-managed-key";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId, testIdentity } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";

const VAULT = armId("Microsoft.KeyVault/vaults", "kvk-shared");
const HOST = "https://kvk-shared.vault.azure.net";
const ENCRYPTION_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";

describe("CustomerManagedKey", () => {
  test("security/encrypt-with-cmk: the identity gets one role, on the key and not on the vault", () => {
    const stack = testStack();
    const key = new CustomerManagedKey(stack, "key", {
      keyVaultId: VAULT,
      versionlessKeyId: `${HOST}/keys/storage-1`,
    });
    const awaited = key.grantEncryption(testIdentity(), "storage");
    new TerraformData(stack, "consumer", { dependsOn: [...awaited] });
    const template = Template.of(stack);
    expect(key).toMatchObject({
      keyVaultId: VAULT,
      versionlessKeyId: `${HOST}/keys/storage-1`,
      keyId: `${VAULT}/keys/storage-1`,
    });
    const [role] = template.resource("azurerm_role_assignment").count(1).all;
    expect(role?.attributes).toMatchObject({
      scope: `${VAULT}/keys/storage-1`,
      role_definition_id: expect.stringMatching(new RegExp(`/${ENCRYPTION_USER}$`)),
      principal_id: testIdentity().principalId,
      principal_type: "ServicePrincipal",
    });
    expect(role?.attributes).not.toHaveProperty("depends_on");
    expect(role?.address).toMatch(/^azurerm_role_assignment\.key_for-storage_[0-9A-F]{8}$/);
    expect(template.resource("terraform_data").only).toEqual({ depends_on: [role?.address] });
  });

  test("two consumers with one identity share one role: Azure refuses a second one", () => {
    const stack = testStack();
    const key = new CustomerManagedKey(stack, "key", {
      keyVaultId: VAULT,
      versionlessKeyId: `${HOST}/keys/k`,
    });
    const first = key.grantEncryption(testIdentity(), "storage");
    expect(key.grantEncryption(testIdentity(), "data-lake")).toEqual(first);
    key.grantEncryption(testIdentity("id-other"), "registry");
    Template.of(stack).resource("azurerm_role_assignment").count(2);
  });

  test("the role waits for a key that is being created, the consumer for both", () => {
    const stack = testStack();
    const createdBy = new TerraformData(stack, "request");
    const versionlessKeyId = `${HOST}/keys/storage`;
    const key = new CustomerManagedKey(stack, "key", { keyVaultId: VAULT, versionlessKeyId, createdBy });
    new TerraformData(stack, "consumer", { dependsOn: [...key.grantEncryption(testIdentity(), "storage")] });
    const template = Template.of(stack);
    const [role] = template.resource("azurerm_role_assignment").count(1).all;
    expect(role?.attributes).toMatchObject({ depends_on: ["terraform_data.request"] });
    expect(template.resource("terraform_data").named("consumer")).toEqual({
      depends_on: ["terraform_data.request", role?.address],
    });
  });

  test.each<[string, Partial<CustomerManagedKeyProps>]>([
    ["a version", { versionlessKeyId: `${HOST}/keys/storage/0123456789abcdef0123456789abcdef` }],
    ["no TLS", { versionlessKeyId: "http://kvk-shared.vault.azure.net/keys/storage" }],
    ["no host", { versionlessKeyId: "https:///keys/storage" }],
    ["no key", { versionlessKeyId: `${HOST}/keys/` }],
    ["a secret", { versionlessKeyId: `${HOST}/secrets/storage` }],
    ["something before", { versionlessKeyId: ` ${HOST}/keys/storage` }],
    ["characters that no key has", { versionlessKeyId: `${HOST}/keys/a_b` }],
    ["128 characters", { versionlessKeyId: `${HOST}/keys/${"k".repeat(128)}` }],
  ])("an id with %s is refused", (_what, props) => {
    const make = () =>
      new CustomerManagedKey(testStack(), "key", { keyVaultId: VAULT, versionlessKeyId: "", ...props });
    expect(make).toThrow(
      new Error(
        "test/key: versionlessKeyId must be https://<vault host>/keys/<name> without a version, " +
          `so that rotation is followed (got "${props.versionlessKeyId}")`,
      ),
    );
  });

  test("127 characters are allowed", () => {
    const versionlessKeyId = `${HOST}/keys/${"k".repeat(127)}`;
    const make = () => new CustomerManagedKey(testStack(), "key", { keyVaultId: VAULT, versionlessKeyId });
    expect(make).not.toThrow();
  });
});
