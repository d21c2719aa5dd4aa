import { type Attributes, isAttributes } from "../../terraform-json";
import { added, addedBlock, additions, attribute, block } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, isFilled, type Row, row, shown, type Target } from "../row";
import { EXFILTRATION, PRIVATE } from "./broken";
import { subnetsOfEndpoints } from "./endpoint-subnets";

const INBOUND: Breaks = [...PRIVATE, "security/workspace-access-from-vnet-only"];
const OUTBOUND: Breaks = ["security/exfiltration-guard-explicit-egress"];

/** What each weaker attribute of a rule says, by what the rule does. */
const OPENED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "Inbound Allow": [
    ["source_address_prefix", "*"],
    ["source_address_prefix", "Internet"],
    ["source_address_prefix", "0.0.0.0/0"],
    ["source_address_prefix", "0.0.0.0/1"],
    ["source_address_prefix", "8.0.0.0/8"],
    ["source_address_prefix", "AzureCloud.westeurope"],
    ["destination_port_range", "*"],
    ["destination_port_range", "0-65535"],
    ["destination_port_range", "1-65535"],
    ["protocol", "*"],
  ],
  "Inbound Deny": [
    ["access", "Allow"],
    ["destination_port_range", "22"],
    ["protocol", "Udp"],
    ["direction", "Outbound"],
  ],
  "Outbound Allow": [
    ["destination_address_prefix", "*"],
    ["destination_address_prefix", "Internet"],
    ["destination_address_prefix", "20.0.0.0/8"],
    // the protocol alone opens nothing: the same service answers on the same ports
    ["destination_port_range", "*"],
  ],
  "Outbound Deny": [
    ["access", "Allow"],
    ["destination_port_range", "22"],
    ["protocol", "Udp"],
    ["direction", "Inbound"],
  ],
};

/** Rules that open what the others close: name, direction, source, destination, port. */
const OPENINGS = [
  ["allow-all-inbound", "Inbound", "*", "*", "*"],
  ["allow-ssh-inbound", "Inbound", "Internet", "*", "22"],
  ["allow-rdp-inbound", "Inbound", "0.0.0.0/0", "*", "3389"],
  ["allow-range-inbound", "Inbound", "8.0.0.0/8", "*", "22"],
  ["allow-internet-outbound", "Outbound", "*", "Internet", "*"],
] as const;

/** What a rule in a block has to say, too: Terraform takes its blocks as a list of objects with every key. */
const UNUSED = {
  description: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
};

/** A rule of a network security group that opens something, ahead of all that deny. */
export function openings(
  rules: readonly unknown[],
): readonly { readonly rule: Attributes; readonly breaks: Breaks }[] {
  const taken = rules.map((rule) => (isAttributes(rule) ? rule.priority : undefined));
  let priority = 100;
  while (taken.includes(priority)) {
    priority += 1;
  }
  return OPENINGS.map(([name, direction, from, to, port]) => ({
    rule: {
      access: "Allow",
      destination_address_prefix: to,
      destination_port_range: port,
      direction,
      name,
      priority,
      protocol: "*",
      source_address_prefix: from,
      source_port_range: "*",
    },
    breaks: direction === "Outbound" ? OUTBOUND : INBOUND,
  }));
}

/** Everything, and what is only a part of it. */
const EVERYBODY: readonly unknown[] = ["*", "Internet", "0.0.0.0/0"];
const MANY: readonly unknown[] = ["0.0.0.0/1", "8.0.0.0/8", "20.0.0.0/8", "AzureCloud.westeurope"];
const SAME: readonly (readonly unknown[])[] = [["*", "0-65535", "1-65535"], EVERYBODY];

/** Whether what is written allows as much as the weaker value would. */
function isAsOpen(current: unknown, value: string): boolean {
  return (
    current === value ||
    SAME.some((alike) => alike.includes(current) && alike.includes(value)) ||
    (EVERYBODY.includes(current) && MANY.includes(value))
  );
}

