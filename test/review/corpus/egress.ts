import { goodDeviation } from "../../stacks/config/good-configs";
import { FIREWALL, PACKAGES, WORKSPACE } from "./addresses";
import { set, unset } from "./edits";
import type { Pair } from "./pair";
import { dev, prod } from "./sides";

const RULE = "azurerm_machine_learning_workspace_network_outbound_rule";
const FEED = "packages.example.com";
const MONITOR = { tag: "AzureMonitor", protocol: "TCP", ports: "443" } as const;

/** What computes reach gets wider, or narrower. */
export const EGRESS: readonly Pair[] = [
  {
    name: "computes of dev reach one more host, behind the firewall that is there",
    base: dev(),
    head: dev({ egress: { packageFeed: FEED, fqdns: [{ host: "models.contoso.com" }] } }),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: `${RULE}_fqdn.egress_models-contoso-com` }],
      changes: { create: 1, update: 0, destroy: 0, replace: 0 },
      cost: "same",
      findings: { new: [] },
    },
  },
  {
    name: "computes of dev reach a place of models to which anybody uploads",
    base: dev(),
    head: dev({ egress: { packageFeed: FEED, fqdns: [{ host: "models.huggingface.co" }] } }),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: `${RULE}_fqdn.egress_models-huggingface-co` }],
      changes: { create: 1, update: 0, destroy: 0, replace: 0 },
      cost: "same",
      findings: { new: ["security/outbound-public-places"] },
    },
  },
  {
    name: "computes of prod reach a first host, which brings a firewall",
    base: prod(),
    head: prod({ egress: { fqdns: [{ host: FEED }] } }),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: PACKAGES }],
      changes: { create: 2, update: 0, destroy: 0, replace: 0 },
      cost: "up",
      findings: { new: [] },
    },
  },
  {
    name: "one host becomes a whole domain",
    base: dev(),
    head: dev({}, set(PACKAGES, "destination_fqdn", "*.example.com")),
    expected: {
      fails: true,
      risks: [
        {
          kind: "network-opened",
          address: PACKAGES,
          attributes: ["destination_fqdn"],
          severity: "high",
        },
      ],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      findings: { new: ["security/outbound-fqdn-wildcard"] },
    },
  },
  {
    name: "a whole domain becomes one host of it, which is no risk",
    base: dev({}, set(PACKAGES, "destination_fqdn", "*.example.com")),
    head: dev(),
    expected: {
      fails: false,
      risks: [],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      findings: { new: [], fixed: ["security/outbound-fqdn-wildcard"] },
    },
  },
  {
    name: "a whole domain is opened, and somebody accepts it",
    base: dev(),
    head: dev({
      egress: { packageFeed: FEED, fqdns: [{ host: "*.example.org", wildcard: goodDeviation() }] },
    }),
    expected: {
      fails: false,
      risks: [{ kind: "network-opened", address: `${RULE}_fqdn.egress_any-example-org`, accepted: true }],
      changes: { create: 1, update: 0, destroy: 0, replace: 0 },
      findings: { new: [], accepted: ["security/outbound-fqdn-wildcard"] },
    },
  },
  {
    name: "packages come from another host",
    base: dev(),
    head: dev({ egress: { packageFeed: "packages.example.org" } }),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: `${RULE}_fqdn.egress_packages-example-org` }],
      changes: { create: 1, destroy: 1, update: 0, replace: 0 },
      cost: "same",
    },
  },
  {
    name: "computes of dev reach nothing any more, and the firewall goes",
    base: dev(),
    head: dev({ egress: undefined }),
    expected: {
      fails: false,
      risks: [],
      changes: { destroy: 2, create: 0, update: 0, replace: 0 },
      cost: "down",
    },
  },
  {
    name: "computes reach a service of Azure",
    base: dev({ egress: undefined }),
    head: dev({ egress: { serviceTags: [MONITOR] } }),
    expected: {
      fails: true,
      risks: [{ kind: "network-opened", address: `${RULE}_service_tag.egress_tag-azuremonitor` }],
      changes: { create: 1, update: 0, destroy: 0, replace: 0 },
      cost: "same",
    },
  },
  {
    name: "a service of Azure is reached at one more port",
    base: dev({ egress: { serviceTags: [MONITOR] } }),
    head: dev({ egress: { serviceTags: [{ ...MONITOR, ports: "443,8443" }] } }),
    expected: {
      fails: true,
      risks: [
        {
          kind: "network-opened",
          address: `${RULE}_service_tag.egress_tag-azuremonitor`,
          attributes: ["port_ranges"],
        },
      ],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
    },
  },
  {
    name: "the managed network lets everything out",
    base: dev(),
    head: dev({}, set(WORKSPACE, "managed_network.isolation_mode", "AllowInternetOutbound")),
    expected: {
      fails: true,
      risks: [
        {
          kind: "network-opened",
          address: WORKSPACE,
          attributes: ["managed_network.isolation_mode"],
          severity: "high",
        },
      ],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      findings: { new: ["security/workspace-managed-network"] },
    },
  },
  {
    name: "dev takes the dearer firewall",
    base: dev(),
    head: dev({ egress: { packageFeed: FEED, firewallSku: "Standard" } }),
    expected: {
      fails: true,
      risks: [
        {
          kind: "guidance",
          address: FIREWALL,
          attributes: ["body.properties.managedNetwork.firewallSku"],
          severity: "low",
        },
      ],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      cost: "up",
      findings: { new: ["cost/managed-network-firewall"] },
    },
  },
  {
    name: "nobody chooses the firewall any more, and Azure takes the dearer one",
    base: dev(),
    head: dev({}, unset(FIREWALL, "body.properties.managedNetwork.firewallSku")),
    expected: {
      fails: true,
      risks: [
        {
          kind: "guidance",
          address: FIREWALL,
          attributes: ["body.properties.managedNetwork.firewallSku"],
        },
      ],
      changes: { update: 1, create: 0, destroy: 0, replace: 0 },
      cost: "up",
    },
  },
];
