import { Testing } from "cdktf";
import type { LandingZoneConfig } from "../../stacks/config/landing-zone-config";
import { resolveConfig } from "../../stacks/config/profile";
import { LandingZoneStack } from "../../stacks/landing-zone-stack";
import { accepted } from "../support/deviations";
import { testDeviation } from "../support/fixtures";
import { Template } from "../support/template";
import { goodDev, zoneIds } from "./config/good-configs";
import { COMPUTES, landingZone, synthesized } from "./synthesized";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/hub/providers";
const dev = synthesized("dev");

function roles(template: Template, prefix: string): string[][] {
  return template
    .resource("azurerm_role_assignment")
    .all.filter(({ attributes }) => String(attributes.principal_id).includes(prefix))
    .map(({ attributes }) => [
      String(attributes.role_definition_id).split("/").pop() ?? "",
      String(attributes.scope),
    ]);
}

describe("identities", () => {
  test("ai-security/identity-segmentation: one identity a purpose, and no other", () => {
    const names = dev
      .resource("azurerm_user_assigned_identity")
      .all.map(({ address }) => address.split(".")[1]);
    expect(names).toEqual([
      "alerts-identity",
      "batch-identity",
      "image-build-identity",
      "interactive-identity",
      "serving-identity",
      "training-identity",
      "workspace-identity",
    ]);
  });

  test("every compute uses the identity of its purpose", () => {
    const clusters = dev.resource("azurerm_machine_learning_compute_cluster");
    for (const purpose of ["batch", "training", "image-build"]) {
      expect(clusters.named(purpose).identity).toEqual({
        type: "UserAssigned",
        identity_ids: [`\${azurerm_user_assigned_identity.${purpose}-identity.id}`],
      });
    }
    expect(dev.resource("azapi_resource", COMPUTES).only.identity).toEqual([
      { type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.interactive-identity.id}"] },
    ]);
  });

  test.each(["training", "batch", "interactive"])(
    "security/least-privilege-workspace-identity: %s pulls images and works on data, nothing else",
    (purpose) => {
      expect(roles(dev, `.${purpose}-identity.`).sort()).toEqual([
        ["69566ab7-960f-475b-8e7c-b3118f30c6bd", "${azurerm_storage_account.storage.id}"],
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d", "${azurerm_container_registry.registry.id}"],
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe", "${azurerm_storage_account.storage.id}"],
      ]);
    },
  );

  test("image building pushes images and reads code", () => {
    expect(roles(dev, ".image-build-identity.").sort()).toEqual([
      ["2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "${azurerm_storage_account.storage.id}"],
      ["8311e382-0749-4cb8-b61a-304f252e45ec", "${azurerm_container_registry.registry.id}"],
    ]);
  });

  test("no role reaches beyond a resource, and none is Owner or Contributor", () => {
    for (const template of [dev, synthesized("prod")]) {
      for (const { address, attributes } of template.resource("azurerm_role_assignment").all) {
        const [, role] = /\.serving-(watcher|reader)-group-/.exec(address) ?? [];
        if (role !== undefined) {
          // who changes something has a group that holds nothing else; in the landing zone's own one only looks
          const group = role === "watcher" ? "serving-group" : "group";
          expect(attributes.scope).toBe(`\${azurerm_resource_group.${group}.id}`);
          continue;
        }
        expect(attributes.scope).toMatch(/^\$\{azurerm_(?!resource_group|subscription)\w+\.[\w-]+\.id\}/);
        expect(attributes.role_definition_id).not.toMatch(/8e3af657-a8ff|b24988ac-6180/);
      }
    }
  });
});

describe("order", () => {
  test("computes wait for endpoints, the last outbound rule and their own roles", () => {
    const { depends_on } = dev.resource("azurerm_machine_learning_compute_cluster").named("training");
    expect(depends_on).toEqual(
      expect.arrayContaining([
        "azurerm_private_endpoint.workspace-endpoint",
        "azurerm_private_endpoint.storage-blob-endpoint",
        "azurerm_private_endpoint.vault-endpoint",
        "azurerm_private_endpoint.registry-endpoint",
        "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.egress_packages-example-com",
        "azurerm_role_assignment.registry_training-pull",
        "azurerm_role_assignment.storage_training-blobs",
        "azurerm_role_assignment.storage_training-files",
      ]),
    );
  });

  test("the image-build cluster has the name that the workspace says", () => {
    expect(dev.resource("azurerm_machine_learning_workspace").only.image_build_compute_name).toBe(
      dev.resource("azurerm_machine_learning_compute_cluster").named("image-build").name,
    );
  });
});

describe("private endpoints and zones", () => {
  test("ai-security/private-access-to-image-data-code-repos: the studio sees the storage's endpoints as the workspace", () => {
    for (const part of ["blob", "file"]) {
      expect(dev.resource("azurerm_role_assignment").named(`studio-${part}-endpoint-reader`)).toMatchObject({
        scope: `\${azurerm_private_endpoint.storage-${part}-endpoint.id}`,
        role_definition_id: expect.stringContaining("acdd72a7-3385-48ef-bd42-f606fba81ae7"),
        principal_id: "${azurerm_user_assigned_identity.workspace-identity.principal_id}",
        description: "previews of data and notebooks in the studio",
      });
    }
  });

  test("security/dependent-services-private: vaults of keys have an endpoint too", () => {
    expect(synthesized("prod").resource("azurerm_private_endpoint").named("keys-endpoint")).toMatchObject({
      private_service_connection: {
        private_connection_resource_id: "${azurerm_key_vault.keys_vault.id}",
        subresource_names: ["vault"],
      },
    });
  });

  test("security/workspace-private-endpoint: both zones in one group", () => {
    expect(dev.resource("azurerm_private_endpoint").named("workspace-endpoint")).toMatchObject({
      private_dns_zone_group: {
        private_dns_zone_ids: [
          "${azurerm_private_dns_zone.dns_workspace-api.id}",
          "${azurerm_private_dns_zone.dns_workspace-notebooks.id}",
        ],
      },
      private_service_connection: { is_manual_connection: false, subresource_names: ["amlworkspace"] },
    });
  });

  test("security/dependent-services-private: every sub-resource in use has an endpoint", () => {
    const targets = dev.resource("azurerm_private_endpoint").all.map(({ attributes }) => {
      const connection = attributes.private_service_connection as Record<string, unknown>;
      return [connection.private_connection_resource_id, connection.subresource_names];
    });
    expect(targets).toEqual([
      ["${azurerm_container_registry.registry.id}", ["registry"]],
      ["${azurerm_storage_account.storage.id}", ["blob"]],
      ["${azurerm_storage_account.storage.id}", ["file"]],
      ["${azurerm_storage_account.storage.id}", ["queue"]],
      ["${azurerm_storage_account.storage.id}", ["table"]],
      ["${azurerm_key_vault.vault.id}", ["vault"]],
      ["${azurerm_machine_learning_workspace.workspace.id}", ["amlworkspace"]],
    ]);
  });

  test("zones that policy writes are left to policy", () => {
    const template = synthesized("dev", { dns: "policy" });
    template.resource("azurerm_private_dns_zone").count(0);
    for (const { attributes } of template.resource("azurerm_private_endpoint").count(7).all) {
      expect(attributes).not.toHaveProperty("private_dns_zone_group");
      expect(attributes.lifecycle).toEqual({ ignore_changes: ["private_dns_zone_group"] });
    }
  });

  test("a hub's zones are used by their ids", () => {
    const template = synthesized("dev", { dns: { zoneIds: zoneIds() } });
    template.resource("azurerm_private_dns_zone").count(0);
    expect(template.resource("azurerm_private_endpoint").named("storage-blob-endpoint")).toMatchObject({
      private_dns_zone_group: { private_dns_zone_ids: [zoneIds().blob] },
    });
  });

  test("an existing network is used, not made", () => {
    const network = `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/shared`;
    const template = synthesized("dev", {
      network: { existing: { virtualNetworkId: network, endpointsSubnetId: `${network}/subnets/endpoints` } },
    });
    template.resource("azurerm_virtual_network").count(0);
    template.resource("azurerm_subnet").count(0);
    expect(template.resource("azurerm_private_endpoint").named("vault-endpoint").subnet_id).toBe(
      `${network}/subnets/endpoints`,
    );
    expect(
      template.resource("azurerm_private_dns_zone_virtual_network_link").named("dns_blob-link"),
    ).toMatchObject({
      virtual_network_id: network,
    });
  });

  test("security/managed-vnet-isolation: a compute subnet of an existing network changes nothing by itself", () => {
    const network = `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/shared`;
    const existing = {
      virtualNetworkId: network,
      endpointsSubnetId: `${network}/subnets/endpoints`,
      computeSubnetId: `${network}/subnets/computes`,
    };
    const workspace = synthesized("dev", { network: { existing } }).resource(
      "azurerm_machine_learning_workspace",
    ).only;
    expect(workspace.managed_network).toMatchObject({ isolation_mode: "AllowOnlyApprovedOutbound" });
    expect(workspace).not.toHaveProperty("serverless_compute");
  });

  test("Bastion, runner and hub peering come by option", () => {
    dev.resource("azurerm_bastion_host").count(0);
    const template = synthesized("dev", {
      network: {
        addressSpace: ["10.20.0.0/22"],
        bastion: "10.20.3.0/26",
        runnerSubnet: true,
        dnsServers: ["10.0.0.10"],
        hub: {
          virtualNetworkId: `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/hub`,
          useRemoteGateways: true,
          allowForwardedTraffic: true,
        },
      },
    });
    template.resource("azurerm_bastion_host").withProperties({ zones: ["1", "2", "3"] });
    expect(template.resource("azurerm_subnet").named("network_bastion").address_prefixes).toEqual([
      "10.20.3.0/26",
    ]);
    expect(template.resource("azurerm_subnet").named("network_runner").address_prefixes).toEqual([
      "10.20.2.0/24",
    ]);
    expect(template.resource("azurerm_virtual_network").only.dns_servers).toEqual(["10.0.0.10"]);
    expect(template.resource("azurerm_virtual_network_peering").only).toMatchObject({
      remote_virtual_network_id: `${SUBSCRIPTION}/Microsoft.Network/virtualNetworks/hub`,
      use_remote_gateways: true,
      allow_forwarded_traffic: true,
    });
  });

  test("a monitor private link scope closes logs and telemetry, with its zones and endpoint", () => {
    const template = synthesized("dev", { monitoring: { privateLinkScope: true } });
    expect(template.resource("azurerm_private_endpoint").named("monitor-endpoint")).toMatchObject({
      private_service_connection: { subresource_names: ["azuremonitor"] },
      depends_on: expect.arrayContaining(["azurerm_monitor_private_link_scoped_service.monitor-scope_logs"]),
    });
    expect(template.resource("azurerm_log_analytics_workspace").only).toMatchObject({
      internet_ingestion_access_type: "Disabled",
      internet_query_access_type: "Disabled",
    });
    template.resource("azurerm_private_dns_zone").count(12);
    expect(template.resource("azapi_resource").named("egress_monitor")).toMatchObject({
      body: { properties: { destination: { subresourceTarget: "azuremonitor" } } },
    });
    template.resource("azurerm_role_assignment").named("monitor-scope_network-approver");
  });
});

describe("a data lake beside the workspace's account", () => {
  const lake = synthesized("dev", { storage: { dataLake: { filesystems: ["raw"] } } });

  test("jobs, data scientists and the workspace may read and write it, and nobody has an account key", () => {
    const names = lake
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => attributes.scope === "${azurerm_storage_account.data-lake.id}")
      .map(({ address }) => address.replace("azurerm_role_assignment.data-lake_", ""));
    expect(names).toEqual([
      "batch-blobs",
      "data-scientist-blobs-00000000-0000-0000-0000-000000000011",
      "interactive-blobs",
      "network-approver",
      "training-blobs",
      "workspace-blobs",
      "workspace-reader",
    ]);
  });

  test("computes in the managed network reach it over private endpoints of their own", () => {
    const rules = lake
      .resource("azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint")
      .count(2);
    expect(rules.named("egress_data-lake-dfs")).toMatchObject({
      service_resource_id: "${azurerm_storage_account.data-lake.id}",
      sub_resource_target: "dfs",
    });
    expect(rules.named("egress_data-lake-dfs").depends_on).toEqual([
      "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint.egress_data-lake-blob",
    ]);
    expect(lake.resource("azapi_update_resource").only.depends_on).toEqual([
      "azurerm_role_assignment.data-lake_network-approver",
    ]);
  });
});

