import { blockTexts } from "./block-texts";
import type { AzureEstate } from "./estate";
import { type Fact, holds, type Truth } from "./fact";
import type { Facts } from "./facts";
import { kind, type Subject, type SubjectOf } from "./subject";
import { VIRTUAL_NETWORK } from "./virtual-network";

/** A subnet that is a resource of its own. */
const SUBNET = kind(
  { azurerm: ["azurerm_subnet"], arm: ["Microsoft.Network/virtualNetworks/subnets"] },
  subnetFacts,
);

/** A subnet, its own resource or a block of its virtual network. */
export type Subnet = SubjectOf<typeof SUBNET>;

/** All subnets of the input: those that stand alone, and those inside a virtual network's block. */
export function allSubnets(estate: AzureEstate): readonly Subnet[] {
  const inline = estate.all(VIRTUAL_NETWORK).flatMap((network) => {
    const { inlineSubnets } = network;
    return inlineSubnets.state === "known" ? inlineSubnets.value.map((block) => inside(network, block)) : [];
  });
  return [...estate.all(SUBNET), ...inline];
}

/** Whether a gateway, a firewall or a route server owns the subnet, and Azure decides on its way out. */
export function isAzuresOwn(name: Fact<string>): Truth {
  return holds(name, (text) =>
    /^(GatewaySubnet|AzureFirewallSubnet|AzureFirewallManagementSubnet|RouteServerSubnet)$/i.test(text),
  );
}

/** Whether the subnet is Azure Bastion's, which Azure keeps, and which takes a security group of its kind. */
export function isBastionSubnet(name: Fact<string>): Truth {
  return holds(name, (text) => /^AzureBastionSubnet$/i.test(text));
}

function inside({ resource }: Subject, facts: Facts): Subnet {
  return { resource, facts, name: facts.text({ azurerm: "name", body: "name" }), ...subnetFacts(facts) };
}

function subnetFacts(facts: Facts) {
  return {
    /** `Enabled`, `Disabled`, or one of the two kinds: whether they hold for private endpoints. */
    endpointPolicies: facts.text({
      azurerm: "private_endpoint_network_policies",
      body: "properties.privateEndpointNetworkPolicies",
      whenAbsent: "Disabled",
    }),
    linkServicePolicies: facts.flag({
      azurerm: "private_link_service_network_policies_enabled",
      body: "properties.privateLinkServiceNetworkPolicies",
      whenAbsent: true,
    }),
    defaultOutbound: facts.flag({
      azurerm: "default_outbound_access_enabled",
      body: "properties.defaultOutboundAccess",
      whenAbsent: true,
    }),
    /** What is written in the subnet itself; associations of its own are joined elsewhere. */
    securityGroup: facts.targets({
      azurerm: ["security_group", "network_security_group_id_wo"],
      body: "properties.networkSecurityGroup.id",
    }),
    routeTable: facts.targets({
      azurerm: ["route_table_id_wo", "route_table_id"],
      body: "properties.routeTable.id",
    }),
    natGateway: facts.targets({ body: "properties.natGateway.id" }),
    /** Services reached over Azure's backbone: a list in azurerm 4.x, blocks in 5.x. */
    serviceEndpoints: serviceEndpoints(facts),
    endpointPolicyIds: facts.targets({
      azurerm: "service_endpoint_policy_ids",
      body: "properties.serviceEndpointPolicies",
    }),
    hasEndpointPolicies: facts.any({
      azurerm: "service_endpoint_policy_ids",
      body: "properties.serviceEndpointPolicies",
    }),
  };
}

function serviceEndpoints(facts: Facts): Fact<readonly string[]> {
  const listed = facts.texts({ azurerm: "service_endpoints" });
  if (listed.state !== "absent") {
    return listed;
  }
  const blocks = { azurerm: "service_endpoint", body: "properties.serviceEndpoints" };
  return blockTexts(facts, blocks, { azurerm: "service", body: "service" });
}
