import { synthesized } from "../synthesized";
import {
  CLUSTER,
  dev,
  every,
  prod,
  REGISTRY,
  recommends,
  STORAGE,
  the,
  VAULT,
  WORKSPACE,
} from "./landing-zones";

describe("operations", () => {
  recommends(
    "operations/app-insights-on-endpoints: the workspace has Application Insights, based on Log Analytics",
    (stack) => {
      expect(the(stack, WORKSPACE).application_insights_id).toBe(
        "${azurerm_application_insights.monitoring_insights.id}",
      );
      expect(the(stack, "azurerm_application_insights").workspace_id).toBe(
        "${azurerm_log_analytics_workspace.monitoring_logs.id}",
      );
    },
  );

  recommends(
    "operations/monitor-training-infrastructure: the workspace's cluster and job events are collected",
    (stack) => {
      expect(
        stack.resource("azurerm_monitor_diagnostic_setting").named("workspace_workspace-logs"),
      ).toMatchObject({
        target_resource_id: "${azurerm_machine_learning_workspace.workspace.id}",
        enabled_log: [{ category_group: "allLogs" }],
        enabled_metric: [{ category: "AllMetrics" }],
      });
    },
  );

  recommends(
    "ai-performance/collect-pipeline-and-component-telemetry: storage transactions are collected",
    (stack) => {
      for (const service of ["account", "blob", "file", "queue", "table"]) {
        expect(
          stack.resource("azurerm_monitor_diagnostic_setting").named(`storage_${service}-logs`),
        ).toMatchObject({
          enabled_metric: [{ category: "Transaction" }],
        });
      }
    },
  );

  recommends("operations/minimize-workspace-count: one workspace for a use case and environment", (stack) => {
    stack.resource(WORKSPACE).count(1);
  });

  recommends("ai-operations/prefer-paas: managed computes and network, no machine to look after", (stack) => {
    expect(
      stack.resources().filter(({ type }) => /kubernetes|virtual_machine|firewall\b/.test(type)),
    ).toEqual([]);
  });

  recommends("operations/infrastructure-as-code: provider versions are pinned", (stack) => {
    expect(stack.terraform.required_providers).toEqual({
      azurerm: { source: "hashicorp/azurerm", version: "5.2.0" },
      azapi: { source: "azure/azapi", version: "2.12.0" },
    });
  });
});

describe("performance", () => {
  recommends("performance/training-compute-choice: training scales out on a cluster", (stack) => {
    expect(stack.resource(CLUSTER).named("training")).toMatchObject({
      description: "Trains models",
      scale_settings: { min_node_count: 0 },
    });
  });

  test("ai-performance/suitable-data-platform: a data lake is an account of its own", () => {
    const lake = synthesized("dev", { storage: { dataLake: { filesystems: ["raw"] } } });
    expect(lake.resource(STORAGE).all.map(({ attributes }) => attributes.is_hns_enabled)).toEqual([
      true,
      false,
    ]);
  });

  test("deploy/many-models-parallel-experiments: prod's training cluster has room for eight nodes", () => {
    expect(prod.resource(CLUSTER).named("training").scale_settings).toMatchObject({ max_node_count: 8 });
  });
});

