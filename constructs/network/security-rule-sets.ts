import { MAX_PRIORITY, type SecurityRule } from "./security-rule";

/** Behind every `Allow` inbound: Azure's own last rules would let the whole virtual network in. */
export const DENY_ALL_INBOUND: SecurityRule = {
  name: "deny-all-inbound",
  priority: MAX_PRIORITY,
  direction: "Inbound",
  access: "Deny",
  protocol: "*",
  source: "*",
  destination: "*",
  ports: ["*"],
  description: "Nothing else comes in, not even from the virtual network",
};

/**
 * Behind every `Allow` of a service tag, before any of `VirtualNetwork`: with a default route to an
 * appliance that tag covers all addresses, and would let everything out.
 */
export const DENY_INTERNET_OUTBOUND: SecurityRule = {
  name: "deny-internet-outbound",
  priority: 4000,
  direction: "Outbound",
  access: "Deny",
  protocol: "*",
  source: "*",
  destination: "Internet",
  ports: ["*"],
  description: "Nothing leaves for the Internet that no rule above allows",
};

/** A subnet of private endpoints: HTTPS from the network, nothing out. */
export const ENDPOINTS_RULES: readonly SecurityRule[] = [
  {
    name: "allow-https-inbound",
    priority: 100,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source: "VirtualNetwork",
    destination: "*",
    ports: ["443"],
    description: "Private endpoints are reached over HTTPS from the virtual network and its peers",
  },
  DENY_ALL_INBOUND,
  DENY_INTERNET_OUTBOUND,
];

/** Lets computes of an own network mount the workspace's file share through its private endpoint. */
export function fileShareRule(computePrefix: string): SecurityRule {
  return {
    name: "allow-smb-from-compute",
    priority: 110,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source: computePrefix,
    destination: "*",
    ports: ["445"],
    description: "Compute instances mount the workspace's file share over SMB",
  };
}

/** A runner of deployments, or a jump host: Azure's control plane and Entra ID out, Bastion in. */
export function runnerRules(bastionPrefix?: string): SecurityRule[] {
  const fromBastion: SecurityRule[] =
    bastionPrefix === undefined
      ? []
      : [
          {
            name: "allow-bastion-inbound",
            priority: 100,
            direction: "Inbound",
            access: "Allow",
            protocol: "Tcp",
            source: bastionPrefix,
            destination: "*",
            ports: ["22", "3389"],
            description: "People reach jump hosts through Azure Bastion only",
          },
        ];
  return [
    ...fromBastion,
    DENY_ALL_INBOUND,
    outboundHttps("allow-azure-resource-manager", 100, "AzureResourceManager", "Deployments"),
    outboundHttps("allow-entra-id", 110, "AzureActiveDirectory", "Tokens"),
    DENY_INTERNET_OUTBOUND,
  ];
}

/** HTTPS out to a service tag. */
export function outboundHttps(
  name: string,
  priority: number,
  destination: string,
  description: string,
): SecurityRule {
  return {
    name,
    priority,
    direction: "Outbound",
    access: "Allow",
    protocol: "Tcp",
    source: "*",
    destination,
    ports: ["443"],
    description,
  };
}
