import { ClusterIdentities } from "../../../constructs/kubernetes/cluster-identities";
import { CLUSTER_NETWORK } from "../../../constructs/kubernetes/cluster-roles";
import { clusterSubnetRules } from "../../../constructs/kubernetes/cluster-subnet-rules";
import { InferencePool, type InferencePoolProps } from "../../../constructs/kubernetes/inference-pool";
import { PrivateClusterZone } from "../../../constructs/kubernetes/private-cluster-zone";
import { securityRuleProblems } from "../../../constructs/network/security-rule";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { reference, Template } from "../../support/template";
import { at, messageOf, readableStack, SUBNET, testCluster, ZONE_ID } from "./fixtures";

const NETWORK = {
  virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet-churn-test-weu"),
  virtualNetworkName: "vnet-churn-test-weu",
};
const ROLE = { id: "aaaaaaaa-0000-0000-0000-000000000001", name: "Cluster Network" };

describe("ClusterIdentities", () => {
  function identities(stack = readableStack(), ready: readonly TerraformData[] = []) {
    const made = new ClusterIdentities(stack, "identities", {
      resourceGroup: existingResourceGroup(),
      controlPlaneName: "id-churn-aks-test-weu",
      kubeletName: "id-churn-kubelet-test-weu",
      virtualNetwork: NETWORK,
      networkRole: ROLE,
      zone: { ...PrivateClusterZone.fromPrivateDnsZoneId(ZONE_ID), ready },
    });
    return { stack, made };
  }

  test("security/least-privilege-workspace-identity: the control plane has three roles, each on one resource", () => {
    const { stack } = identities();
    const roles = Template.of(stack).resource("azurerm_role_assignment");
    const controlPlane = reference("azurerm_user_assigned_identity.identities_control-plane.principal_id");
    roles.count(3);
    roles.withProperties({
      scope: NETWORK.virtualNetworkId,
      role_definition_id: expect.stringContaining(ROLE.id),
      principal_id: controlPlane,
    });
    roles.withProperties({
      scope: ZONE_ID,
      role_definition_id: expect.stringContaining("b12aa53e-6015-4669-85d0-8515ebb3ae7f"),
      principal_id: controlPlane,
    });
    roles.withProperties({
      scope: reference("azurerm_user_assigned_identity.identities_kubelet.id"),
      role_definition_id: expect.stringContaining("f1a07417-d97a-45cb-824c-7a7467783830"),
      principal_id: controlPlane,
    });
  });

  test("a cluster waits for all of them, and for the zone's links", () => {
    const stack = readableStack();
    const link = new TerraformData(stack, "link");
    const { made } = identities(stack, [link]);
    expect(made.ready).toHaveLength(4);
    expect(made.ready).toContain(link);
  });

  test("in the network it joins and reads, and changes nothing", () => {
    expect(CLUSTER_NETWORK.actions.filter((action) => /write|delete|\*/.test(action))).toEqual([]);
    expect(CLUSTER_NETWORK.actions).toContain("Microsoft.Network/virtualNetworks/subnets/join/action");
  });
});

describe("PrivateClusterZone", () => {
  test.each(AZURERM_VERSIONS)("azurerm %s: a zone of the region, linked to the networks", (version) => {
    const stack = readableStack(version);
    const zone = new PrivateClusterZone(stack, "zone", {
      resourceGroup: existingResourceGroup(),
      location: "westeurope",
      virtualNetworks: [NETWORK, { ...NETWORK, virtualNetworkName: "vnet-runners" }],
    });
    expect(at(stack, "azurerm_private_dns_zone.zone")).toMatchObject({
      name: "privatelink.westeurope.azmk8s.io",
      resource_group_name: "rg-churn-test-weu",
    });
    const links = Template.of(stack).resource("azurerm_private_dns_zone_virtual_network_link");
    expect(links.all.map(({ attributes }) => attributes.name)).toEqual([
      "link-vnet-churn-test-weu",
      "link-vnet-runners",
    ]);
    links.withProperties({ registration_enabled: false, virtual_network_id: NETWORK.virtualNetworkId });
    expect(zone.ready).toHaveLength(2);
  });

  test("one that exists already is known by its id", () => {
    expect(PrivateClusterZone.fromPrivateDnsZoneId(ZONE_ID)).toEqual({
      privateDnsZoneId: ZONE_ID,
      ready: [],
    });
    expect(() => PrivateClusterZone.fromPrivateDnsZoneId("zone")).toThrow(
      "is not the ARM id of a private DNS zone",
    );
  });
});