describe("what writes the workspace, one after the other", () => {
  test("the private endpoint waits for the last outbound rule", () => {
    expect(dev.resource("azurerm_private_endpoint").named("workspace-endpoint").depends_on).toEqual([
      "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.egress_packages-example-com",
    ]);
  });
});

describe("own network instead of the managed one", () => {
  const template = synthesized("dev", {
    network: {
      addressSpace: ["10.20.0.0/22"],
      computeIsolation: "own-network",
      computeSubnet: { firewallPrivateIp: "10.0.0.4" },
    },
    egress: undefined,
  });

  test("security/advisor-compute-in-vnet: computes lie in the compute subnet, without a managed network", () => {
    const subnet = expect.stringContaining("network_compute");
    expect(template.resource("azurerm_machine_learning_workspace").only).toMatchObject({
      managed_network: { isolation_mode: "Disabled" },
      serverless_compute: { subnet_id: subnet, public_ip_enabled: false },
    });
    for (const { attributes } of template.resource("azurerm_machine_learning_compute_cluster").count(3).all) {
      expect(attributes.subnet_resource_id).toEqual(subnet);
    }
  });

  test("security/minimize-exfiltration-service-endpoint-policy: only the landing zone's accounts", () => {
    const definitions = template.resource("azurerm_subnet_service_endpoint_storage_policy").only.definition;
    expect(JSON.stringify(definitions)).toContain("${azurerm_storage_account.storage.id}");
  });
});

