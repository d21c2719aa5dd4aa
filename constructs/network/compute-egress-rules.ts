import type { AzureCloud } from "../naming/clouds";
import type { SecurityRule } from "./security-rule";
import { DENY_ALL_INBOUND, DENY_INTERNET_OUTBOUND, outboundHttps } from "./security-rule-sets";

/** Where computes are, and in which cloud. */
export interface ComputeEgress {
  /** The region, e.g. `westeurope`. */
  readonly location: string;
  readonly cloud: AzureCloud;
  /** The computes' own subnet. */
  readonly addressPrefix: string;
}

/**
 * What computes without public IP need, and nothing besides: Azure ML, Azure Batch (which runs
 * them), tokens, Microsoft's images, storage of the region, the virtual network.
 */
export function computeRules({ location, cloud, addressPrefix }: ComputeEgress): SecurityRule[] {
  return [
    {
      name: "allow-compute-inbound",
      priority: 100,
      direction: "Inbound",
      access: "Allow",
      protocol: "*",
      // not VirtualNetwork: with a default route to an appliance that tag covers all addresses
      source: addressPrefix,
      destination: addressPrefix,
      ports: ["*"],
      description: "Nodes of a distributed job talk to each other",
    },
    DENY_ALL_INBOUND,
    {
      ...outboundHttps("allow-azure-machine-learning", 100, "AzureMachineLearning", "Azure ML's services"),
      ports: ["443", "8787", "18881"],
    },
    {
      ...outboundHttps(
        "allow-azure-machine-learning-udp",
        110,
        "AzureMachineLearning",
        "Azure ML's computes",
      ),
      protocol: "Udp",
      ports: ["5831"],
    },
    {
      ...outboundHttps("allow-batch", 120, `BatchNodeManagement.${location}`, "Azure Batch runs the nodes"),
      protocol: "*",
    },
    { ...outboundHttps("allow-entra-id", 130, "AzureActiveDirectory", "Tokens"), ports: ["80", "443"] },
    outboundHttps(
      "allow-storage",
      140,
      `Storage.${location}`,
      "Over the service endpoint, whose policy names the accounts",
    ),
    ...(cloud === "china"
      ? []
      : [outboundHttps("allow-front-door", 150, "AzureFrontDoor.Frontend", "Studio and AutoML images")]),
    outboundHttps(
      "allow-container-registry",
      160,
      "MicrosoftContainerRegistry",
      "Microsoft's images: curated environments",
    ),
    outboundHttps(
      "allow-container-registry-data",
      170,
      "AzureFrontDoor.FirstParty",
      "Layers of Microsoft's images come through Front Door",
    ),
    outboundHttps("allow-monitor", 180, "AzureMonitor", "Telemetry of jobs"),
    outboundHttps("allow-resource-manager", 190, "AzureResourceManager", "Jobs that read their workspace"),
    DENY_INTERNET_OUTBOUND,
    {
      name: "allow-virtual-network",
      // behind the Deny on purpose, see there
      priority: DENY_INTERNET_OUTBOUND.priority + 10,
      direction: "Outbound",
      access: "Allow",
      protocol: "*",
      source: "*",
      destination: "VirtualNetwork",
      ports: ["*"],
      description: "Private endpoints and peered networks",
    },
  ];
}
