import type { ResourceChange } from "../changes";
import type { Gone } from "./goes-with";
import { isOfTypes, servesNew, type Types } from "./of-types";

/** What gives a network a way by being there, whatever it leads to. */
export const WAYS: Types = {
  azurerm: ["azurerm_nat_gateway", "azurerm_virtual_network_peering", "azurerm_public_ip_prefix"],
  arm: [
    "Microsoft.Network/natGateways",
    "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
    "Microsoft.Network/publicIPPrefixes",
  ],
};

/** A way between networks, or into a service, and the attributes that lead to what gets it. */
interface Gateway extends Types {
  readonly of: readonly string[];
}

const NETWORKS = [
  "ip_configuration.subnet_id",
  "virtual_hub_id",
  "body.properties.ipConfigurations.properties.subnet.id",
  "body.properties.virtualHub.id",
];

const GATEWAYS: readonly Gateway[] = [
  {
    azurerm: [
      "azurerm_virtual_network_gateway",
      "azurerm_vpn_gateway",
      "azurerm_express_route_gateway",
      "azurerm_point_to_site_vpn_gateway",
    ],
    arm: ["virtualNetworkGateways", "vpnGateways", "expressRouteGateways", "p2sVpnGateways"].map(
      (name) => `Microsoft.Network/${name}`,
    ),
    of: NETWORKS,
  },
  {
    // what connects a gateway that is new is told with it
    azurerm: [
      "azurerm_virtual_network_gateway_connection",
      "azurerm_vpn_gateway_connection",
      "azurerm_express_route_connection",
      "azurerm_virtual_hub_connection",
    ],
    arm: [
      "Microsoft.Network/connections",
      "Microsoft.Network/vpnGateways/vpnConnections",
      "Microsoft.Network/expressRouteGateways/expressRouteConnections",
      "Microsoft.Network/virtualHubs/hubVirtualNetworkConnections",
    ],
    of: [
      "virtual_network_gateway_id",
      "vpn_gateway_id",
      "express_route_gateway_id",
      "remote_virtual_network_id",
      "parent_id",
      "body.properties.virtualNetworkGateway1.id",
      "body.properties.remoteVirtualNetwork.id",
    ],
  },
  {
    azurerm: ["azurerm_private_link_service"],
    arm: ["Microsoft.Network/privateLinkServices"],
    of: [
      "load_balancer_frontend_ip_configuration_ids",
      "destination_ip_address",
      "body.properties.loadBalancerFrontendIpConfigurations.id",
    ],
  },
  {
    // a service reaches what it names, by a connection that nobody sees from the network
    azurerm: [
      "azurerm_search_shared_private_link_service",
      "azurerm_signalr_shared_private_link_resource",
      "azurerm_web_pubsub_shared_private_link_resource",
      "azurerm_data_factory_managed_private_endpoint",
      "azurerm_synapse_managed_private_endpoint",
      "azurerm_stream_analytics_managed_private_endpoint",
      "azurerm_kusto_cluster_managed_private_endpoint",
      "azurerm_dashboard_grafana_managed_private_endpoint",
    ],
    arm: [
      "Microsoft.Search/searchServices/sharedPrivateLinkResources",
      "Microsoft.SignalRService/signalR/sharedPrivateLinkResources",
      "Microsoft.SignalRService/webPubSub/sharedPrivateLinkResources",
      "Microsoft.DataFactory/factories/managedVirtualNetworks/managedPrivateEndpoints",
      "Microsoft.StreamAnalytics/clusters/privateEndpoints",
      "Microsoft.Kusto/clusters/managedPrivateEndpoints",
      "Microsoft.Dashboard/grafana/managedPrivateEndpoints",
    ],
    of: ["target_resource_id", "private_link_resource_id", "body.properties.privateLinkResourceId"],
  },
];

/** From a subnet to its network, from a load balancer's frontend to nothing more. */
const UPWARDS = ["virtual_network_id", "virtual_network_name", "virtual_wan_id"];

/** Gateways, connections and private links, unless what gets them is as new. */
export function isGateway({ after, ...change }: ResourceChange, gone: Gone): boolean {
  const gateway = GATEWAYS.find((one) => isOfTypes(change, one));
  return gateway !== undefined && after !== undefined && !servesNew(after, gateway.of, UPWARDS, gone);
}
