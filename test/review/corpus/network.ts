import { armId } from "../../stacks/config/good-configs";
import { SECURITY_GROUP, STORAGE, VAULT, WORKSPACE } from "./addresses";
import { append, remove, rewritten, set, unset } from "./edits";
import type { Expected, ExpectedRisk, Pair } from "./pair";
import { dev, prod, type Sides, state } from "./sides";

const endpoint = (name: string) => `azurerm_private_endpoint.${name}-endpoint`;
const link = (zone: string) => `azurerm_private_dns_zone_virtual_network_link.dns_${zone}-link`;
const ASSOCIATION = "azurerm_subnet_network_security_group_association.network_endpoints_nsg-association";
const SUBNET = "azurerm_subnet.network_endpoints";

/** A rule of the security group, as the constructs write it. */
const inbound = (name: string, priority: number, source: string, port: string) => ({
  name,
  priority,
  access: "Allow",
  direction: "Inbound",
  protocol: "Tcp",
  description: "for a test",
  source_address_prefix: source,
  source_port_range: "*",
  destination_address_prefix: "*",
  destination_port_range: port,
});

/** One attribute, or one resource, opens the network. */
function opened(
  name: string,
  base: Sides,
  head: Sides,
  risk: Omit<ExpectedRisk, "kind">,
  more: Partial<Expected> = {},
): Pair {
  return {
    name,
    base,
    head,
    expected: { fails: true, risks: [{ kind: "network-opened", ...risk }], cost: "same", ...more },
  };
}

const IN_PLACE = { changes: { update: 1, create: 0, destroy: 0, replace: 0 } };
const GONE = { changes: { destroy: 1, create: 0, update: 0, replace: 0 } };
/** The endpoints wait for the subnet by its id alone, so that the association may go. */
const loose = rewritten(`\${${ASSOCIATION}.subnet_id}`, `\${${SUBNET}.id}`);

