import { defaultPriceTable, type PriceTable } from "../../costs/price-table";
import type { Resource as SynthesizedResource } from "../../terraform-json";
import { estimateIdle } from "./idle";

const WORKSPACE = `\${azurerm_machine_learning_workspace.workspace.id}`;
const ML = "Microsoft.MachineLearningServices/workspaces";

function resource(type: string, attributes: Record<string, unknown> = {}): SynthesizedResource {
  return { address: `${type}.x`, type, attributes };
}

function azapi(type: string, body: unknown, kind = "azapi_resource"): SynthesizedResource {
  return resource(kind, { type: `${type}@2025-12-01`, body });
}

function estimate(...resources: SynthesizedResource[]) {
  return estimateIdle(resources, defaultPriceTable());
}

/** `[what, quantity]` of each line. */
function lines(...resources: SynthesizedResource[]) {
  return estimate(...resources).lines.map(({ what, quantity }) => [what, quantity]);
}

describe("what costs money while nothing runs", () => {
  test.each<[string, SynthesizedResource, (string | number)[][]]>([
    ["a private endpoint", resource("azurerm_private_endpoint"), [["private endpoint", 1]]],
    ["three copies of one", resource("azurerm_private_endpoint", { count: 3 }), [["private endpoint", 3]]],
    ["a private DNS zone", resource("azurerm_private_dns_zone"), [["private DNS zone", 1]]],
    ["a public IP address", resource("azurerm_public_ip"), [["public IP address, Standard", 1]]],
    ["a NAT gateway", resource("azurerm_nat_gateway"), [["NAT gateway", 1]]],
    [
      "a firewall of one's own",
      resource("azurerm_firewall", { sku_tier: "Basic" }),
      [["Azure Firewall, Basic", 1]],
    ],
    ["a Bastion without SKU", resource("azurerm_bastion_host"), [["Bastion, Basic", 1]]],
    ["a Bastion for developers", resource("azurerm_bastion_host", { sku: "Developer" }), []],
    [
      "a Bastion with further scale units",
      resource("azurerm_bastion_host", { sku: "Standard", scale_units: 5 }),
      [
        ["Bastion, scale unit beyond two", 3],
        ["Bastion, Standard", 1],
      ],
    ],
    [
      "a registry in two regions",
      resource("azurerm_container_registry", {
        sku: "Premium",
        georeplications: [{ location: "northeurope" }],
      }),
      [["container registry, Premium", 2]],
    ],
    [
      "a key that rotates",
      resource("azurerm_key_vault_key", { key_type: "RSA", rotation_policy: {} }),
      [["key with rotation", 1]],
    ],
    ["a key that does not", resource("azurerm_key_vault_key", { key_type: "RSA" }), []],
    [
      "a key by the control plane, in hardware",
      azapi(
        "Microsoft.KeyVault/vaults/keys",
        { properties: { kty: "RSA-HSM", rotationPolicy: {} } },
        "azapi_resource_action",
      ),
      [
        ["key in hardware", 1],
        ["key with rotation", 1],
      ],
    ],
    ["a metric alert", resource("azurerm_monitor_metric_alert"), [["metric alert", 1]]],
    [
      "an outbound private endpoint",
      azapi(`${ML}/outboundRules`, { properties: { type: "PrivateEndpoint" } }),
      [["private endpoint of the managed network", 1]],
    ],
    ["an outbound service tag", azapi(`${ML}/outboundRules`, { properties: { type: "ServiceTag" } }), []],
  ])("%s", (_case, one, expected) => {
    expect(lines(one)).toEqual(expected);
    expect(estimate(one).notPriced).toEqual([]);
  });

  test.each<[string, SynthesizedResource]>([
    [
      "azurerm",
      resource("azurerm_machine_learning_compute_cluster", {
        vm_size: "Standard_DS3_v2",
        scale_settings: { min_node_count: 0 },
      }),
    ],
    [
      "azurerm, as a list",
      resource("azurerm_machine_learning_compute_cluster", { scale_settings: [{ min_node_count: 0 }] }),
    ],
    [
      "azapi",
      azapi(`${ML}/computes`, {
        properties: { computeType: "AmlCompute", properties: { scaleSettings: { minNodeCount: 0 } } },
      }),
    ],
  ])("a cluster that scales to zero costs nothing (%s), and the estimate says so", (_case, cluster) => {
    const { lines, assumptions } = estimate(cluster);
    expect(lines).toEqual([]);
    expect(assumptions).toEqual(["Clusters scale to zero nodes and cost nothing until a job runs."]);
  });

  test("a cluster that keeps nodes costs them all month", () => {
    const cluster = (vm_size: string) =>
      resource("azurerm_machine_learning_compute_cluster", {
        vm_size,
        scale_settings: { min_node_count: 2 },
      });
    expect(lines(cluster("Standard_DS3_v2"))).toEqual([["machine Standard_DS3_v2", 2]]);
    expect(estimate(cluster("Standard_M16ms")).notPriced).toEqual([
      { what: "vm/Standard_M16ms", quantity: 2 },
    ]);
  });

  test("a compute instance is stopped and costs its disk", () => {
    const { lines, assumptions } = estimate(
      azapi(`${ML}/computes`, { properties: { computeType: "ComputeInstance" } }),
      resource("azurerm_machine_learning_compute_instance"),
    );
    expect(lines).toEqual([
      expect.objectContaining({ what: "disk of a stopped compute instance", quantity: 2 }),
    ]);
    expect(assumptions).toEqual(["Compute instances are stopped: only their disks cost."]);
  });
});

