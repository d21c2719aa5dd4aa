import { allOf, holds, type SecurityRule, type Truth } from "../../azure";
import {
  allows,
  isAnybodys,
  isAskedByBastion,
  isOpen,
  type RuleSet,
  ruleSets,
} from "../../azure/joins/traffic";
import { mustNot } from "../nsg-rules";
import { rule } from "../rule";

export const nsgInboundRange = rule({
  id: "security/nsg-inbound-range",
  title: "What comes in from the Internet comes from single sites: /24, or /48 of IPv6, at most",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/dependent-services-private",
    "security/managed-vnet-isolation",
  ],
  severity: "medium",
  why: "A wider range of the Internet, or the tag of a service where anybody has resources, has many owners; an office's range has one. Private ranges, however wide, are reached through a connection that somebody made.",
  fix: {
    construct: "VirtualNetwork: additionalRules with the ranges of single sites, or private ones, as source",
    terraform:
      "azurerm_network_security_group: security_rule.source_address_prefixes with ranges of /24 or less, or private ones",
  },
  looksAt: ruleSets,
  finds: (set) =>
    set.rules.flatMap((one) =>
      mustNot(isWideIn(one, set), one, "lets in addresses of the Internet that have many owners"),
    ),
});

/** What is open to everybody, or may be, is another rule's. */
function isWideIn(one: SecurityRule, set: RuleSet): Truth {
  return allOf([
    allows(one, "Inbound"),
    holds(one.sources, (sources) => sources.some(isAnybodys)),
    isOpen(one.sources) === "no" ? "yes" : "no",
    // narrower than what Azure asks for, where that is told
    isAskedByBastion(one, set, 443) === "yes" ? "no" : "yes",
  ]);
}
