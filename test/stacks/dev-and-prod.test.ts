import { COMPUTES, flattened, synthesized } from "./synthesized";

/**
 * deploy/consistent-environments: dev and prod are the same class, and differ only where the table
 * of the README says. Each line of this list is a row of that table.
 */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  "names, tags and descriptions":
    /: (name|tags\.environment|friendly_name|description|custom_network_interface_name|private_service_connection\.name)$/,
  subscription: /: role_definition_id$/,
  "address space": /: (address_space|address_prefixes)$/,
  "names within texts":
    /workbook: (display_name|data_json)$|vault-expiry_alert: body\..*\.description$|guardrails_allowed-registries: parameters$/,
  "egress: one curated feed in dev": /\.egress_|guardrails_python-channels: parameters$/,
  "interactive compute in dev": /instance-churn-explore|\.interactive-identity|_interactive-/,
  "groups: data scientists work in dev": /_data-scientist-/,
  "groups: who rolls models out, who calls them, and who publishes predictions":
    /role_assignment\.(publisher-jobs|storage_publisher-(predictions|staging)|serving-(deployer|watcher|reader|log-sender)|(batch|online)-invoker)-/,
  "who is told by alerts": /action_group\.alerts: (email_receiver|short_name)$|\.budget: notification$/,
  budget: /\.budget: amount$/,
  "training: low priority in dev, dedicated in prod; nodes":
    /cluster\.training: (vm_priority|scale_settings\.max_node_count)$/,
  "training: how long a job may take": /watch_training_training-duration: criteria$/,
  "batch: nodes": /cluster\.batch: scale_settings\.max_node_count$/,
  "encryption: customer-managed keys":
    /\.keys_|\.keys-(endpoint|expiry)|\.watch_keys_|guardrails_customer-managed-key: parameters$|exemptions_customer-managed-key-workspace-|\.encryption-identity|workspace\.workspace: (encryption\.|service_side_encryption_enabled|depends_on)|account\.storage: (identity|customer_managed_key|depends_on|queue_encryption_key_type|table_encryption_key_type)/,
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
    ["azurerm_consumption_budget_resource_group.budget: amount", 2200, 6000],
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
    expect(synthesized("dev").resource("azapi_resource", COMPUTES).only).toMatchObject({
      body: { properties: { properties: { idleTimeBeforeShutdown: "PT30M" } } },
    });
    synthesized("prod").resource("azapi_resource", COMPUTES).count(0);
  });

  test.each([
    ["guardrails_customer-managed-key", "effect", "Audit", "Deny"],
    [
      "guardrails_python-channels",
      "allowedPythonPackageChannels",
      ["https://packages.example.com/simple"],
      [],
    ],
  ])("%s: its %s is %j in dev, %j in prod, and nothing else differs", (assignment, name, inDev, inProd) => {
    const key = `azurerm_resource_group_policy_assignment.${assignment}: parameters`;
    const [{ [name]: first, ...rest }, { [name]: second, ...same }] = [dev, prod].map((one) =>
      JSON.parse(of(one, key)),
    );
    expect([first, second]).toEqual([{ value: inDev }, { value: inProd }]);
    expect(rest).toEqual(same);
  });

  test("a job may take 240 minutes in dev, 480 in prod, and is asked after alike", () => {
    const key = "azurerm_monitor_scheduled_query_rules_alert_v2.watch_training_training-duration: criteria";
    const [inDev, inProd] = [dev, prod].map((one) => String(of(one, key)[0].query));
    expect(inDev).toContain("240");
    expect(inDev?.replaceAll("240", "480")).toBe(inProd);
  });

  test("budgets tell at the same shares of the amount, each its own people", () => {
    const key = "azurerm_consumption_budget_resource_group.budget: notification";
    const told = (one: Map<string, string>) =>
      of(one, key).map(({ contact_emails, ...terms }: Record<string, unknown>) => [contact_emails, terms]);
    const asDev = told(prod).map(([, terms]: unknown[]) => [["ml-platform@example.com"], terms]);
    expect(told(dev)).toEqual(asDev);
    expect(new Set(told(prod).flatMap(([emails]: unknown[]) => emails))).toEqual(
      new Set(["ml-oncall@example.com"]),
    );
  });

  test("what names are part of is the same but for them, and for the vault of keys that dev hasn't", () => {
    const suffix = (one: Map<string, string>) => String(of(one, "azurerm_key_vault.vault: name")).slice(-5);
    const keys = different.filter((key) => ALLOWED["names within texts"]?.test(key));
    expect(keys).toHaveLength(4);
    for (const key of keys) {
      const inDev = String(of(dev, key)).replaceAll(/(?<=churn-?)dev/g, "prod");
      const inProd = String(of(prod, key)).replaceAll(`,"\${azurerm_key_vault.keys_vault.id}"`, "");
      expect(inDev.replaceAll(suffix(dev), suffix(prod))).toBe(inProd);
    }
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
