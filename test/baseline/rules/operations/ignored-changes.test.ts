import { ignoredChanges } from "../../../../baseline/rules/operations/ignored-changes";
import { findingsOf, resources } from "../findings";

const found = (type: string, ignore_changes: unknown, others: Record<string, Record<string, object>> = {}) =>
  findingsOf(ignoredChanges, resources({ [type]: { a: { lifecycle: { ignore_changes } } }, ...others }));
const STORAGE = "azurerm_storage_account";

test("tags, sizes and traffic are others' to change", () => {
  expect(found(STORAGE, undefined)).toEqual([]);
  expect(found(STORAGE, ["tags", 'tags["cost"]', "${tags}", "access_tier"])).toEqual([]);
  expect(found("azurerm_machine_learning_compute_cluster", ["scale_settings"])).toEqual([]);
  expect(found("azurerm_private_endpoint", ["private_dns_zone_group"])).toEqual([]);
});

test("of a body, its size and traffic are others' to change, and what an update beside it keeps", () => {
  const kept = "body.properties.publicNetworkAccess";
  const beside = (body: object, more: object = {}) => ({
    azapi_update_resource: { u: { resource_id: "${azapi_resource.a.id}", body, ...more } },
  });
  const closed = { properties: { publicNetworkAccess: "Disabled" } };
  expect(found("azapi_resource", ["body.sku.capacity", "body.properties.traffic"])).toEqual([]);
  expect(found("azapi_resource", [kept], beside(closed))).toEqual([]);
  expect(found("azapi_resource", [kept])).toHaveLength(1);
  expect(found("azapi_resource", [kept], beside({ properties: { description: "x" } }))).toHaveLength(1);
  expect(found("azapi_resource", ["body.properties.authMode"], beside(closed))).toHaveLength(1);
  // an update that ignores changes keeps nothing
  const ignoring = beside(closed, { lifecycle: { ignore_changes: ["body"] } });
  expect(found("azapi_resource", [kept], ignoring).length).toBeGreaterThan(1);
});

test("a name that only begins like one of security, or is one elsewhere, passes", () => {
  const machine = ["source_image_reference", "source_image_id", "identity", "admin_password"];
  expect(found("azurerm_windows_virtual_machine", machine)).toEqual([]);
  expect(found("azurerm_data_factory", ["source", "protocol", "route"])).toEqual([]);
  expect(found("azurerm_monitor_diagnostic_setting", ["log_analytics_destination_type"])).toEqual([]);
});

test("origins that Studio writes are ignored rightly, and nothing else of blobs", () => {
  expect(found(STORAGE, ["blob_properties[0].cors_rule"])).toEqual([]);
  for (const path of [
    "blob_properties",
    "blob_properties[0].versioning_enabled",
    "share_properties[0].cors_rule",
  ]) {
    expect(found(STORAGE, [path])).toHaveLength(1);
  }
});

