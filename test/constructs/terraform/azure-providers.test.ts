import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { AzureContext } from "../../../constructs/terraform/azure-context";
import { AzureProviders, type AzureProvidersProps } from "../../../constructs/terraform/azure-providers";
import { reference, TEST_SUBSCRIPTION, TEST_TENANT, Template } from "../../support/template";

function providers(props: Partial<AzureProvidersProps> = {}) {
  const stack = new TerraformStack(Testing.app(), "test");
  const made = new AzureProviders(stack, "providers", {
    tenantId: TEST_TENANT,
    subscriptionId: TEST_SUBSCRIPTION,
    purgeOnDestroy: false,
    ...props,
  });
  return { stack, made, template: Template.of(stack) };
}

describe("AzureProviders", () => {
  test.each([true, false])("azurerm, complete, with purgeOnDestroy %s", (purgeOnDestroy) => {
    expect(providers({ purgeOnDestroy }).template.provider("azurerm")).toEqual({
      tenant_id: TEST_TENANT,
      subscription_id: TEST_SUBSCRIPTION,
      environment: "public",
      storage_use_azuread: true,
      resource_provider_registrations: "none",
      features: [
        {
          key_vault: [
            { purge_soft_delete_on_destroy: purgeOnDestroy, recover_soft_deleted_key_vaults: true },
          ],
          log_analytics_workspace: [{ permanently_delete_on_destroy: purgeOnDestroy }],
          machine_learning: [{ purge_soft_deleted_workspace_on_destroy: purgeOnDestroy }],
          resource_group: [{ prevent_deletion_if_contains_resources: !purgeOnDestroy }],
          storage: [{ data_plane_available: false }],
        },
      ],
    });
  });

  test("azapi goes to the same tenant, subscription and cloud", () => {
    const { template, made } = providers({ cloud: "usgovernment" });
    expect(template.provider("azurerm")).toMatchObject({ environment: "usgovernment" });
    expect(template.provider("azapi")).toEqual({
      tenant_id: TEST_TENANT,
      subscription_id: TEST_SUBSCRIPTION,
      environment: "usgovernment",
    });
    expect(providers().template.provider("azapi")).toMatchObject({ environment: "public" });
    expect(made.azurerm.terraformResourceType).toBe("azurerm");
    expect(made.azapi.terraformResourceType).toBe("azapi");
  });

  test("operations/infrastructure-as-code: both providers are pinned to one version", () => {
    expect(providers().template.terraform.required_providers).toEqual({
      azurerm: { source: "hashicorp/azurerm", version: "5.2.0" },
      azapi: { source: "azure/azapi", version: "2.12.0" },
    });
    expect(providers({ azurermVersion: "4.81.0" }).template.terraform.required_providers).toMatchObject({
      azurerm: { source: "hashicorp/azurerm", version: "4.81.0" },
    });
  });

  test("the stack's context is the providers' own", () => {
    const { stack } = providers({ cloud: "china" });
    expect(AzureContext.of(new Construct(stack, "inner"))).toMatchObject({
      tenantId: TEST_TENANT,
      subscriptionId: TEST_SUBSCRIPTION,
      cloud: "china",
    });
    expect(AzureContext.of(providers().stack).cloud).toBe("public");
  });
});

describe("AzureContext", () => {
  const ROLE = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

  test("the ids that were said stand literally in role ids", () => {
    const { stack, template } = providers();
    expect(AzureContext.of(stack).roleDefinitionId(ROLE)).toBe(
      `/subscriptions/${TEST_SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ROLE}`,
    );
    expect(template.json).not.toHaveProperty("data");
  });

  test("without a word the ids come from the credentials, in the public cloud", () => {
    const stack = new TerraformStack(Testing.app(), "lone");
    const context = AzureContext.of(new Construct(stack, "inner"));
    expect(AzureContext.of(stack)).toBe(context);
    expect(context.cloud).toBe("public");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    new TerraformOutput(stack, "tenant", { value: context.tenantId });
    new TerraformOutput(stack, "role", { value: context.roleDefinitionId(ROLE) });
    const template = Template.of(stack);
    const subscription = reference("data.azurerm_client_config.client.subscription_id");
    expect(template.outputs).toEqual({
      tenant: { value: reference("data.azurerm_client_config.client.tenant_id") },
      role: {
        value: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ROLE}`,
      },
    });
    expect(template.json.data).toMatchObject({ azurerm_client_config: { client: {} } });
  });

  test("two copies of the package share a stack's context", () => {
    const { stack } = providers();
    expect(AzureContext.of(stack)).toBe(Reflect.get(stack, Symbol.for("mlzone.azure-context")));
  });

  test("the cloud decides the suffixes", () => {
    const { stack } = providers({ cloud: "china" });
    expect(AzureContext.of(stack).suffixes.keyVault).toBe("vault.azure.cn");
    expect(AzureContext.of(providers().stack).suffixes.keyVault).toBe("vault.azure.net");
  });
});
