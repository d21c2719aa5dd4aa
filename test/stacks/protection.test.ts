import { testDeviation } from "../support/fixtures";
import { synthesized } from "./synthesized";

const prod = synthesized("prod");
const dev = synthesized("dev");

const HOLDS_DATA = [
  "azurerm_container_registry.registry",
  "azurerm_key_vault.keys_vault",
  "azurerm_key_vault.vault",
  "azurerm_log_analytics_workspace.monitoring_logs",
  "azurerm_machine_learning_workspace.workspace",
  "azurerm_storage_account.storage",
];

describe("reliability/recovery-strategy-for-dependencies: protection of what holds data", () => {
  test("prod: Terraform refuses to destroy exactly what holds data or keys", () => {
    const kept = prod
      .resources()
      .filter(({ type, attributes }) => type !== "terraform_data" && attributes.lifecycle !== undefined);
    expect(kept.map(({ address }) => address)).toEqual(HOLDS_DATA);
    for (const { attributes } of kept) {
      expect(attributes.lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  test("prod: locks on storage, registry, logs and both vaults", () => {
    const locks = prod.resource("azurerm_management_lock").count(5).all;
    expect(locks.map(({ attributes }) => [attributes.lock_level, attributes.scope]).sort()).toEqual([
      ["CanNotDelete", "${azurerm_container_registry.registry.id}"],
      ["CanNotDelete", "${azurerm_key_vault.keys_vault.id}"],
      ["CanNotDelete", "${azurerm_key_vault.vault.id}"],
      ["CanNotDelete", "${azurerm_log_analytics_workspace.monitoring_logs.id}"],
      ["CanNotDelete", "${azurerm_storage_account.storage.id}"],
    ]);
  });

  test("a lock comes after what makes keys and gives rights on them", () => {
    expect(prod.resource("azurerm_management_lock").named("keys_lock").depends_on).toEqual(
      expect.arrayContaining([
        "azurerm_role_assignment.keys_storage_for-storage",
        "azurerm_role_assignment.keys_workspace_for-workspace",
        "azapi_resource_action.keys_storage-key",
        "azurerm_private_endpoint.keys-endpoint",
      ]),
    );
  });

  test.each(prod.resource("azurerm_management_lock").all.map(({ address }) => address))(
    "%s comes after all that stands on what it locks",
    (name) => {
      const locks = prod.resource("azurerm_management_lock");
      const lock = locks.named(name.replace("azurerm_management_lock.", ""));
      const standing = prod
        .resources()
        .filter(({ address, type, attributes }) => {
          const { parent_id, resource_id, scope, target_resource_id } = attributes;
          const on = [
            JSON.stringify(attributes.private_service_connection),
            attributes.storage_account_id,
            parent_id,
            resource_id,
            scope,
            target_resource_id,
          ];
          return (
            address !== name &&
            type !== "azurerm_machine_learning_workspace" &&
            on.some((id) => String(id).includes(String(lock.scope)))
          );
        })
        .map(({ address }) => address)
        // they come before the workspace, for which the lock waits
        .filter((address) => !address.startsWith("azurerm_role_assignment.workspace_"));
      expect(standing.length).toBeGreaterThan(0);
      expect(lock.depends_on).toEqual(expect.arrayContaining(standing));
    },
  );

  test("dev: neither locks nor prevent_destroy, and a destroy frees names", () => {
    dev.resource("azurerm_management_lock").count(0);
    expect(
      dev
        .resources()
        .filter(
          ({ attributes }) => attributes.lifecycle && "prevent_destroy" in (attributes.lifecycle as object),
        ),
    ).toEqual([]);
    expect(dev.provider("azurerm").features).toMatchObject([
      { machine_learning: [{ purge_soft_deleted_workspace_on_destroy: true }] },
    ]);
    expect(prod.provider("azurerm").features).toMatchObject([
      { machine_learning: [{ purge_soft_deleted_workspace_on_destroy: false }] },
    ]);
  });

  test("one switch takes all of it away in prod, and nothing else", () => {
    const open = synthesized("prod", { protectData: false });
    open.resource("azurerm_management_lock").count(0);
    const addresses = (template: typeof prod) =>
      template
        .resources()
        .map(({ address }) => address)
        .filter((address) => !address.startsWith("azurerm_management_lock"));
    expect(addresses(open)).toEqual(addresses(prod));
    expect(JSON.stringify(open.json)).not.toContain("prevent_destroy");
  });

  test("the lock on a vault of keys waits for its own endpoint, not for another vault's", () => {
    const template = synthesized("prod", {
      encryption: { keys: "customer", registry: "customer", registryReachableVault: testDeviation() },
    });
    const endpoints = (lock: string) =>
      (template.resource("azurerm_management_lock").named(lock).depends_on as string[]).filter((address) =>
        address.startsWith("azurerm_private_endpoint."),
      );
    expect(endpoints("keys_lock")).toEqual(["azurerm_private_endpoint.keys-endpoint"]);
    expect(endpoints("registry-keys_lock")).toEqual(["azurerm_private_endpoint.registry-keys-endpoint"]);
  });

  test("a data lake is locked too", () => {
    const lake = synthesized("prod", { storage: { dataLake: { filesystems: ["raw"] } } });
    expect(lake.resource("azurerm_management_lock").named("data-lake_lock")).toMatchObject({
      scope: "${azurerm_storage_account.data-lake.id}",
      depends_on: expect.arrayContaining([
        "azurerm_private_endpoint.data-lake-blob-endpoint",
        "azurerm_private_endpoint.data-lake-dfs-endpoint",
      ]),
    });
  });
});