describe("a managed network", () => {
  const hostRule = resource("azurerm_machine_learning_workspace_network_outbound_rule_fqdn", {
    workspace_id: WORKSPACE,
  });
  const sku = (firewallSku: string, properties: object = { managedNetwork: { firewallSku } }) =>
    resource("azapi_update_resource", {
      type: `${ML}@2025-12-01`,
      resource_id: WORKSPACE,
      body: { properties },
    });

  test("brings private endpoints to the workspace's own dependencies", () => {
    const workspace = resource("azurerm_machine_learning_workspace", {
      managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" },
    });
    expect(lines(workspace)).toEqual([["private endpoint of the managed network", 4]]);
    const open = resource("azurerm_machine_learning_workspace", {
      managed_network: { isolation_mode: "Disabled" },
    });
    expect(lines(open)).toEqual([]);
  });

  test("brings one firewall for all host rules of a workspace, of the SKU that is set", () => {
    expect(lines(hostRule, hostRule, sku("Basic"))).toEqual([["Azure Firewall, Basic", 1]]);
    expect(lines(hostRule, sku("Basic", { firewallSku: "Basic" }))).toEqual([["Azure Firewall, Basic", 1]]);
  });

  test("brings a Standard firewall where no SKU is set, and the estimate says so", () => {
    const { lines, assumptions } = estimate(hostRule);
    expect(lines).toEqual([expect.objectContaining({ what: "Azure Firewall, Standard", monthly: 912.5 })]);
    expect(assumptions).toEqual([
      "A host name rule brings an Azure Firewall; no SKU is set, so Azure takes Standard.",
    ]);
  });

  test("brings one firewall a workspace, also for rules by azapi", () => {
    const other = resource("azapi_resource", {
      type: `${ML}/outboundRules@2025-12-01`,
      parent_id: `\${azapi_resource.other.id}`,
      body: { properties: { type: "FQDN" } },
    });
    expect(lines(hostRule, other)).toEqual([["Azure Firewall, Standard", 2]]);
  });

  test("has no firewall without a host rule", () => {
    expect(lines(sku("Basic"))).toEqual([]);
  });
});

describe("the estimate", () => {
  const price = { resource: "private endpoint", unit: "endpoint", source: "list", verified: true };
  const table: PriceTable = {
    date: "2026-10-01",
    currency: "EUR",
    prices: [
      { ...price, id: "private-endpoint", region: "westeurope", monthly: 7.1 },
      { ...price, id: "private-endpoint", region: "northeurope", monthly: 0.1 },
    ],
  };
  const endpoint = (location?: string) => resource("azurerm_private_endpoint", { location });

  test("takes the prices of the region that most resources are in", () => {
    const inNorth = [endpoint("northeurope"), endpoint("northeurope"), endpoint("westeurope")];
    const { region, monthly, lines } = estimateIdle(inNorth, table);
    expect({ region, monthly }).toEqual({ region: "northeurope", monthly: 0.3 });
    expect(lines[0]).toEqual({
      what: "private endpoint",
      quantity: 3,
      unit: "endpoint",
      unitPrice: 0.1,
      monthly: 0.3,
      verified: true,
      region: "northeurope",
    });
  });

  test("falls back to another region's price, and says whose it is", () => {
    const [line] = estimateIdle([endpoint("swedencentral")], table).lines;
    expect(line).toMatchObject({ monthly: 7.1, region: "westeurope" });
  });

  test("does not take a Terraform expression for a region", () => {
    expect(estimateIdle([endpoint(`\${var.location}`)], table).region).toBeUndefined();
  });

  test("carries the table's date and currency, dearest line first", () => {
    const result = estimate(
      endpoint(),
      resource("azurerm_private_dns_zone"),
      resource("azurerm_nat_gateway"),
    );
    expect(result).toMatchObject({ currency: "USD", priceDate: "2026-11-21", monthly: 40.65 });
    expect(result.lines.map(({ monthly }) => monthly)).toEqual([32.85, 7.3, 0.5]);
  });

  test("lists what it doesn't know instead of taking it for free", () => {
    const search = resource("azurerm_search_service");
    const { notPriced } = estimate(search, search, azapi("Microsoft.Search/searchServices", {}));
    expect(notPriced).toEqual([
      { what: "azurerm_search_service", quantity: 2 },
      { what: "Microsoft.Search/searchServices", quantity: 1 },
    ]);
  });

  test("counts every private endpoint and what belongs to it", () => {
    const { lines } = estimate(
      resource("azurerm_private_endpoint"),
      resource("azurerm_private_endpoint"),
      resource("azurerm_private_endpoint", { count: 2 }),
    );
    expect(lines.map(({ what, quantity }) => [what, quantity])).toEqual([["private endpoint", 4]]);
  });

  test("names what costs by use, once", () => {
    const storage = resource("azurerm_storage_account");
    const { byUse, monthly } = estimate(storage, storage, resource("azurerm_log_analytics_workspace"));
    expect({ byUse, monthly }).toEqual({ byUse: ["stored data", "logs"], monthly: 0 });
  });

  test.each([
    "azurerm_subnet_network_security_group_association",
    "azurerm_private_dns_zone_virtual_network_link",
    "azurerm_role_assignment",
    "azurerm_storage_container",
    "azurerm_management_lock",
    "azurerm_monitor_diagnostic_setting",
    "azurerm_machine_learning_workspace_network_outbound_rule_service_tag",
    "terraform_data",
  ])("%s is free", (type) => {
    expect(estimate(resource(type))).toMatchObject({ lines: [], notPriced: [], byUse: [] });
  });
});

test("a type that is called like something of every object costs what isn't known", () => {
  const { lines, notPriced } = estimateIdle(
    [resource("constructor"), resource("toString")],
    defaultPriceTable(),
  );
  expect(lines).toEqual([]);
  expect(notPriced.map(({ what }) => what)).toEqual(["constructor", "toString"]);
});