test.each([
  [STORAGE, "public_network_access_enabled"],
  [STORAGE, "network_rules[0].default_action"],
  [STORAGE, "${shared_access_key_enabled}"],
  ["azurerm_key_vault", "network_acls"],
  ["azurerm_network_security_group", "security_rule"],
  ["azurerm_role_assignment", "role_definition_id"],
  ["azapi_resource", "body"],
  ["azurerm_machine_learning_workspace", "storage_account_id"],
  ["azurerm_machine_learning_workspace", "key_vault_id"],
  ["azurerm_machine_learning_workspace", "container_registry_id"],
  ["azurerm_machine_learning_workspace", "application_insights_id"],
  [STORAGE, "azure_files_authentication"],
  [STORAGE, "sftp_enabled"],
  [STORAGE, "static_website"],
  [STORAGE, "account_replication_type"],
  [STORAGE, "queue_properties"],
  ["azurerm_private_endpoint", "private_service_connection"],
  ["azurerm_monitor_diagnostic_setting", "log_analytics_workspace_id"],
  ["azurerm_monitor_diagnostic_setting", "storage_account_id"],
  ["azurerm_virtual_network", "dns_servers"],
  ["azurerm_virtual_network", "subnet"],
  ["azurerm_private_dns_zone_virtual_network_link", "virtual_network_id"],
  ["azurerm_private_dns_zone_virtual_network_link", "registration_enabled"],
  ["azurerm_key_vault", "tenant_id"],
  ["azurerm_application_insights", "workspace_id"],
  ["azurerm_application_insights", "disable_ip_masking"],
  ["azurerm_container_registry", "sku"],
  ["azurerm_monitor_private_link_scope", "ingestion_access_mode"],
  ["azuread_application_federated_identity_credential", "subject"],
  ["azurerm_cognitive_account", "public_network_access_enabled"],
])("%s that ignores %s is a violation", (type, name) => {
  expect(found(type, ["tags", name])).toEqual([
    `${type}.a: violation: lifecycle.ignore_changes has ${name.replace(/[${}]/g, "")}: what somebody changes there stays`,
  ]);
});

test.each(["all", ["all"]])("%j is one of all", (value) => {
  expect(found(STORAGE, value)).toEqual([
    "azurerm_storage_account.a: violation: lifecycle.ignore_changes is all: whatever somebody changes stays",
  ]);
});

test("a block of lifecycle in a list is read alike", () => {
  const a = { lifecycle: [{ ignore_changes: ["network_acls"] }] };
  expect(findingsOf(ignoredChanges, resources({ azurerm_key_vault: { a } }))).toHaveLength(1);
});

test("what a resource of its own writes is ignored rightly", () => {
  const key = {
    azurerm_storage_account_customer_managed_key: {
      k: { storage_account_id: "${azurerm_storage_account.a.id}" },
    },
  };
  expect(found(STORAGE, ["customer_managed_key"], key)).toEqual([]);
  expect(found(STORAGE, ["customer_managed_key"])).toHaveLength(1);
  expect(found(STORAGE, ["network_rules"], key)).toHaveLength(1);
  const subnet = {
    azurerm_subnet: { s: { virtual_network_name: "${azurerm_virtual_network.a.name}" } },
  };
  expect(found("azurerm_virtual_network", ["subnet"], subnet)).toEqual([]);
});

test("what isn't Azure's is left alone", () => {
  expect(found("terraform_data", "all")).toEqual([]);
});

describe("of an endpoint", () => {
  const ML = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01";
  const ignoring = (names: readonly string[], update: object) =>
    findingsOf(
      ignoredChanges,
      resources({
        azapi_resource: { e: { type: ML, lifecycle: { ignore_changes: names } } },
        azapi_update_resource: { u: { type: ML, resource_id: "${azapi_resource.e.id}", ...update } },
      }),
    );
  const closes = { body: { properties: { publicNetworkAccess: "Disabled" } } };

  test("only the very field that an update keeps is ignored rightly", () => {
    expect(ignoring(["body.properties.publicNetworkAccess"], closes)).toEqual([]);
    expect(ignoring(["body.properties"], closes)).toHaveLength(1);
    expect(ignoring(["body.properties.authMode"], closes)).toHaveLength(1);
  });

  test("an update of something else that only names it keeps nothing", () => {
    const elsewhere = { ...closes, resource_id: "/elsewhere", note: "${azapi_resource.e.id}" };
    expect(ignoring(["body.properties.publicNetworkAccess"], elsewhere)).toHaveLength(1);
  });

  test("what is sent at destroy alone is compared with nothing", () => {
    const request = (when: string) =>
      findingsOf(
        ignoredChanges,
        resources({
          azapi_resource_action: {
            a: { type: ML, method: "PUT", when, body: {}, lifecycle: { ignore_changes: ["body"] } },
          },
        }),
      );
    expect(request("destroy")).toEqual([]);
    expect(request("apply")).toHaveLength(1);
  });
});
