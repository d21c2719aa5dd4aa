import type { SecurityRule } from "./security-rule";
import { DENY_ALL_INBOUND } from "./security-rule-sets";

/** What all of Bastion's rules but the last two allow. */
type BastionRule = Pick<
  SecurityRule,
  "name" | "priority" | "protocol" | "source" | "destination" | "ports" | "description"
>;

// All of them are required: Azure refuses a group on AzureBastionSubnet that lacks one.
const INBOUND: readonly BastionRule[] = [
  {
    name: "allow-https-inbound",
    priority: 100,
    protocol: "Tcp",
    source: "Internet",
    destination: "*",
    ports: ["443"],
    description: "People come over HTTPS, with an Entra token",
  },
  {
    name: "allow-gateway-manager-inbound",
    priority: 110,
    protocol: "Tcp",
    source: "GatewayManager",
    destination: "*",
    ports: ["443"],
    description: "Bastion's control plane",
  },
  {
    name: "allow-load-balancer-inbound",
    priority: 120,
    protocol: "Tcp",
    source: "AzureLoadBalancer",
    destination: "*",
    ports: ["443"],
    description: "Health probes",
  },
  {
    name: "allow-bastion-hosts-inbound",
    priority: 130,
    protocol: "*",
    source: "VirtualNetwork",
    destination: "VirtualNetwork",
    ports: ["8080", "5701"],
    description: "Bastion's data plane between its hosts",
  },
];

const OUTBOUND: readonly BastionRule[] = [
  {
    name: "allow-ssh-rdp-outbound",
    priority: 100,
    protocol: "*",
    source: "*",
    destination: "VirtualNetwork",
    ports: ["22", "3389"],
    description: "Sessions to hosts of the virtual network",
  },
  {
    name: "allow-azure-cloud-outbound",
    priority: 110,
    protocol: "Tcp",
    source: "*",
    destination: "AzureCloud",
    ports: ["443"],
    description: "Diagnostic logs",
  },
  {
    name: "allow-bastion-hosts-outbound",
    priority: 120,
    protocol: "*",
    source: "VirtualNetwork",
    destination: "VirtualNetwork",
    ports: ["8080", "5701"],
    description: "Bastion's data plane between its hosts",
  },
  {
    name: "allow-session-information-outbound",
    priority: 130,
    protocol: "*",
    source: "*",
    destination: "Internet",
    ports: ["80"],
    description: "Sessions, shareable links and certificate checks",
  },
];

/** What Azure asks of a network security group on `AzureBastionSubnet`, and nothing besides. */
export const BASTION_RULES: readonly SecurityRule[] = [
  ...INBOUND.map((rule) => ({ ...rule, direction: "Inbound" as const, access: "Allow" as const })),
  DENY_ALL_INBOUND,
  ...OUTBOUND.map((rule) => ({ ...rule, direction: "Outbound" as const, access: "Allow" as const })),
  {
    name: "deny-all-outbound",
    priority: 4096,
    direction: "Outbound",
    access: "Deny",
    protocol: "*",
    source: "*",
    destination: "*",
    ports: ["*"],
    description: "Bastion needs nothing else",
  },
];
