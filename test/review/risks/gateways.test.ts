import type { Resources } from "../two-sides";
import { ACCOUNT, azapi, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const NETWORK = "azurerm_virtual_network.n";
const SUBNET = "azurerm_subnet.s";
const GATEWAY = "azurerm_virtual_network_gateway.g";
const CONNECTION = "azurerm_virtual_network_gateway_connection.c";
const SHARED = "azurerm_search_shared_private_link_service.s";
const SERVICE = "azurerm_private_link_service.p";
const idOf = (address: string) => `\${${address}.id}`;

const network: Resources = { [NETWORK]: { name: "vnet", ...RG, address_space: ["10.0.0.0/16"] } };
const subnet: Resources = {
  [SUBNET]: {
    name: "GatewaySubnet",
    resource_group_name: "rg",
    virtual_network_name: `\${${NETWORK}.name}`,
    address_prefixes: ["10.0.0.0/24"],
  },
};
const gateway: Resources = {
  [GATEWAY]: { name: "g", ...RG, type: "Vpn", sku: "VpnGw1", ip_configuration: { subnet_id: idOf(SUBNET) } },
};
const connection: Resources = {
  [CONNECTION]: { name: "c", ...RG, type: "IPsec", virtual_network_gateway_id: idOf(GATEWAY) },
};
const account: Resources = { [ST]: { ...ACCOUNT, ...CLOSED } };
const shared: Resources = {
  [SHARED]: { name: "s", search_service_id: "/s", subresource_name: "blob", target_resource_id: idOf(ST) },
};
const service: Resources = {
  [SERVICE]: {
    name: "p",
    ...RG,
    load_balancer_frontend_ip_configuration_ids: ["/lb/frontendIPConfigurations/f"],
  },
};
const byAzapi = (type: string) => ({ "azapi_resource.w": azapi(type, {}) });

const ways = (before: Resources, after: Resources) =>
  told(["network-opened"], before, after).filter((line) => !line.includes(ST));

test.each<[string, Resources, Resources, string]>([
  ["a gateway in a network that was there", network, { ...network, ...subnet, ...gateway }, GATEWAY],
  [
    "a connection of a gateway that was there",
    { ...network, ...subnet, ...gateway },
    { ...network, ...subnet, ...gateway, ...connection },
    CONNECTION,
  ],
  [
    "a gateway and its connection, told once",
    network,
    { ...network, ...subnet, ...gateway, ...connection },
    GATEWAY,
  ],
  ["a link of a service to what was there", account, { ...account, ...shared }, SHARED],
  ["a private link to what was there", network, { ...network, ...service }, SERVICE],
  [
    "a gateway by azapi",
    network,
    { ...network, ...byAzapi("Microsoft.Network/virtualNetworkGateways") },
    "azapi_resource.w",
  ],
  [
    "a peering by azapi",
    network,
    { ...network, ...byAzapi("Microsoft.Network/virtualNetworks/virtualNetworkPeerings") },
    "azapi_resource.w",
  ],
])("it is a way that was not there: %s", (_, before, after, address) => {
  expect(ways(before, after)).toEqual([`network-opened ${address}`]);
});

test.each<[string, Resources, Resources]>([
  ["a gateway with its network", account, { ...account, ...network, ...subnet, ...gateway, ...connection }],
  ["a link of a service to what comes with it", network, { ...network, ...account, ...shared }],
  ["a gateway that goes", { ...network, ...subnet, ...gateway }, { ...network, ...subnet }],
])("it is no way to what was there: %s", (_, before, after) => {
  expect(ways(before, after)).toEqual([]);
});