describe("encryption", () => {
  test("security/encrypt-with-cmk: prod encrypts workspace and storage with versionless keys", () => {
    const prod = synthesized("prod");
    const vault = prod.resource("azurerm_key_vault").named("keys_vault").name;
    expect(prod.resource("azurerm_machine_learning_workspace").only.encryption).toEqual({
      key_vault_id: "${azurerm_key_vault.keys_vault.id}",
      key_id: `https://${vault}.vault.azure.net/keys/workspace`,
      user_assigned_identity_id: "${azurerm_user_assigned_identity.workspace-identity.id}",
    });
    expect(prod.resource("azurerm_storage_account").only.customer_managed_key).toEqual({
      key_vault_key_id: `https://${vault}.vault.azure.net/keys/storage`,
      user_assigned_identity_id: "${azurerm_user_assigned_identity.encryption-identity.id}",
    });
    expect(prod.resource("azurerm_container_registry").only).not.toHaveProperty("encryption");
  });

  test("a registry's own key lies in a vault of its own, the only open one", () => {
    const template = synthesized("prod", {
      encryption: { keys: "customer", registry: "customer", registryReachableVault: testDeviation() },
    });
    const vaults = template.resource("azurerm_key_vault");
    expect(vaults.named("registry-keys_vault")).toMatchObject({
      public_network_access_enabled: true,
      network_acls: { default_action: "Allow" },
    });
    for (const name of ["keys_vault", "vault"]) {
      expect(vaults.named(name)).toMatchObject({
        public_network_access_enabled: false,
        network_acls: { default_action: "Deny" },
      });
    }
    expect(template.resource("azurerm_container_registry").only).toMatchObject({
      encryption: [
        {
          key_vault_key_id: expect.stringMatching(
            /^https:\/\/kvk-churn-cr-prod-\w{5}\.vault\.azure\.net\/keys\/registry$/,
          ),
        },
      ],
      identity: { identity_ids: ["${azurerm_user_assigned_identity.registry-identity.id}"] },
    });
  });

  test("keys that exist are used where they are", () => {
    const keyVaultId = `${SUBSCRIPTION}/Microsoft.KeyVault/vaults/kv-central`;
    const template = synthesized("prod", {
      encryption: {
        keys: "customer",
        keyVault: { keyVaultId, workspaceKey: "ml", storageKey: "st", registryKey: "cr" },
        registry: "customer",
        registryReachableVault: testDeviation(),
      },
    });
    template.resource("azapi_resource_action").count(0);
    expect(template.resource("azurerm_machine_learning_workspace").only.encryption).toMatchObject({
      key_vault_id: keyVaultId,
      key_id: "https://kv-central.vault.azure.net/keys/ml",
    });
    expect(template.resource("azurerm_storage_account").only.customer_managed_key).toMatchObject({
      key_vault_key_id: "https://kv-central.vault.azure.net/keys/st",
    });
    expect(template.resource("azurerm_container_registry").only.encryption).toMatchObject([
      { key_vault_key_id: "https://kv-central.vault.azure.net/keys/cr" },
    ]);
  });

  test("confidential data brings its own keys, no purge and a year of logs to dev", () => {
    const tags = { owner: "x", costCenter: "1", dataClassification: "confidential" as const };
    const encryption = { keys: "customer" as const, registryPlatformKeys: testDeviation() };
    const template = synthesized("dev", { tags, encryption });
    expect(template.resource("azurerm_machine_learning_workspace").only).toMatchObject({
      high_business_impact: true,
      service_side_encryption_enabled: true,
    });
    expect(template.resource("azurerm_log_analytics_workspace").only.retention_in_days).toBe(365);
    expect(template.provider("azurerm").features).toMatchObject([
      { machine_learning: [{ purge_soft_deleted_workspace_on_destroy: false }] },
    ]);
  });
});