/** The inline rules of a network security group. */
function ruleRows(): Row[] {
  const options = { breaks: INBOUND };
  return [
    row(["security_rule"], options, function* (place) {
      const rules = Array.isArray(place.value) ? place.value : [];
      for (const [index, rule] of rules.entries()) {
        if (!isAttributes(rule)) {
          continue;
        }
        const label = `${place.label}.${rule.name}`;
        const path = [...place.path, index];
        const breaks = rule.direction === "Outbound" ? OUTBOUND : INBOUND;
        if (rule.access === "Deny") {
          yield { operator: "drop-element", place: { path, label }, change: "written → absent", breaks };
        }
        for (const [key, value] of OPENED[`${rule.direction} ${rule.access}`] ?? []) {
          if (isFilled(rule[key]) && !isAsOpen(rule[key], value)) {
            yield {
              operator: "open-rule",
              place: { path: [...path, key], label: `${label}.${key}` },
              to: { value },
              value,
              change: `${shown(rule[key])} → ${shown(value)}`,
              breaks,
            };
          }
        }
      }
      for (const { rule, breaks } of openings(rules)) {
        yield { ...added(place, rules.length, { ...UNUSED, ...rule }, breaks), value: `${rule.name}` };
      }
    }),
    block("security_rule", options),
  ];
}

const RULE_PARTS = [
  "access",
  "direction",
  "priority",
  "protocol",
  "source_address_prefix",
  "source_address_prefixes",
  "source_port_range",
  "destination_address_prefix",
  "destination_address_prefixes",
  "destination_port_range",
  "destination_port_ranges",
];

export const NETWORK_SECURITY_GROUP: Domain = {
  type: "azurerm_network_security_group",
  rows: ruleRows(),
  covers: RULE_PARTS.map((part) => `security_rule.${part}`),
};

const POLICIES = {
  Enabled: ["Disabled", "RouteTableEnabled"],
  NetworkSecurityGroupEnabled: ["Disabled"],
};
const SERVICE_ENDPOINTS: Breaks = [...EXFILTRATION, "security/exfiltration-guard-explicit-egress"];

/** Whether a private endpoint stands in the subnet. */
function holdsEndpoints({ resource, stack }: Target): boolean {
  return subnetsOfEndpoints(stack).includes(resource.address);
}

export const SUBNET: Domain = {
  type: "azurerm_subnet",
  rows: [
    flag("default_outbound_access_enabled", false, { absent: true, breaks: OUTBOUND }),
    // without it network security groups don't apply to private endpoints
    choice("private_endpoint_network_policies", POLICIES, {
      absent: "Disabled",
      when: holdsEndpoints,
      breaks: INBOUND,
    }),
    // without it somebody may publish a service from the subnet, past its security group
    flag("private_link_service_network_policies_enabled", true, { absent: true, breaks: INBOUND }),
    // a way to everybody's storage accounts, unless a policy names those that are meant
    additions("service_endpoints", ["Microsoft.Storage"], { dialect: 4, breaks: SERVICE_ENDPOINTS }),
    additions("service_endpoint", [{ service: "Microsoft.Storage" }], {
      dialect: 5,
      breaks: SERVICE_ENDPOINTS,
      covers: ["service_endpoint.service"],
    }),
    attribute("service_endpoint_policy_ids", { breaks: EXFILTRATION }),
  ],
};

export const VIRTUAL_NETWORK: Domain = {
  type: "azurerm_virtual_network",
  rows: [
    // a resolver of the Internet gives the public addresses of what has private endpoints
    addedBlock("dns_servers", ["8.8.8.8"], {
      breaks: ["security/workspace-private-endpoint", "security/dependent-services-private"],
    }),
    block("ddos_protection_plan", { breaks: INBOUND }),
    flag("ddos_protection_plan.enable", true, { breaks: INBOUND }),
    block("encryption", { breaks: ["security/encryption-at-rest-and-in-transit"] }),
    choice(
      "encryption.enforcement",
      { DropUnencrypted: ["AllowUnencrypted"] },
      {
        breaks: ["security/encryption-at-rest-and-in-transit"],
      },
    ),
    flag("subnet.default_outbound_access_enabled", false, { absent: true, breaks: OUTBOUND }),
    choice("subnet.private_endpoint_network_policies", POLICIES, { absent: "Disabled", breaks: INBOUND }),
    attribute("subnet.security_group", { breaks: INBOUND }),
    attribute("subnet.service_endpoint_policy_ids", { breaks: EXFILTRATION }),
  ],
};
