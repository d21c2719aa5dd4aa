import type { Resources } from "../two-sides";
import { RG } from "./samples";
import { told } from "./told";

const PE = "azurerm_private_endpoint.pe";
const NIC = "azurerm_network_interface.n";
const CLUSTER = "azurerm_machine_learning_compute_cluster.c";
const WORKSPACE = "azurerm_machine_learning_workspace.w";
const NETWORK = "azurerm_virtual_network.n";
const SUBNET = "azurerm_subnet.s";
const ON_SUBNET = "azurerm_subnet_network_security_group_association.a";
const S = "/subscriptions/s/resourceGroups";
const idOf = (address: string) => `\${${address}.id}`;

describe("another subnet", () => {
  const network: Resources = {
    [NETWORK]: { name: "vnet", ...RG, address_space: ["10.0.0.0/16"] },
    [SUBNET]: { name: "snet", virtual_network_id: idOf(NETWORK), address_prefixes: ["10.0.0.0/24"] },
    [ON_SUBNET]: { subnet_id: idOf(SUBNET), network_security_group_id: "/g" },
  };
  const subnetId = (vnet: string) =>
    `${S}/rg/providers/Microsoft.Network/virtualNetworks/${vnet}/subnets/snet`;
  const endpoint = (subnet: string) => ({
    ...network,
    [PE]: {
      ...{ name: "pe", ...RG, subnet_id: subnet },
      private_service_connection: {
        name: "c",
        private_connection_resource_id: "/st",
        is_manual_connection: false,
      },
    },
  });
  const machine = (subnet: string) => ({
    [NIC]: {
      name: "n",
      ...RG,
      ip_configuration: { name: "c", private_ip_address_allocation: "Dynamic", subnet_id: subnet },
    },
  });
  const cluster = (isolation: string | undefined, subnet?: string) => ({
    [WORKSPACE]: {
      name: "w",
      ...RG,
      ...(isolation ? { managed_network: { isolation_mode: isolation } } : {}),
    },
    [CLUSTER]: {
      name: "c",
      machine_learning_workspace_id: idOf(WORKSPACE),
      subnet_resource_id: subnet ?? null,
    },
  });
  const only = (before: Resources, after: Resources) =>
    told(["network-opened"], before, after).filter((line) => !line.includes(WORKSPACE));

  test.each<[string, Resources, Resources, string]>([
    ["of a private endpoint", endpoint(idOf(SUBNET)), endpoint("/s"), `${PE} subnet_id`],
    [
      "of the same name in another network",
      endpoint(idOf(SUBNET)),
      endpoint(subnetId("other")),
      `${PE} subnet_id`,
    ],
    ["of a machine", machine("/s"), machine("/t"), `${NIC} ip_configuration.subnet_id`],
    ["of a cluster", cluster(undefined, "/s"), cluster(undefined, "/t"), `${CLUSTER} subnet_resource_id`],
    [
      "in place of the managed network",
      cluster("AllowOnlyApprovedOutbound"),
      cluster("AllowOnlyApprovedOutbound", "/s"),
      `${CLUSTER} subnet_resource_id`,
    ],
  ])("%s may be open", (_, before, after, risk) => {
    expect(only(before, after)).toEqual([`network-opened ${risk} ?`]);
  });

  test.each<[string, Resources, Resources]>([
    ["the same by what puts rules on it", endpoint(idOf(SUBNET)), endpoint(`\${${ON_SUBNET}.subnet_id}`)],
    ["the same, written out", endpoint(`\${${ON_SUBNET}.subnet_id}`), endpoint(subnetId("vnet"))],
    ["none any more, of which the rules speak", cluster(undefined, "/s"), cluster(undefined)],
    ["one where there was no network at all", cluster(undefined), cluster(undefined, "/s")],
    [
      "one that is made anew",
      endpoint(idOf(SUBNET)),
      { ...endpoint(idOf(SUBNET)), [SUBNET]: { ...network[SUBNET], name: "s2" } },
    ],
  ])("is none: %s", (_, before, after) => {
    expect(only(before, after)).toEqual([]);
  });
});