describe("example values", () => {
  test("a plan is refused while they stand, listing each with its file", () => {
    const { lifecycle } = dev.resource("terraform_data").only as {
      lifecycle: { precondition: [{ error_message: string }] };
    };
    const [{ error_message }] = lifecycle.precondition;
    expect(error_message).toContain("The configuration holds 18 example value(s)");
    expect(error_message).toContain(
      'environments/dev.ts: subscriptionId = "00000000-0000-0000-0000-000000000002": the subscription\'s id',
    );
    expect(error_message).toContain(
      'environments/dev.ts: policies.modelRegistries[0] = "mlexample": a name of your own',
    );
    expect(dev.json.variable).toMatchObject({ accept_example_values: { type: "bool", default: false } });
  });

  test("without any, a plan is not held up", () => {
    const app = Testing.app({ stackTraces: false });
    const stack = new LandingZoneStack(app, "dev", { config: resolveConfig(goodDev()) });
    Template.of(stack).resource("terraform_data").count(0);
  });
});

describe("options", () => {
  test("deploy/batch-registered-datastores: containers and file systems become identity-based datastores", () => {
    const template = synthesized("dev", {
      storage: { containers: ["model-inputs"], dataLake: { filesystems: ["raw-data"] } },
    });
    expect(
      template.resource("azurerm_machine_learning_datastore_blobstorage").named("datastore-model-inputs"),
    ).toMatchObject({
      name: "model_inputs",
      storage_container_id: "${azurerm_storage_container.storage_container-model-inputs.id}",
    });
    expect(template.resource("azurerm_machine_learning_datastore_datalake_gen2").only).toMatchObject({
      name: "lake_raw_data",
      storage_container_id: "${azurerm_storage_container.data-lake_container-raw-data.id}",
    });
    expect(template.resource("azurerm_storage_account").named("data-lake")).toMatchObject({
      is_hns_enabled: true,
    });
    expect(template.resource("azurerm_storage_account").named("storage")).toMatchObject({
      is_hns_enabled: false,
    });
    expect(
      template
        .resource("azurerm_monitor_diagnostic_setting")
        .all.filter(({ address }) => address.includes("data-lake_")),
    ).toHaveLength(5);
  });

  test("ai-security/rbac-abac-control-and-data-plane: data scientists can be kept to containers", () => {
    const groups = {
      dataScientists: [{ group: "aaaaaaaa-0000-0000-0000-000000000001" }],
      dataAccess: { containers: ["features"] },
    };
    const assignment = synthesized("dev", { groups })
      .resource("azurerm_role_assignment")
      .named("storage_data-scientist-blobs-aaaaaaaa-0000-0000-0000-000000000001");
    expect(assignment.condition).toContain("ForAnyOfAnyValues:StringEquals {'features'}");
    expect(
      dev
        .resource("azurerm_role_assignment")
        .named("storage_data-scientist-blobs-00000000-0000-0000-0000-000000000011"),
    ).not.toHaveProperty("condition");
  });

  test("security/approved-python-packages: egress of every kind, in one chain", () => {
    const egress: LandingZoneConfig["egress"] = {
      packageFeed: "packages.example.com",
      fqdns: [{ host: "api.example.com" }],
      serviceTags: [{ tag: "AzureMonitor", protocol: "TCP", ports: "443" }],
      privateEndpoints: [
        { targetId: `${SUBSCRIPTION}/Microsoft.Search/searchServices/docs`, subresource: "searchService" },
      ],
      firewallSku: "Standard",
    };
    const template = synthesized("dev", { egress });
    expect(template.resource("azapi_update_resource").only.body).toMatchObject({
      properties: { managedNetwork: { firewallSku: "Standard" } },
    });
    template.resource("azurerm_machine_learning_workspace_network_outbound_rule_fqdn").count(2);
    template.resource("azurerm_machine_learning_workspace_network_outbound_rule_service_tag").count(1);
    expect(template.resource("azurerm_role_assignment").named("approver-docs-a92662")).toMatchObject({
      scope: `${SUBSCRIPTION}/Microsoft.Search/searchServices/docs`,
      role_definition_id: expect.stringContaining("b556d68e-0be0-4f35-a333-ad7ee1ce17ea"),
      principal_id: "${azurerm_user_assigned_identity.workspace-identity.principal_id}",
    });
    expect(
      template.resource("azurerm_machine_learning_compute_cluster").named("batch").depends_on,
    ).toContainEqual(expect.stringMatching(/^azapi_resource\.egress_/));
  });

  test("reliability/segregate-exploratory-from-production: an instance in prod carries its deviation", () => {
    const compute: LandingZoneConfig["compute"] = {
      instances: [
        {
          name: "churn-debug",
          assignedTo: "aaaaaaaa-0000-0000-0000-000000000021",
          schedule: { start: "08:05", stop: "18:30", timeZone: "W. Europe Standard Time" },
          productionUse: testDeviation(),
        },
      ],
    };
    const { body } = synthesized("prod", { compute }).resource("azapi_resource", COMPUTES).only;
    expect(JSON.stringify(body)).toContain('"expression":"5 8 * * 1-5"');
    expect(JSON.stringify(body)).toContain('"expression":"30 18 * * 1-5"');
    const unsaid = compute.instances?.map((instance) => ({ ...instance, productionUse: undefined }));
    expect(() => landingZone("prod", { compute: { instances: unsaid } })).toThrow(
      /^prod\/instance-churn-debug: inProduction needs productionUse/,
    );
  });

  test("promotion of artifacts needs no training cluster in prod", () => {
    const template = synthesized("prod", { promotion: "artifact" });
    const names = template
      .resource("azurerm_machine_learning_compute_cluster")
      .all.map(({ address }) => address);
    expect(names).toEqual([
      "azurerm_machine_learning_compute_cluster.batch",
      "azurerm_machine_learning_compute_cluster.image-build",
    ]);
  });

  test("platform keys in prod are possible with a deviation, which the stack lists", () => {
    const stack = landingZone("prod", { encryption: { keys: "platform", deviation: testDeviation() } });
    expect(accepted(stack)).toMatchObject([
      {
        construct: "",
        property: "encryption",
        recommendations: ["security/encrypt-with-cmk"],
        rules: [
          "security/registry-customer-managed-key",
          "security/storage-customer-managed-key",
          "security/workspace-customer-managed-key",
        ],
        ...testDeviation(),
      },
      // those that prod is committed with
      { construct: "guardrails", property: "unapprovedJobs", rules: ["security/policy-approval"] },
      { construct: "guardrails", property: "unsignedCode", rules: ["security/policy-signed-code"] },
    ]);
  });

  test("the workspace's identity gets Contributor by deviation only", () => {
    const template = synthesized("dev", { workspaceIdentityControlPlane: testDeviation() });
    const contributors = template
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => String(attributes.role_definition_id).includes("b24988ac"));
    expect(contributors).toHaveLength(4);
  });
});

