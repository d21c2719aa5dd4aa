import { flattened, synthesized } from "./synthesized";

/**
 * deploy/consistent-environments: dev and prod are the same class, and differ only where the table
 * of the README says. Each line of this list is a row of that table.
 */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  "names, tags and descriptions":
    /: (name|tags\.environment|friendly_name|description|custom_network_interface_name|private_service_connection\.name)$/,
  subscription: /: role_definition_id$/,
  "address space": /: (address_space|address_prefixes)$/,
  "egress: one curated feed in dev": /\.egress_/,
  "interactive compute in dev": /instance-churn-explore|\.interactive-identity|_interactive-/,
  "groups: data scientists work in dev": /_data-scientist-/,
  "groups: who rolls models out, and who calls them":
    /role_assignment\.(serving-(deployer|watcher|reader|log-sender)|(batch|online)-invoker)-/,
  "who is told by alerts": /action_group\.alerts: (email_receiver|short_name)$/,
  "training: low priority in dev, dedicated in prod; nodes":
    /cluster\.training: (vm_priority|scale_settings\.max_node_count)$/,
  "batch: nodes": /cluster\.batch: scale_settings\.max_node_count$/,
  "encryption: customer-managed keys":
    /\.keys_|\.keys-endpoint|\.encryption-identity|workspace\.workspace: (encryption\.|service_side_encryption_enabled|depends_on)|account\.storage: (identity|customer_managed_key|depends_on|queue_encryption_key_type|table_encryption_key_type)/,
  redundancy: /account\.storage: account_replication_type$|registry\.registry: zone_redundancy_enabled$/,
  "retention of logs": /monitoring_\w+: retention_in_days$/,
  "protection of data": /lifecycle\.prevent_destroy$|_management_lock\./,
  "the endpoint waits for the outbound rules that there are": /workspace-endpoint: depends_on$/,
  "example values to fill in": /example-values: lifecycle\.precondition$/,
  "computes wait for what the environment has": /(cluster\.(batch|training|image-build)): depends_on$/,
};

const dev = flattened(synthesized("dev"));
const prod = flattened(synthesized("prod"));
const different = [...new Set([...dev.keys(), ...prod.keys()])].filter(
  (key) => dev.get(key) !== prod.get(key),
);

test("deploy/consistent-environments: dev and prod differ only where the table says", () => {
  const rules = Object.values(ALLOWED);
  expect(different.filter((key) => !rules.some((rule) => rule.test(key)))).toEqual([]);
});

test.each(Object.entries(ALLOWED))("the table's row is true: %s", (_row, rule) => {
  expect(different.filter((key) => rule.test(key)).length).toBeGreaterThan(0);
});

describe("the values of the table", () => {
  const of = (environment: Map<string, string>, key: string) => JSON.parse(environment.get(key) ?? "null");

  test.each([
    ["azurerm_machine_learning_workspace.workspace: description", "churn, dev", "churn, prod"],
    ["azurerm_machine_learning_compute_cluster.training: vm_priority", "LowPriority", "Dedicated"],
    ["azurerm_machine_learning_compute_cluster.training: scale_settings.max_node_count", 4, 8],
    ["azurerm_machine_learning_compute_cluster.training: scale_settings.min_node_count", 0, 0],
    [
      "azurerm_machine_learning_compute_cluster.training: scale_settings.scale_down_nodes_after_idle_duration",
      "PT2M",
      "PT2M",
    ],
    ["azurerm_machine_learning_compute_cluster.batch: vm_priority", "Dedicated", "Dedicated"],
    ["azurerm_machine_learning_compute_cluster.batch: scale_settings.max_node_count", 2, 8],
    ["azurerm_machine_learning_compute_cluster.batch: scale_settings.min_node_count", 0, 0],
    ["azurerm_storage_account.storage: account_replication_type", "LRS", "ZRS"],
    ["azurerm_storage_account.storage: infrastructure_encryption_enabled", true, true],
    ["azurerm_container_registry.registry: zone_redundancy_enabled", false, true],
    ["azurerm_log_analytics_workspace.monitoring_logs: retention_in_days", 30, 365],
    ["azurerm_machine_learning_workspace.workspace: service_side_encryption_enabled", null, true],
    ["azurerm_machine_learning_workspace.workspace: public_network_access_enabled", false, false],
    [
      "azurerm_machine_learning_workspace.workspace: managed_network.isolation_mode",
      "AllowOnlyApprovedOutbound",
      "AllowOnlyApprovedOutbound",
    ],
  ])("%s: %s in dev, %s in prod", (key, inDev, inProd) => {
    expect([of(dev, key), of(prod, key)]).toEqual([inDev, inProd]);
  });

  test("cost/compute-instance-idle-shutdown: instances stop after 30 minutes in dev; prod has none", () => {
    expect(synthesized("dev").resource("azapi_resource").only).toMatchObject({
      body: { properties: { properties: { idleTimeBeforeShutdown: "PT30M" } } },
    });
    synthesized("prod").resource("azapi_resource").count(0);
  });

  test("security/managed-network-approved-outbound: one feed in dev, no rule at all in prod", () => {
    expect(
      synthesized("dev").resource("azurerm_machine_learning_workspace_network_outbound_rule_fqdn").only,
    ).toMatchObject({
      destination_fqdn: "packages.example.com",
    });
    expect([...prod.keys()].filter((key) => key.includes("outbound_rule"))).toEqual([]);
  });

  test("the state: a file in dev; a blob with Entra tokens, no key and a lock in prod", () => {
    expect(synthesized("dev").terraform.backend).toEqual({
      local: { path: "../../../terraform.dev.tfstate" },
    });
    expect(synthesized("prod").terraform.backend).toEqual({
      azurerm: {
        resource_group_name: "rg-churn-tfstate-weu",
        storage_account_name: "sttfchurnexample",
        container_name: "tfstate",
        key: "churn-prod.tfstate",
        subscription_id: "00000000-0000-0000-0000-000000000003",
        tenant_id: "00000000-0000-0000-0000-000000000001",
        environment: "public",
        use_azuread_auth: true,
      },
    });
  });
});
