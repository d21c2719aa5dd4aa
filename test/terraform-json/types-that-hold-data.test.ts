import { holdsData } from "../../terraform-json";

describe("what is lost with a resource", () => {
  test.each([
    "azurerm_storage_account",
    "azurerm_storage_container",
    "azurerm_storage_share",
    "azurerm_key_vault",
    "azurerm_key_vault_key",
    "azurerm_machine_learning_workspace",
    "azurerm_container_registry",
    "azurerm_log_analytics_workspace",
    "azurerm_cosmosdb_account",
    "azurerm_mssql_database",
    "azurerm_machine_learning_registry",
    "azurerm_ai_services",
    "azurerm_app_configuration_key",
    "azurerm_shared_image_gallery",
    "azurerm_kubernetes_cluster",
    "azurerm_data_factory",
    "Microsoft.ContainerService/managedClusters",
    "Microsoft.MachineLearningServices/registries",
    "Microsoft.Storage/storageAccounts@2025-08-01",
  ])("%s: data", (type) => {
    expect(holdsData(type)).toBe("data");
  });

  test.each([
    "azurerm_user_assigned_identity",
    "azurerm_public_ip",
    "azurerm_static_web_app",
    "azurerm_linux_web_app",
    "Microsoft.Web/sites",
    "Microsoft.ManagedIdentity/userAssignedIdentities",
  ])("%s: identity", (type) => {
    expect(holdsData(type)).toBe("identity");
  });

  test.each([
    "azurerm_subnet",
    "azurerm_role_assignment",
    "azurerm_machine_learning_datastore_blobstorage",
    "azurerm_machine_learning_compute_cluster",
    "azapi_resource",
    "constructor",
  ])("%s: nothing", (type) => {
    expect(holdsData(type)).toBeUndefined();
  });

  test("of azapi, by the ARM type in whatever case", () => {
    const attributes = { type: "microsoft.keyvault/Vaults/keys@2024-11-01" };
    expect(holdsData({ type: "azapi_resource", attributes })).toBe("data");
    expect(holdsData({ type: "azurerm_subnet", attributes })).toBeUndefined();
    expect(holdsData({ type: "azurerm_key_vault", attributes: {} })).toBe("data");
  });

  test("of azapi's actions and updates, nothing: their target stays", () => {
    const attributes = { type: "Microsoft.KeyVault/vaults/keys@2024-11-01" };
    expect(holdsData({ type: "azapi_resource_action", attributes })).toBeUndefined();
    expect(holdsData({ type: "azapi_update_resource", attributes })).toBeUndefined();
  });
});