describe("data", () => {
  recommends(
    "ai-security/https-everywhere-tls-termination, deploy/batch-tls-default: nothing speaks without TLS",
    (stack) => {
      expect(the(stack, STORAGE)).toMatchObject({
        https_traffic_only_enabled: true,
        min_tls_version: "TLS1_2",
      });
    },
  );

  recommends(
    "ai-security/encrypt-all-data-stores: twice with platform keys, or with the customer's",
    (stack) => {
      expect(the(stack, STORAGE).infrastructure_encryption_enabled).toBe(true);
    },
  );

  test("ai-security/encrypt-all-data-stores: prod's storage has the customer's key, for queues and tables too", () => {
    expect(the(prod, STORAGE)).toMatchObject({
      customer_managed_key: { key_vault_key_id: expect.stringMatching(/\/keys\/storage$/) },
      queue_encryption_key_type: "Account",
      table_encryption_key_type: "Account",
    });
  });

  recommends(
    "ai-security/private-access-to-image-data-code-repos: images, data and code come over private endpoints",
    (stack) => {
      const reached = every(stack, "azurerm_private_endpoint").flatMap(
        ({ private_service_connection }) =>
          (private_service_connection as { subresource_names: string[] }).subresource_names,
      );
      expect([...new Set(reached)].sort()).toEqual([
        "amlworkspace",
        "blob",
        "file",
        "queue",
        "registry",
        "table",
        "vault",
      ]);
    },
  );

  recommends("ai-security/protect-model-artifacts: no anonymous reader, no export, no key", (stack) => {
    expect(the(stack, REGISTRY)).toMatchObject({
      anonymous_pull_enabled: false,
      export_policy_enabled: false,
      admin_enabled: false,
    });
    expect(the(stack, STORAGE)).toMatchObject({
      allow_nested_items_to_be_public: false,
      shared_access_key_enabled: false,
    });
  });

  recommends(
    "ai-security/rbac-abac-control-and-data-plane: vaults know roles, not access policies",
    (stack) => {
      for (const vault of every(stack, VAULT)) {
        expect(vault.rbac_authorization_enabled).toBe(true);
        expect(vault).not.toHaveProperty("access_policy");
      }
    },
  );

  test("ai-security/remove-unneeded-personal-data: confidential data sets the high-business-impact flag", () => {
    const confidential = synthesized("prod", {
      tags: { owner: "x", costCenter: "1", dataClassification: "highly-confidential" },
    });
    expect(the(confidential, WORKSPACE).high_business_impact).toBe(true);
    expect(the(prod, WORKSPACE).high_business_impact).toBe(false);
  });

  recommends("ai-security/remove-unneeded-personal-data: old versions of blobs go", (stack) => {
    expect(JSON.stringify(the(stack, "azurerm_storage_management_policy").rule)).toContain(
      '"delete_after_days_since_creation":30',
    );
  });
});

describe("deployment in production", () => {
  recommends(
    "deploy/security-authn-authz-encryption-network: identity, roles, keys off, private network together",
    (stack) => {
      expect(the(stack, WORKSPACE)).toMatchObject({
        public_network_access_enabled: false,
        v1_legacy_mode_enabled: false,
        storage_account_access_type: "Identity",
        managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" },
      });
    },
  );

  test("deploy/batch-datastore-high-availability: what batch jobs read and write spans zones in prod", () => {
    expect(the(prod, STORAGE).account_replication_type).toBe("ZRS");
    expect(the(dev, STORAGE).account_replication_type).toBe("LRS");
  });

  recommends(
    "deploy/batch-ingress-private-workspace: batch jobs come in through the private workspace only",
    (stack) => {
      expect(the(stack, WORKSPACE).public_network_access_enabled).toBe(false);
      expect(
        stack.resource("azurerm_private_endpoint").named("workspace-endpoint").private_service_connection,
      ).toMatchObject({
        subresource_names: ["amlworkspace"],
      });
    },
  );

  test("deploy/batch-data-access-credentials: datastores keep no key and no SAS", () => {
    const stack = synthesized("prod", { storage: { containers: ["inputs"] } });
    const datastores = every(stack, "azurerm_machine_learning_datastore_blobstorage");
    expect(datastores.map(({ name }) => name)).toEqual(["inputs", "predictions", "predictions_staging"]);
    for (const datastore of datastores) {
      expect(datastore.service_data_auth_identity).toBe("WorkspaceUserAssignedIdentity");
      expect(datastore).not.toHaveProperty("account_key");
      expect(datastore).not.toHaveProperty("shared_access_signature");
    }
  });
});
