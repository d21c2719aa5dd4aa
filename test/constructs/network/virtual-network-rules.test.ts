import { armId } from "../../support/fixtures";
import { ENDPOINTS_RULE_LINES, network, rulesOf } from "./network-fixtures";

describe("VirtualNetwork: rules of the subnets", () => {
  test("security/managed-vnet-isolation: computes also mount the file share", () => {
    expect(rulesOf({ computeSubnet: {} }, "endpoints")).toEqual([
      ...ENDPOINTS_RULE_LINES,
      "allow-smb-from-compute 110 Inbound Allow Tcp 10.20.1.0/24 -> * 445",
    ]);
  });

  test("security/exfiltration-guard-explicit-egress: a runner reaches Azure's control plane only", () => {
    expect(rulesOf({ runnerSubnet: {} }, "runner")).toEqual([
      "deny-all-inbound 4096 Inbound Deny * * -> * *",
      "allow-azure-resource-manager 100 Outbound Allow Tcp * -> AzureResourceManager 443",
      "allow-entra-id 110 Outbound Allow Tcp * -> AzureActiveDirectory 443",
      "deny-internet-outbound 4000 Outbound Deny * * -> Internet *",
    ]);
  });

  test("security/workspace-access-from-vnet-only: people reach jump hosts through Bastion only", () => {
    const lines = rulesOf({ runnerSubnet: {}, bastionSubnet: {} }, "runner");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe("allow-bastion-inbound 100 Inbound Allow Tcp 10.20.3.0/24 -> * 22,3389");
  });

  test("security/workspace-access-from-vnet-only: Bastion's subnet has the rules that Azure requires", () => {
    expect(rulesOf({ bastionSubnet: {} }, "bastion")).toEqual([
      "allow-https-inbound 100 Inbound Allow Tcp Internet -> * 443",
      "allow-gateway-manager-inbound 110 Inbound Allow Tcp GatewayManager -> * 443",
      "allow-load-balancer-inbound 120 Inbound Allow Tcp AzureLoadBalancer -> * 443",
      "allow-bastion-hosts-inbound 130 Inbound Allow * VirtualNetwork -> VirtualNetwork 8080,5701",
      "deny-all-inbound 4096 Inbound Deny * * -> * *",
      "allow-ssh-rdp-outbound 100 Outbound Allow * * -> VirtualNetwork 22,3389",
      "allow-azure-cloud-outbound 110 Outbound Allow Tcp * -> AzureCloud 443",
      "allow-bastion-hosts-outbound 120 Outbound Allow * VirtualNetwork -> VirtualNetwork 8080,5701",
      "allow-session-information-outbound 130 Outbound Allow * * -> Internet 80",
      "deny-all-outbound 4096 Outbound Deny * * -> * *",
    ]);
  });

  test("a runner's own rules, routes and delegation", () => {
    const routeTableId = armId("Microsoft.Network/routeTables", "rt-hub");
    const rule = {
      name: "allow-internet",
      priority: 300,
      direction: "Outbound",
      access: "Allow",
      protocol: "Tcp",
      source: "*",
      destination: "Internet",
      ports: ["443"],
      description: "The hub's firewall decides",
    } as const;
    const delegation = { service: "GitHub.Network/networkSettings" };
    const props = { runnerSubnet: { additionalRules: [rule], routeTableId, delegation } };
    expect(rulesOf(props, "runner")).toContain("allow-internet 300 Outbound Allow Tcp * -> Internet 443");
    const template = network(props).synthesize();
    expect(template.resource("azurerm_subnet_route_table_association").only).toMatchObject({
      route_table_id: routeTableId,
    });
    template.resource("azurerm_subnet").withProperties({
      delegation: [{ service_delegation: { name: delegation.service }, name: "delegation" }],
    });
    expect(() => network({ runnerSubnet: { additionalRules: [rule] } })).toThrow(
      new Error(
        'test/network: runnerSubnet.additionalRules: "allow-internet": destination "Internet" opens the way to the Internet; name a range or a service tag, or give routeTableId',
      ),
    );
  });

  test("security/exfiltration-guard-explicit-egress: the compute subnet's egress is handed on", () => {
    const account = armId("Microsoft.Storage/storageAccounts", "stchurn");
    const template = network({
      computeSubnet: { firewallPrivateIp: "10.0.0.4", storageAccountIds: [account] },
    }).synthesize();
    expect(template.resource("azurerm_route_table").only).toMatchObject({
      route: [{ next_hop_in_ip_address: "10.0.0.4" }],
    });
    expect(template.resource("azurerm_subnet_service_endpoint_storage_policy").only).toMatchObject({
      definition: [{ service_resources: [account] }, { service: "Global" }],
    });
  });
});
