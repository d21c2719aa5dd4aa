import { synthesized } from "./synthesized";

const CONTRACT = [
  "application_insights_id",
  "batch_identity_id",
  "container_registry_id",
  "image_build_identity_id",
  "key_vault_id",
  "log_analytics_workspace_id",
  "resource_group_name",
  "storage_account_id",
  "training_identity_id",
  "workspace_discovery_url",
  "workspace_id",
  "workspace_identity_id",
  "workspace_name",
];

describe.each(["dev", "prod"] as const)("outputs of %s", (environment) => {
  const { outputs } = synthesized(environment);

  test("the names are the contract with other stacks", () => {
    const interactive = environment === "dev" ? ["interactive_identity_id"] : [];
    expect(Object.keys(outputs).sort()).toEqual([...CONTRACT, ...interactive].sort());
  });

  test("none is secret, and each leads to a resource of the stack", () => {
    for (const [name, output] of Object.entries(outputs)) {
      expect({ name, sensitive: output.sensitive }).toEqual({ name, sensitive: undefined });
      expect({ name, value: output.value }).toEqual({
        name,
        value: expect.stringMatching(
          /^\$\{azurerm_\w+\.[\w-]+\.(id|name|discovery_url)\}$|^mlw-churn-(dev|prod)-weu-/,
        ),
      });
    }
  });
});

test("outputs lead where they say", () => {
  const { outputs } = synthesized("prod");
  expect(Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]))).toEqual({
    application_insights_id: "${azurerm_application_insights.monitoring_insights.id}",
    batch_identity_id: "${azurerm_user_assigned_identity.batch-identity.id}",
    container_registry_id: "${azurerm_container_registry.registry.id}",
    image_build_identity_id: "${azurerm_user_assigned_identity.image-build-identity.id}",
    key_vault_id: "${azurerm_key_vault.vault.id}",
    log_analytics_workspace_id: "${azurerm_log_analytics_workspace.monitoring_logs.id}",
    resource_group_name: "${azurerm_resource_group.group.name}",
    storage_account_id: "${azurerm_storage_account.storage.id}",
    training_identity_id: "${azurerm_user_assigned_identity.training-identity.id}",
    workspace_discovery_url: "${azurerm_machine_learning_workspace.workspace.discovery_url}",
    workspace_id: "${azurerm_machine_learning_workspace.workspace.id}",
    workspace_identity_id: "${azurerm_user_assigned_identity.workspace-identity.id}",
    workspace_name: expect.stringMatching(/^mlw-churn-prod-weu-[a-z0-9]{5}$/),
  });
});

test("promotion of artifacts has no training identity, a data lake adds its account", () => {
  expect(synthesized("prod", { promotion: "artifact" }).outputs).not.toHaveProperty("training_identity_id");
  const { outputs } = synthesized("dev", { storage: { dataLake: { filesystems: ["raw"] } } });
  expect(outputs.data_lake_storage_account_id?.value).toBe("${azurerm_storage_account.data-lake.id}");
});