/** The network is opened. What computes reach is in egress.ts. */
export const NETWORK: readonly Pair[] = [
  opened(
    "the public network is opened on the workspace",
    dev(),
    dev({}, set(WORKSPACE, "public_network_access_enabled", true)),
    { address: WORKSPACE, attributes: ["public_network_access_enabled"], severity: "high" },
    { ...IN_PLACE, findings: { new: ["security/workspace-public-network"] } },
  ),
  opened(
    "the workspace is opened by leaving the attribute out, whose default is open",
    dev(),
    dev({}, unset(WORKSPACE, "public_network_access_enabled")),
    { address: WORKSPACE, attributes: ["public_network_access_enabled"], severity: "high" },
    IN_PLACE,
  ),
  opened(
    "storage is open to everybody",
    dev(),
    dev(
      {},
      set(STORAGE, "public_network_access_enabled", true),
      set(STORAGE, "network_rules.default_action", "Allow"),
    ),
    { address: STORAGE, attributes: ["public_network_access_enabled", "network_rules.default_action"] },
    IN_PLACE,
  ),
  opened(
    "the firewall of storage lets one more kind of service past",
    dev(),
    dev({}, set(STORAGE, "network_rules.bypass", ["AzureServices", "Logging"])),
    { address: STORAGE, attributes: ["network_rules.bypass"] },
    { ...IN_PLACE, findings: { new: ["security/storage-firewall"] } },
  ),
  opened(
    "the vault is open to one address",
    dev(),
    dev(
      {},
      set(VAULT, "public_network_access_enabled", true),
      set(VAULT, "network_acls.ip_rules", ["203.0.113.7"]),
    ),
    { address: VAULT, attributes: ["public_network_access_enabled", "network_acls.ip_rules"] },
    IN_PLACE,
  ),
  opened(
    "blobs may be public",
    dev(),
    dev({}, set(STORAGE, "allow_nested_items_to_be_public", true)),
    { address: STORAGE, attributes: ["allow_nested_items_to_be_public"] },
    { ...IN_PLACE, findings: { new: ["security/storage-anonymous-blobs"] } },
  ),
  opened(
    "the private endpoint of queues goes",
    dev(),
    dev({}, remove(endpoint("storage-queue"))),
    { address: endpoint("storage-queue") },
    { ...GONE, cost: "down", findings: { new: ["security/storage-queue-table-endpoints"] } },
  ),
  opened(
    "the private endpoint of the registry goes",
    prod(),
    prod({}, remove(endpoint("registry"))),
    { address: endpoint("registry") },
    { ...GONE, cost: "down", findings: { new: ["security/registry-private-endpoint"] } },
  ),
  opened(
    "the network no longer looks up the zone of blobs",
    dev(),
    dev({}, remove(link("blob"))),
    { address: link("blob") },
    { ...GONE, findings: { new: ["security/private-zone-linked"] } },
  ),
  opened(
    "a private endpoint is in no zone any more",
    dev(),
    dev({}, unset(endpoint("storage-table"), "private_dns_zone_group")),
    { address: endpoint("storage-table"), attributes: ["private_dns_zone_group"] },
    { ...IN_PLACE, findings: { new: ["security/private-endpoint-zones"] } },
  ),
  opened(
    "the security group lets SSH in from the internet",
    dev(),
    dev({}, append(SECURITY_GROUP, "security_rule", inbound("allow-ssh", 200, "Internet", "22"))),
    { address: SECURITY_GROUP, attributes: ["security_rule"] },
    IN_PLACE,
  ),
  opened(
    "the security group lets one more range in, of a private network",
    dev(),
    dev({}, append(SECURITY_GROUP, "security_rule", inbound("allow-office", 200, "10.99.0.0/16", "443"))),
    { address: SECURITY_GROUP, attributes: ["security_rule"] },
    IN_PLACE,
  ),
  opened(
    "the rule that keeps everything else out goes",
    dev(),
    dev({}, unset(SECURITY_GROUP, "security_rule.1")),
    { address: SECURITY_GROUP, attributes: ["security_rule"] },
    { ...IN_PLACE, findings: { new: ["security/nsg-deny-inbound"] } },
  ),
  opened(
    "the subnet has no security group any more",
    dev({}, loose),
    dev({}, loose, remove(ASSOCIATION)),
    { address: ASSOCIATION },
    { ...GONE, findings: { new: ["security/subnet-security-group"] } },
  ),
  opened(
    "what is in the subnet reaches the internet by default",
    dev(),
    dev({}, set(SUBNET, "default_outbound_access_enabled", true)),
    { address: SUBNET, attributes: ["default_outbound_access_enabled"] },
    { ...IN_PLACE, findings: { new: ["security/subnet-default-outbound"] } },
  ),
  {
    name: "the state's storage lets one more range in, under the same acceptance",
    base: state(),
    head: state({}, set(STORAGE, "network_rules.ip_rules", ["203.0.113.10", "198.51.100.0/24"])),
    expected: {
      fails: false,
      risks: [
        { kind: "network-opened", address: STORAGE, attributes: ["network_rules.ip_rules"], accepted: true },
      ],
      ...IN_PLACE,
    },
  },
  {
    name: "a public workspace is closed, which is no risk",
    base: dev({}, set(WORKSPACE, "public_network_access_enabled", true)),
    head: dev(),
    expected: {
      fails: false,
      risks: [],
      ...IN_PLACE,
      findings: { new: [], fixed: ["security/workspace-public-network"] },
    },
  },
  {
    name: "what is open already stays so, and something else changes",
    base: dev({}, set(WORKSPACE, "public_network_access_enabled", true)),
    head: dev(
      {},
      set(WORKSPACE, "public_network_access_enabled", true),
      set(WORKSPACE, "description", "another text"),
    ),
    expected: { fails: false, risks: [], ...IN_PLACE, findings: { new: [], fixed: [] } },
  },
  {
    name: "the network is peered with a hub, and DNS servers of the hub are asked",
    base: prod(),
    head: prod({
      network: {
        addressSpace: ["10.20.4.0/22"],
        hub: { virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet-hub") },
        dnsServers: ["10.0.0.4"],
      },
    }),
    expected: {
      oneOf: [
        { fails: false, risks: [], changes: { destroy: 0, replace: 0 } },
        {
          // whoever is in the hub reaches the private endpoints now
          fails: true,
          risks: [{ kind: "network-opened", address: "azurerm_virtual_network_peering.network_hub-peering" }],
          changes: { destroy: 0, replace: 0 },
        },
      ],
    },
  },
];
