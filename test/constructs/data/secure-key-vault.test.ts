import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import { SecureKeyVault, type SecureKeyVaultProps } from "../../../constructs/data/secure-key-vault";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { accepted, answered } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation, testIdentity } from "../../support/fixtures";
import { reference, TEST_TENANT, Template, testStack } from "../../support/template";

function vault(props: Partial<SecureKeyVaultProps> = {}, stack: TerraformStack = testStack()) {
  const made = new SecureKeyVault(stack, "vault", {
    resourceGroup: existingResourceGroup(),
    name: "kv-churn-test-1a2b3",
    ...props,
  });
  return { made, stack, synthesize: () => Template.of(stack) };
}
const synthesized = (props: Partial<SecureKeyVaultProps> = {}) =>
  vault(props).synthesize().resource("azurerm_key_vault").only;

describe("SecureKeyVault", () => {
  test.each(AZURERM_VERSIONS)("every property that azurerm %s gets", (version) => {
    expect(vault({}, testStack(version)).synthesize().resource("azurerm_key_vault").only).toEqual({
      name: "kv-churn-test-1a2b3",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: { owner: "ml-platform", costCenter: "4711" },
      tenant_id: TEST_TENANT,
      sku_name: "standard",
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      public_network_access_enabled: false,
      network_acls: {
        default_action: "Deny",
        bypass: "AzureServices",
        ip_rules: [],
        virtual_network_subnet_ids: [],
      },
      enabled_for_deployment: false,
      enabled_for_disk_encryption: false,
      enabled_for_template_deployment: false,
    });
  });

  test("reliability/recovery-strategy-for-dependencies: deleted secrets come back for up to 90 days", () => {
    expect(synthesized({ softDeleteRetentionDays: 7 })).toMatchObject({ soft_delete_retention_days: 7 });
    expect(synthesized({ softDeleteRetentionDays: 90 })).toMatchObject({ soft_delete_retention_days: 90 });
  });

  test.each([6, 91, 30.5])("softDeleteRetentionDays %d is refused", (softDeleteRetentionDays) => {
    expect(() => vault({ softDeleteRetentionDays })).toThrow(
      new Error(
        `test/vault: softDeleteRetentionDays must be a whole number from 7 to 90 (got ${softDeleteRetentionDays})`,
      ),
    );
  });

  test("days that Terraform only knows later are let through", () => {
    const stack = testStack();
    const softDeleteRetentionDays = new TerraformVariable(stack, "days", { type: "number" }).numberValue;
    expect(
      vault({ softDeleteRetentionDays }, stack).synthesize().resource("azurerm_key_vault").only,
    ).toMatchObject({ soft_delete_retention_days: reference("var.days") });
  });

  test("all problems are told at once", () => {
    expect(() => vault({ name: "kv--x", softDeleteRetentionDays: 0 })).toThrow(
      new Error(
        'test/vault: the key vault name "kv--x" may hold letters, digits and single hyphens, beginning with a letter ' +
          "only; softDeleteRetentionDays must be a whole number from 7 to 90 (got 0)",
      ),
    );
  });

  test("security/dependent-services-private: opened only by a recorded deviation, and to named addresses", () => {
    const publicNetworkAccess = { deviation: testDeviation(), allowedIpRanges: ["203.0.113.0/29"] };
    const { stack, synthesize } = vault({ publicNetworkAccess });
    expect(synthesize().resource("azurerm_key_vault").only).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: "Deny", ip_rules: ["203.0.113.0/29"] },
    });
    expect(accepted(stack)).toEqual([
      {
        construct: "vault",
        property: "publicNetworkAccess",
        recommendations: ["security/dependent-services-private"],
        rules: ["security/vault-firewall", "security/vault-public-network"],
        attributes: ["network_acls.ip_rules", "public_network_access_enabled"],
        policies: ["405c5871-3e91-4644-8a63-58e19d68ff5b"],
        ...testDeviation(),
      },
    ]);
    expect(accepted(vault().stack)).toEqual([]);
  });

  test("opened to any address by the same deviation: for a registry that fetches its key", () => {
    const publicNetworkAccess = { deviation: testDeviation(), allowedIpRanges: "any" } as const;
    const { stack, synthesize } = vault({ publicNetworkAccess });
    expect(synthesize().resource("azurerm_key_vault").only).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: "Allow", bypass: "AzureServices", ip_rules: [] },
    });
    expect(accepted(stack)).toMatchObject([
      {
        rules: ["security/vault-firewall", "security/vault-public-network"],
        attributes: ["network_acls.default_action", "public_network_access_enabled"],
        policies: [
          "405c5871-3e91-4644-8a63-58e19d68ff5b",
          "55615ac9-af46-4a59-874e-391cc3dfb490",
          "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc",
        ],
      },
    ]);
  });

  test("a network reaches it without a service endpoint, which a policy reports", () => {
    expect(answered(vault().stack, "vault")).toEqual({ "networkAcls.virtualNetworkSubnetIds": ["ea4d6841"] });
  });

  test("prevent_destroy and own tags where asked for", () => {
    expect(synthesized({ preventDestroy: true, tags: { a: "b" } })).toMatchObject({
      lifecycle: { prevent_destroy: true },
      tags: { a: "b" },
    });
  });

  test.each([
    ["grantSecretsRead", "4633458b-17de-408a-b874-0445c86b69e6"],
    ["grantSecretsManagement", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"],
  ] as const)(
    "ai-security/rbac-abac-control-and-data-plane: %s gives one role on the vault",
    (grant, role) => {
      const { made, synthesize } = vault();
      made[grant](testIdentity(), "batch");
      const [assignment] = synthesize().resource("azurerm_role_assignment").count(1).all;
      expect(assignment?.address).toMatch(/^azurerm_role_assignment\.vault_batch_/);
      expect(assignment?.attributes).toMatchObject({
        scope: reference("azurerm_key_vault.vault_AEB7ADF6.id"),
        role_definition_id: expect.stringMatching(new RegExp(`/${role}$`)),
        principal_id: testIdentity().principalId,
      });
    },
  );

  test("its name is known at once, id and URI are references", () => {
    const { made, stack, synthesize } = vault();
    new TerraformOutput(stack, "id", { value: made.keyVaultId });
    new TerraformOutput(stack, "uri", { value: made.vaultUri });
    expect(made.keyVaultName).toBe("kv-churn-test-1a2b3");
    expect(synthesize().outputs).toEqual({
      id: { value: reference("azurerm_key_vault.vault_AEB7ADF6.id") },
      uri: { value: reference("azurerm_key_vault.vault_AEB7ADF6.vault_uri") },
    });
    expect(made.diagnosticTargets).toEqual([
      {
        name: "vault",
        resourceId: made.keyVaultId,
        resourceType: "Microsoft.KeyVault/vaults",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ]);
  });

  test("an existing vault is known by its id", () => {
    const keyVaultId = armId("Microsoft.KeyVault/vaults", "kv-old");
    expect(SecureKeyVault.fromKeyVaultId(keyVaultId)).toEqual({ keyVaultId, keyVaultName: "kv-old" });
    const lower = keyVaultId.toLowerCase();
    expect(SecureKeyVault.fromKeyVaultId(lower)).toEqual({ keyVaultId: lower, keyVaultName: "kv-old" });
  });

  test.each(["kv-old", `${armId("Microsoft.KeyVault/vaults", "kv-old")}/keys/k`])("%s is no vault", (id) => {
    expect(() => SecureKeyVault.fromKeyVaultId(id)).toThrow(
      new Error(`SecureKeyVault: "${id}" is not the ARM id of a key vault`),
    );
  });
});
