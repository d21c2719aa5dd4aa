import { Token } from "cdktf";
import { EntraGroup } from "../../../constructs/identity/principals";
import { InferenceCluster } from "../../../constructs/kubernetes/inference-cluster";
import type { InferenceClusterProps } from "../../../constructs/kubernetes/inference-cluster-props";
import { collectLogs } from "../../../constructs/observability/collect-logs";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { accepted } from "../../support/deviations";
import { armId, testDeviation } from "../../support/fixtures";
import { reference, TEST_TENANT, Template } from "../../support/template";
import {
  at,
  CLUSTER_ID,
  CONTROL_PLANE,
  clusterOf,
  KUBELET,
  readableStack,
  SUBNET,
  ZONE_ID,
} from "./fixtures";

const ADDRESS = "azurerm_kubernetes_cluster.cluster";
const POOL = "azurerm_kubernetes_cluster_node_pool.cluster_inference";

function cluster(props: Partial<InferenceClusterProps> = {}): Record<string, unknown> {
  const stack = readableStack();
  clusterOf(stack, props);
  return at(stack, ADDRESS);
}

describe("InferenceCluster", () => {
  test("deploy/online-managed-or-kubernetes: private, in a zone of one's own, and no way around it", () => {
    expect(cluster()).toMatchObject({
      name: "aks-churn-test-weu",
      location: "westeurope",
      private_cluster_enabled: true,
      private_cluster_public_fqdn_enabled: false,
      private_dns_zone_id: ZONE_ID,
      dns_prefix_private_cluster: "aks-churn-test-weu",
      run_command_enabled: false,
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
    expect(cluster()).not.toHaveProperty("api_server_access_profile");
    expect(cluster()).not.toHaveProperty("dns_prefix");
  });

  test("nobody signs in but by Entra, and rights are Azure's roles", () => {
    expect(cluster()).toMatchObject({
      local_account_disabled: true,
      role_based_access_control_enabled: true,
      azure_active_directory_role_based_access_control: {
        azure_rbac_enabled: true,
        tenant_id: TEST_TENANT,
      },
    });
  });

  test("ai-security/identity-segmentation: control plane and nodes act as identities of their own", () => {
    expect(cluster()).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: [CONTROL_PLANE.identityId] },
      kubelet_identity: {
        client_id: KUBELET.clientId,
        object_id: KUBELET.principalId,
        user_assigned_identity_id: KUBELET.identityId,
      },
      oidc_issuer_enabled: true,
      workload_identity_enabled: true,
      depends_on: ["terraform_data.roles"],
    });
  });

  test("it waits for what else must be there first", () => {
    const stack = readableStack();
    clusterOf(stack, { dependsOn: [new TerraformData(stack, "routes")] });
    expect(at(stack, ADDRESS).depends_on).toEqual(["terraform_data.roles", "terraform_data.routes"]);
  });

  test("reliability/sla-driven-compute-choice: a tier with an uptime agreement", () => {
    expect(cluster().sku_tier).toBe("Standard");
    expect(cluster({ skuTier: "Premium" }).sku_tier).toBe("Premium");
  });

  test("policies are enforced, images cleaned, costs told apart, versions kept up in a window", () => {
    const window = {
      frequency: "Weekly",
      interval: 1,
      day_of_week: "Sunday",
      start_time: "02:00",
      utc_offset: "+00:00",
      duration: 4,
    };
    expect(cluster()).toMatchObject({
      azure_policy_enabled: true,
      cost_analysis_enabled: true,
      image_cleaner_enabled: true,
      image_cleaner_interval_hours: 48,
      automatic_upgrade_channel: "stable",
      node_os_upgrade_channel: "NodeImage",
      maintenance_window_auto_upgrade: window,
      maintenance_window_node_os: window,
    });
    expect(cluster({ maintenance: { day: "Tuesday", start: "23:30", hours: 6 } })).toMatchObject({
      maintenance_window_node_os: { day_of_week: "Tuesday", start_time: "23:30", duration: 6 },
    });
  });

  test("reliability/zone-redundant-inference: the cluster's own nodes lie in three zones and grow by themselves", () => {
    expect(cluster().default_node_pool).toEqual({
      name: "system",
      vm_size: "Standard_D4ds_v5",
      os_sku: "Ubuntu",
      only_critical_addons_enabled: true,
      vnet_subnet_id: SUBNET.subnetId,
      zones: ["1", "2", "3"],
      auto_scaling_enabled: true,
      min_count: 3,
      max_count: 5,
      node_public_ip_enabled: false,
      host_encryption_enabled: true,
      temporary_name_for_rotation: "systemtmp",
      upgrade_settings: {
        max_surge: "33%",
        drain_timeout_in_minutes: 30,
        node_soak_duration_in_minutes: 5,
      },
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
  });

  test("ai-security/isolate-shared-inference-node-pool: models have nodes that nothing else may use", () => {
    const stack = readableStack();
    clusterOf(stack);
    expect(at(stack, POOL)).toMatchObject({
      kubernetes_cluster_id: reference(`${ADDRESS}.id`),
      name: "inference",
      mode: "User",
      vm_size: "Standard_F8s_v2",
      node_labels: { "mlzone-pool": "inference" },
      node_taints: ["ml.azure.com/amlarc=true:NoSchedule"],
      zones: ["1", "2", "3"],
      auto_scaling_enabled: true,
      min_count: 3,
      max_count: 6,
      host_encryption_enabled: true,
      node_public_ip_enabled: false,
    });
  });

  test("performance/autoscale-deployments: how many nodes there are is the autoscaler's, the version the channel's", () => {
    const stack = readableStack();
    clusterOf(stack, { preventDestroy: true });
    expect(at(stack, ADDRESS).lifecycle).toEqual({
      ignore_changes: [
        "default_node_pool[0].node_count",
        "kubernetes_version",
        "default_node_pool[0].orchestrator_version",
      ],
      prevent_destroy: true,
    });
    expect(at(stack, POOL).lifecycle).toEqual({ ignore_changes: ["node_count"] });
  });

  test("traffic goes out by the subnet's routes, in an overlay whose policies Cilium enforces", () => {
    expect(cluster().network_profile).toEqual({
      network_plugin: "azure",
      network_plugin_mode: "overlay",
      network_policy: "cilium",
      network_data_plane: "cilium",
      load_balancer_sku: "standard",
      outbound_type: "userDefinedRouting",
      pod_cidr: "10.244.0.0/16",
      service_cidr: "10.245.0.0/16",
      dns_service_ip: "10.245.0.10",
    });
    expect(cluster()).not.toHaveProperty("bootstrap_profile");
  });

  test("without any way out, Azure's own images come from a cache", () => {
    const containerRegistryId = armId("Microsoft.ContainerRegistry/registries", "crchurn");
    const none = cluster({
      network: {
        subnet: SUBNET,
        outbound: { kind: "none", cache: { containerRegistryId } },
      },
    });
    expect(none).toMatchObject({
      network_profile: { outbound_type: "none" },
      bootstrap_profile: { artifact_source: "Cache", container_registry_id: containerRegistryId },
    });
  });

  test("disks with a key of one's own, and Defender, are there on request", () => {
    const diskEncryptionSetId = armId("Microsoft.Compute/diskEncryptionSets", "des-churn");
    const logAnalyticsWorkspaceId = armId("Microsoft.OperationalInsights/workspaces", "log-churn");
    expect(cluster({ diskEncryptionSetId, defender: { logAnalyticsWorkspaceId } })).toMatchObject({
      disk_encryption_set_id: diskEncryptionSetId,
      microsoft_defender: { log_analytics_workspace_id: logAnalyticsWorkspaceId },
    });
    expect(cluster()).not.toHaveProperty("disk_encryption_set_id");
    expect(cluster()).not.toHaveProperty("microsoft_defender");
  });

  test.each(AZURERM_VERSIONS)("azurerm %s: nodes come from pools, not from a provisioner", (version) => {
    const stack = readableStack(version);
    clusterOf(stack);
    expect(at(stack, ADDRESS).node_provisioning_profile).toEqual([
      { mode: "Manual", default_node_pools: "Auto" },
    ]);
  });

  test("no zones or no encryption on the host takes a deviation, which is written down", () => {
    const stack = readableStack();
    clusterOf(stack, { withoutZones: testDeviation(), withoutHostEncryption: testDeviation() });
    expect(at(stack, ADDRESS).default_node_pool).not.toHaveProperty("zones");
    expect(at(stack, ADDRESS).default_node_pool).toMatchObject({ host_encryption_enabled: false });
    expect(at(stack, POOL)).not.toHaveProperty("zones");
    expect(at(stack, POOL)).toMatchObject({ host_encryption_enabled: false });
    expect(accepted(stack)).toEqual([
      expect.objectContaining({
        construct: "cluster",
        property: "withoutHostEncryption",
        rules: ["security/kubernetes-host-encryption"],
      }),
      expect.objectContaining({
        construct: "cluster",
        property: "withoutZones",
        rules: ["reliability/kubernetes-zones"],
        // how few nodes there may be is another matter
        attributes: ["default_node_pool.zones", "zones"],
      }),
    ]);
  });

  test("its logs and metrics are collected", () => {
    const stack = readableStack();
    collectLogs(clusterOf(stack), armId("Microsoft.OperationalInsights/workspaces", "log-churn"));
    expect(Template.of(stack).resource("azurerm_monitor_diagnostic_setting").only).toMatchObject({
      target_resource_id: reference(`${ADDRESS}.id`),
      enabled_log: [{ category_group: "allLogs" }],
      enabled_metric: [{ category: "AllMetrics" }],
    });
  });

  test("people get a role inside it, and the one that tells where it is", () => {
    const stack = readableStack();
    const group = EntraGroup.fromObjectId("bbbbbbbb-0000-0000-0000-000000000009");
    const made = clusterOf(stack);
    made.grantClusterRead(group, "operators");
    made.grantClusterAdmin(group, "rescue");
    const roles = Template.of(stack)
      .resource("azurerm_role_assignment")
      .all.map(({ address, attributes }) => [
        address.split(".")[1],
        String(attributes.role_definition_id).split("/").at(-1),
      ]);
    expect(roles).toEqual([
      ["cluster_operators", "7f6c6a51-bcf8-42ba-9220-52d62157d7db"],
      ["cluster_operators-user", "4abbcc35-e782-43d8-92c5-2d3f1bd2253f"],
      ["cluster_rescue", "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b"],
      ["cluster_rescue-user", "4abbcc35-e782-43d8-92c5-2d3f1bd2253f"],
    ]);
  });

  test("one that exists already is known by its id", () => {
    expect(InferenceCluster.fromAttributes({ clusterId: CLUSTER_ID, location: "westeurope" })).toEqual({
      clusterId: CLUSTER_ID,
      clusterName: "aks-churn-test-weu",
      location: "westeurope",
      tags: {},
    });
    expect(() => InferenceCluster.fromAttributes({ clusterId: "aks", location: "westeurope" })).toThrow(
      'InferenceCluster: "aks" is not the ARM id of a cluster',
    );
    const clusterId = Token.asString({ resolve: () => CLUSTER_ID });
    expect(() => InferenceCluster.fromAttributes({ clusterId, location: "westeurope" })).toThrow(
      "InferenceCluster: clusterName must be given where clusterId is known at plan only",
    );
    const named = InferenceCluster.fromAttributes({ clusterId, clusterName: "aks", location: "westeurope" });
    expect(named.clusterName).toBe("aks");
  });
});
