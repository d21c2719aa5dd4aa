import { TerraformStack, Testing } from "cdktf";
import {
  CustomerManagedKeys,
  type CustomerManagedKeysProps,
} from "../../../constructs/encryption/customer-managed-keys";
import type { AzureCloud } from "../../../constructs/naming/clouds";
import { AzureProviders } from "../../../constructs/terraform/azure-providers";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { accepted } from "../../support/deviations";
import { existingResourceGroup, testDeviation, testIdentity } from "../../support/fixtures";
import { reference, TEST_SUBSCRIPTION, TEST_TENANT, Template, testStack } from "../../support/template";

function keys(props: Partial<CustomerManagedKeysProps> = {}, stack: TerraformStack = testStack()) {
  const made = new CustomerManagedKeys(stack, "keys", {
    resourceGroup: existingResourceGroup(),
    vaultName: "kvk-churn-test-1a2b3",
    ...props,
  });
  return { made, stack, synthesize: () => Template.of(stack) };
}

function keyRequest(props: Partial<CustomerManagedKeysProps> = {}) {
  const { made, synthesize } = keys(props);
  made.addKey("storage");
  return synthesize().resource("azapi_resource_action").only;
}

const VAULT = reference("azurerm_key_vault.keys_vault_5C152815.id");

describe("CustomerManagedKeys: the vault", () => {
  test("security/encrypt-with-cmk: can't be purged, keeps what is deleted for 90 days, is closed", () => {
    expect(keys().synthesize().resource("azurerm_key_vault").only).toMatchObject({
      name: "kvk-churn-test-1a2b3",
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      rbac_authorization_enabled: true,
      public_network_access_enabled: false,
      tags: existingResourceGroup().tags,
    });
    expect(keys().synthesize().resource("azurerm_key_vault").only).not.toHaveProperty("lifecycle");
  });

  test("tags, prevent_destroy and opened addresses are the vault's", () => {
    const publicNetworkAccess = { deviation: testDeviation(), allowedIpRanges: ["203.0.113.7"] };
    const { stack, synthesize } = keys({ tags: { a: "b" }, preventDestroy: true, publicNetworkAccess });
    expect(synthesize().resource("azurerm_key_vault").only).toMatchObject({
      tags: { a: "b" },
      lifecycle: { prevent_destroy: true },
      public_network_access_enabled: true,
      network_acls: { ip_rules: ["203.0.113.7"] },
    });
    expect(accepted(stack)).toMatchObject([{ construct: "keys/vault", property: "publicNetworkAccess" }]);
  });

  test("a vault without a key makes no request", () => {
    keys().synthesize().resource("azapi_resource_action").count(0);
  });
});

describe("CustomerManagedKeys: a key", () => {
  test("security/policy-workspace-cmk: put once through the control plane, never deleted, rotated", () => {
    expect(keyRequest()).toEqual({
      type: "Microsoft.KeyVault/vaults/keys@2024-11-01",
      resource_id: `${VAULT}/keys/storage`,
      method: "PUT",
      when: "apply",
      provider: "azapi",
      body: {
        properties: {
          kty: "RSA",
          keySize: 3072,
          keyOps: ["wrapKey", "unwrapKey"],
          attributes: { enabled: true, exportable: false },
          rotationPolicy: {
            attributes: { expiryTime: "P18M" },
            lifetimeActions: [
              { action: { type: "rotate" }, trigger: { timeAfterCreate: "P12M" } },
              { action: { type: "notify" }, trigger: { timeBeforeExpiry: "P30D" } },
            ],
          },
        },
      },
    });
  });

  test("neither azapi_resource (it would send DELETE) nor azurerm_key_vault_key (data plane)", () => {
    const { made, synthesize } = keys();
    made.addKey("storage");
    const types = synthesize()
      .resources()
      .map(({ type }) => type);
    expect(types).toEqual(["azapi_resource_action", "azurerm_key_vault"]);
  });

  test("size and rotation can be chosen, and the key outlives its rotation by half a year", () => {
    expect(keyRequest({ keySize: 4096, rotateAfterMonths: 24 })).toMatchObject({
      body: {
        properties: {
          keySize: 4096,
          rotationPolicy: {
            attributes: { expiryTime: "P30M" },
            lifetimeActions: [{ trigger: { timeAfterCreate: "P24M" } }, { action: { type: "notify" } }],
          },
        },
      },
    });
  });

  test.each([1, 24])("rotateAfterMonths %d is allowed", (rotateAfterMonths) => {
    expect(() => keys({ rotateAfterMonths })).not.toThrow();
  });

  test.each([0, 25, 1.5, -1])("rotateAfterMonths %d is refused", (rotateAfterMonths) => {
    expect(() => keys({ rotateAfterMonths })).toThrow(
      new Error(
        `test/keys: rotateAfterMonths must be a whole number from 1 to 24 (got ${rotateAfterMonths})`,
      ),
    );
  });

  test.each<[AzureCloud, string]>([
    ["public", "vault.azure.net"],
    ["usgovernment", "vault.usgovcloudapi.net"],
    ["china", "vault.azure.cn"],
  ])("is known by its id without a version in the cloud %s", (cloud, host) => {
    const stack = new TerraformStack(Testing.app(), "test");
    const [tenantId, subscriptionId] = [TEST_TENANT, TEST_SUBSCRIPTION];
    new AzureProviders(stack, "providers", { tenantId, subscriptionId, cloud, purgeOnDestroy: false });
    expect(keys({}, stack).made.addKey("workspace").versionlessKeyId).toBe(
      `https://kvk-churn-test-1a2b3.${host}/keys/workspace`,
    );
  });

  test("the role stands on the key, waits for it, and the consumer waits for both", () => {
    const { made, stack, synthesize } = keys();
    const awaited = made.addKey("storage").grantEncryption(testIdentity(), "storage");
    new TerraformData(stack, "consumer", { dependsOn: [...awaited] });
    const template = synthesize();
    const [request] = template.resource("azapi_resource_action").count(1).all;
    const [role] = template.resource("azurerm_role_assignment").count(1).all;
    expect(role?.attributes).toMatchObject({
      scope: `${VAULT}/keys/storage`,
      role_definition_id: expect.stringContaining("e147488a-f6f5-4113-8e2d-b22465e65bf6"),
      depends_on: [request?.address],
    });
    expect(template.resource("terraform_data").only).toEqual({
      depends_on: [request?.address, role?.address],
    });
  });

  test("each purpose has its own key in the one vault", () => {
    const { made, synthesize } = keys();
    expect(made.addKey("storage").keyVaultId).toBe(made.vault.keyVaultId);
    made.addKey("workspace");
    const requests = synthesize().resource("azapi_resource_action").count(2).all;
    expect(requests.map(({ attributes }) => attributes.resource_id).sort()).toEqual([
      `${VAULT}/keys/storage`,
      `${VAULT}/keys/workspace`,
    ]);
  });
});