describe("operations/collect-resource-logs", () => {
  test("everything that has logs sends them to Log Analytics", () => {
    const targets = dev
      .resource("azurerm_monitor_diagnostic_setting")
      .all.map(({ attributes }) => String(attributes.target_resource_id));
    const withLogs = dev
      .resources()
      .filter(({ type }) =>
        [
          "azurerm_storage_account",
          "azurerm_key_vault",
          "azurerm_container_registry",
          "azurerm_machine_learning_workspace",
          "azurerm_log_analytics_workspace",
          "azurerm_application_insights",
          "azurerm_virtual_network",
          "azurerm_network_security_group",
        ].includes(type),
      );
    expect(withLogs).toHaveLength(8);
    for (const { address } of withLogs) {
      expect(targets).toContainEqual(`\${${address}.id}`);
    }
    for (const { attributes } of dev.resource("azurerm_monitor_diagnostic_setting").all) {
      expect(attributes.log_analytics_workspace_id).toBe(
        "${azurerm_log_analytics_workspace.monitoring_logs.id}",
      );
    }
  });

  test("a network with Bastion: both, and the groups of their subnets", () => {
    const targets = synthesized("dev", { network: { addressSpace: ["10.20.0.0/22"], bastion: true } })
      .resource("azurerm_monitor_diagnostic_setting")
      .all.map(({ attributes }) => attributes.target_resource_id);
    expect(targets).toEqual(
      expect.arrayContaining([
        "${azurerm_virtual_network.network.id}",
        "${azurerm_network_security_group.network_endpoints_nsg.id}",
        "${azurerm_network_security_group.network_bastion_nsg.id}",
        "${azurerm_bastion_host.bastion.id}",
      ]),
    );
  });
});
