import { Token } from "cdktf";
import { answered } from "../../support/deviations";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { byName, ENDPOINTS_RULE_LINES, EXISTING_NETWORK, network, rulesOf } from "./network-fixtures";

const HUB = armId("Microsoft.Network/virtualNetworks", "vnet-hub");
const ALL = { computeSubnet: {}, runnerSubnet: {}, bastionSubnet: {} };

describe("VirtualNetwork", () => {
  test("security/workspace-access-from-vnet-only: a network with its endpoints subnet", () => {
    const template = network().synthesize();
    expect(template.resource("azurerm_virtual_network").only).toEqual({
      name: "vnet-churn-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      address_space: ["10.20.0.0/22"],
      private_endpoint_vnet_policies: "Disabled",
      tags: existingResourceGroup().tags,
    });
    expect(template.resource("azurerm_subnet").only).toMatchObject({
      name: "snet-churn-endpoints-test-weu",
      resource_group_name: "rg-churn-test-weu",
      virtual_network_name: expect.stringMatching(/^\$\{azurerm_virtual_network\.network_\w+\.name\}$/),
      address_prefixes: ["10.20.0.0/24"],
    });
    expect(rulesOf({}, "endpoints")).toEqual(ENDPOINTS_RULE_LINES);
    template.resource("azurerm_virtual_network_peering").count(0);
  });

  test("policies report that it has no flow logs and no DDoS plan", () => {
    expect(answered(network().stack, "network")).toEqual({
      ddosProtectionPlan: ["94de2ad3"],
      flowLogs: ["4c3c6c5f"],
    });
  });

  test("only the endpoints subnet unless asked", () => {
    const { construct } = network();
    expect(construct.endpointsSubnet.addressPrefix).toBe("10.20.0.0/24");
    expect([construct.computeSubnet, construct.runnerSubnet, construct.bastionSubnet]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("security/managed-vnet-isolation: computes, runner and Bastion each in a subnet and group of their own", () => {
    const { construct, synthesize } = network(ALL);
    const template = synthesize();
    const subnets = byName(template, "azurerm_subnet");
    expect(Object.entries(subnets).map(([name, subnet]) => [name, subnet.address_prefixes])).toEqual(
      expect.arrayContaining([
        ["snet-churn-endpoints-test-weu", ["10.20.0.0/24"]],
        ["snet-churn-compute-test-weu", ["10.20.1.0/24"]],
        ["snet-churn-runner-test-weu", ["10.20.2.0/24"]],
        ["AzureBastionSubnet", ["10.20.3.0/24"]],
      ]),
    );
    for (const subnet of Object.values(subnets)) {
      expect(subnet.default_outbound_access_enabled).toBe(false);
    }
    expect(Object.keys(byName(template, "azurerm_network_security_group")).sort()).toEqual([
      "nsg-churn-bastion-test-weu",
      "nsg-churn-compute-test-weu",
      "nsg-churn-endpoints-test-weu",
      "nsg-churn-runner-test-weu",
    ]);
    expect(construct.computeSubnet?.addressPrefix).toBe("10.20.1.0/24");
    expect(construct.runnerSubnet?.addressPrefix).toBe("10.20.2.0/24");
    expect(construct.bastionSubnet?.addressPrefix).toBe("10.20.3.0/24");
  });

  test("given ranges are taken", () => {
    const { construct } = network({
      endpointsSubnet: { addressPrefix: "10.20.3.0/26" },
      runnerSubnet: { addressPrefix: "10.20.0.0/28" },
    });
    expect(construct.endpointsSubnet.addressPrefix).toBe("10.20.3.0/26");
    expect(construct.runnerSubnet?.addressPrefix).toBe("10.20.0.0/28");
  });

  test("security/dependent-services-private: Terraform addresses are short", () => {
    const addresses = network(ALL)
      .synthesize()
      .resource("azurerm_subnet")
      .all.map(({ address }) => address.replace(/_[0-9A-F]{8}$/, ""));
    expect(addresses).toEqual([
      "azurerm_subnet.network_bastion",
      "azurerm_subnet.network_compute",
      "azurerm_subnet.network_endpoints",
      "azurerm_subnet.network_runner",
    ]);
  });

  test("tags and DNS servers where given", () => {
    const template = network({
      ...ALL,
      tags: { team: "x" },
      dnsServers: ["10.0.0.4", "10.0.0.5"],
    }).synthesize();
    expect(template.resource("azurerm_virtual_network").only).toMatchObject({
      tags: { team: "x" },
      dns_servers: ["10.0.0.4", "10.0.0.5"],
    });
    for (const type of ["azurerm_network_security_group", "azurerm_route_table"]) {
      for (const { attributes } of template.resource(type).all) {
        expect(attributes.tags).toEqual({ team: "x" });
      }
    }
  });

  test("an existing network is known by its attributes", () => {
    expect(EXISTING_NETWORK).toEqual({ virtualNetworkId: HUB, virtualNetworkName: "vnet-hub" });
  });
});

describe("VirtualNetwork: hub, logs, errors", () => {
  test("a peering to the hub, closed as far as it goes", () => {
    const template = network({ hubPeering: { hubVirtualNetworkId: HUB } }).synthesize();
    expect(template.resource("azurerm_virtual_network_peering").only).toEqual({
      name: "peer-churn-hub-test-weu",
      resource_group_name: "rg-churn-test-weu",
      virtual_network_name: expect.stringMatching(/^\$\{azurerm_virtual_network\.network_\w+\.name\}$/),
      remote_virtual_network_id: HUB,
      allow_virtual_network_access: true,
      allow_forwarded_traffic: false,
      allow_gateway_transit: false,
      use_remote_gateways: false,
    });
  });

  test("a peering that uses the hub's gateways and firewall", () => {
    const hubPeering = { hubVirtualNetworkId: HUB, useRemoteGateways: true, allowForwardedTraffic: true };
    expect(
      network({ hubPeering }).synthesize().resource("azurerm_virtual_network_peering").only,
    ).toMatchObject({
      allow_forwarded_traffic: true,
      use_remote_gateways: true,
    });
  });

  test("operations/collect-resource-logs: the network and the groups of its subnets are targets", () => {
    const { construct } = network();
    expect(construct.diagnosticTargets).toEqual([
      {
        name: "network",
        resourceId: construct.virtualNetworkId,
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
      { name: "endpoints-nsg", resourceId: expect.stringContaining("TfToken"), logs: "allLogs" },
    ]);
    expect(network(ALL).construct.diagnosticTargets.map(({ name }) => name)).toEqual([
      "network",
      "endpoints-nsg",
      "compute-nsg",
      "runner-nsg",
      "bastion-nsg",
    ]);
  });

  test("says everything at once", () => {
    expect(() =>
      network({
        addressSpace: ["10.20.0.1/22"],
        bastionSubnet: { addressPrefix: "10.20.3.0/27" },
        dnsServers: ["10.0.0.4", "dns.example"],
        hubPeering: { hubVirtualNetworkId: "vnet-hub" },
        computeSubnet: { firewallPrivateIp: "here" },
      }),
    ).toThrow(
      new Error(
        'test/network: addressSpace "10.20.0.1/22" has host bits set; the range is 10.20.0.0/22; ' +
          "bastionSubnet 10.20.3.0/27 is too small: /26 or larger is needed; " +
          "enlarge the first addressSpace or give bastionSubnet.addressPrefix; " +
          'dnsServers: "dns.example" must be an IPv4 address; ' +
          'hubPeering.hubVirtualNetworkId: "vnet-hub" is not the ARM id of a virtual network; ' +
          'computeSubnet.firewallPrivateIp "here" must be an IPv4 address',
      ),
    );
  });

  test("an id with something behind it is none of a virtual network", () => {
    expect(() => network({ hubPeering: { hubVirtualNetworkId: `${HUB}/subnets/x` } })).toThrow(
      `"${HUB}/subnets/x" is not the ARM id of a virtual network`,
    );
  });

  test("values that are known only after apply are taken as they are", () => {
    const later = Token.asString({ resolve: () => "later" });
    expect(() => network({ dnsServers: [later], hubPeering: { hubVirtualNetworkId: later } })).not.toThrow();
  });
});
