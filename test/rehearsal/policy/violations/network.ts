import { resource } from "../support";
import { setting, TAGS } from "./common";
import type { ViolationTable } from "./table";

const NETWORK = "Microsoft.Network/virtualNetworks";

const network = resource(NETWORK, "net", {
  tags: TAGS,
  properties: {
    enableDdosProtection: true,
    ddosProtectionPlan: { id: "/plan" },
    subnets: [{ name: "inline", properties: { defaultOutboundAccess: false } }],
  },
});
const subnet = resource(`${NETWORK}/subnets`, "net/computes", {
  location: undefined,
  properties: { defaultOutboundAccess: false },
});
const flowLog = resource("Microsoft.Network/networkWatchers/flowLogs", "watcher/net", {
  tags: TAGS,
  properties: { targetResourceId: network.id, enabled: true },
});
const securityGroup = resource("Microsoft.Network/networkSecurityGroups", "nsg", {
  tags: TAGS,
  properties: {},
});
const card = resource("Microsoft.Network/networkInterfaces", "nic", {
  tags: TAGS,
  properties: { ipConfigurations: [{ properties: {} }, { properties: {} }] },
});
const firewall = resource("Microsoft.Network/azureFirewalls", "afw", { tags: TAGS, zones: ["1", "2", "3"] });
const firewallPolicy = resource("Microsoft.Network/firewallPolicies", "afwp", {
  tags: TAGS,
  properties: { dnsSettings: { enableProxy: true }, threatIntelMode: "Deny" },
});

export const NETWORKS: ViolationTable = {
  resources: {
    network,
    subnet,
    flowLog,
    securityGroup,
    card,
    firewall,
    firewallPolicy,
    networkLogs: setting(network),
    securityGroupLogs: setting(securityGroup),
  },
  violations: {
    // Of a subnet that stands by itself, and is reported of its network too.
    "7bca8353-aa3b-429b-904a-9229c4385837": {
      of: "network",
      in: "subnet",
      set: { "properties.defaultOutboundAccess": undefined },
    },
    "83a86a26-fd1f-447c-b59d-e51f44264114": {
      of: "card",
      set: { "properties.ipConfigurations.1.properties": { publicIpAddress: { id: "/ip" } } },
    },
    "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee": { of: "network", without: "flowLog" },
    "94de2ad3-e0c1-4caf-ad78-5d47bbc83d3d": {
      of: "network",
      set: { "properties.enableDdosProtection": false },
    },
    "baa4c6de-b7cf-4b12-b436-6e40ef44c8cb": { of: "securityGroup", without: "securityGroupLogs" },
    "3234ff41-8bec-40a3-b5cb-109c95f1c8ce": {
      of: "network",
      in: "networkLogs",
      set: { "properties.workspaceId": undefined },
    },
    "3e1f521a-d037-4709-bdd6-1f532f271a75": { of: "firewall", set: { zones: undefined } },
    "3f84c9b0-8b64-4208-98d4-6ada96bb49c3": {
      of: "firewallPolicy",
      set: { "properties.dnsSettings": undefined },
    },
    "da79a7e2-8aa1-45ed-af81-ba050c153564": {
      of: "firewallPolicy",
      set: { "properties.threatIntelMode": "Off" },
    },
  },
};