describe("InferencePool", () => {
  const pool = (props: Partial<InferencePoolProps> = {}) => {
    const stack = readableStack();
    new InferencePool(stack, "pool", {
      cluster: testCluster(),
      subnet: SUBNET,
      vmSize: "standard_f8s_v2",
      maxNodes: 6,
      ...props,
    });
    return at(stack, "azurerm_kubernetes_cluster_node_pool.pool");
  };

  test("ai-security/isolate-shared-inference-node-pool: one workspace's nodes keep the models of others out", () => {
    const reserved = pool({
      name: "churn",
      reservedFor: { resourceGroupName: "rg-churn", workspaceName: "mlw-churn" },
    });
    expect(reserved).toMatchObject({
      name: "churn",
      vm_size: "Standard_F8s_v2",
      node_labels: { "mlzone-pool": "churn" },
      node_taints: [
        "ml.azure.com/amlarc=true:NoSchedule",
        "ml.azure.com/resource-group=rg-churn:NoSchedule",
        "ml.azure.com/workspace=mlw-churn:NoSchedule",
      ],
    });
  });

  test("a pool is made anew under a name that Azure takes", () => {
    expect(pool({ name: "inference123" }).temporary_name_for_rotation).toBe("inferencetmp");
  });

  test("cost/right-size-sku-selection: GPUs are asked for by name", () => {
    expect(messageOf(() => pool({ vmSize: "Standard_NC4as_T4_v3" }))).toContain(
      'vmSize "Standard_NC4as_T4_v3" has GPUs',
    );
    expect(pool({ vmSize: "Standard_NC4as_T4_v3", gpu: true }).vm_size).toBe("Standard_NC4as_T4_v3");
  });

  test("says all that is wrong at once", () => {
    expect(messageOf(() => pool({ name: "1", maxNodes: 2, inProduction: true }))).toMatch(
      /^test\/pool: name must be .*; maxNodes must be a whole number from 3 to 1000 \(got 2\)$/,
    );
  });
});

describe("clusterSubnetRules", () => {
  const rules = clusterSubnetRules({ nodes: "10.20.2.0/24", pods: "10.244.0.0/16" });

  test("are rules that Azure takes", () => {
    expect(securityRuleProblems(rules)).toEqual([]);
  });

  test("security/exfiltration-guard-explicit-egress: in come HTTPS, the cluster's own traffic and probes; out goes HTTPS", () => {
    const allowed = (direction: string) =>
      rules
        .filter((one) => one.access === "Allow" && one.direction === direction)
        .map(({ destination, ports, source }) => `${source} > ${destination}:${ports.join()}`);
    const own = ["10.20.2.0/24", "10.244.0.0/16"].flatMap((from) =>
      ["10.20.2.0/24", "10.244.0.0/16"].map((to) => `${from} > ${to}:*`),
    );
    expect(allowed("Inbound")).toEqual([...own, "VirtualNetwork > *:443", "AzureLoadBalancer > *:*"]);
    expect(allowed("Outbound")).toEqual([...own, "* > Internet:443"]);
    expect(rules.filter((one) => one.access === "Deny").map((one) => one.name)).toEqual([
      "deny-all-inbound",
      "deny-internet-outbound",
    ]);
  });
});
