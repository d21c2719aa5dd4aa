import type { Attributes } from "../../terraform-json";
import type { Breaks } from "../mutant";
import type { Stack } from "../stack";
import type { Addition } from "./additions";
import { FOREIGN_FIREWALL_POLICY, PUBLIC_ADDRESS } from "./foreign";

const EGRESS: Breaks = ["security/exfiltration-guard-explicit-egress"];
const INGRESS: Breaks = ["security/workspace-access-from-vnet-only"];
const ALL_ADDRESSES = "0.0.0.0-255.255.255.255";

/** Rules of a firewall that isn't in the stack, and on which its default route may depend. */
export const ADDED_FIREWALL_RULES: readonly Addition[] = [
  network("mutant", "everything", ["*"]),
  network("mutant-range", "all addresses, as a range", [ALL_ADDRESSES]),
  network("mutant-halves", "both halves of the Internet", ["0.0.0.0/1", "128.0.0.0/1"]),
  network("mutant-storage", "everybody's storage", ["Storage.WestEurope"]),
  ...[
    ["mutant-hosts", "*.*"],
    ["mutant-country", "*.co.uk"],
    ["mutant-accounts", "*.blob.core.windows.net"],
    ["mutant-sites", "*.azurewebsites.net"],
  ].map(
    ([name = "", host]): Addition =>
      inFirewall(name, `a firewall's rule that lets data out to ${host}`, EGRESS, {
        application_rule_collection: {
          action: "Allow",
          rule: [
            {
              name: "mutant",
              protocols: [{ type: "Https", port: 443 }],
              source_addresses: ["*"],
              destination_fqdns: [host],
            },
          ],
        },
      }),
  ),
  translation("mutant-translation", "*"),
  translation("mutant-translation-range", ALL_ADDRESSES),
];

function network(name: string, what: string, destination_addresses: readonly string[]): Addition {
  return inFirewall(name, `a firewall's rule that lets data out to ${what}`, EGRESS, {
    network_rule_collection: {
      action: "Allow",
      rule: [
        {
          name: "mutant",
          protocols: ["Any"],
          source_addresses: ["*"],
          destination_addresses,
          destination_ports: ["*"],
        },
      ],
    },
  });
}

function translation(name: string, source: string): Addition {
  return inFirewall(name, `a firewall's rule that leads ${source} to a machine inside`, INGRESS, {
    nat_rule_collection: {
      action: "Dnat",
      rule: [
        {
          name: "mutant",
          protocols: ["TCP"],
          source_addresses: [source],
          destination_address: PUBLIC_ADDRESS,
          destination_ports: ["22"],
          translated_address: "10.255.255.4",
          translated_port: 22,
        },
      ],
    },
  });
}

function inFirewall(
  name: string,
  what: string,
  breaks: Breaks,
  collections: Readonly<Record<string, Attributes>>,
): Addition {
  return {
    type: "azurerm_firewall_policy_rule_collection_group",
    name,
    what,
    breaks,
    attributes: (stack: Stack) =>
      stack.ofType("azurerm_private_endpoint").length > 0
        ? {
            name: "mutant",
            firewall_policy_id: FOREIGN_FIREWALL_POLICY,
            priority: 100,
            ...Object.fromEntries(
              Object.entries(collections).map(([block, collection]) => [
                block,
                [{ name: "mutant", priority: 100, ...collection }],
              ]),
            ),
          }
        : undefined,
  };
}
