import { type AzureEstate, allOf, anyOf, type Fact, holds, not, type Truth } from "../../azure";
import { FIREWALL_RULES, type FirewallRule } from "../../azure/firewall-rules";
import { addressesOfGroups } from "../../azure/joins/ip-groups";
import { isAnybodys, isAnywhere } from "../../azure/joins/traffic";
import { opennessOf, publishedByAnybody } from "../../azure/public-places";
import { isTimeOnly, problemsOnce, whichRule } from "../firewall-rule";
import { mustHold } from "../must";
import { rule } from "../rule";

export const firewallAnybody = rule({
  id: "security/firewall-anybody",
  title: "The firewall lets nothing out to where anybody has resources, and nobody in from there",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/minimize-exfiltration-service-endpoint-policy",
    "security/approved-python-packages",
    "security/managed-vnet-isolation",
  ],
  severity: "medium",
  why: "Behind a tag such as Storage, a name such as *.blob.core.windows.net or a place of public packages, everybody has an account: data goes to somebody else's, and the firewall takes it for one's own. Only it can tell them apart, where security groups leave that to it.",
  fix: {
    construct: "no construct makes a firewall; ComputeSubnet: firewallPrivateIp leads to the hub's",
    terraform:
      "azurerm_firewall_policy_rule_collection_group: application_rule_collection with each host in destination_fqdns, ntp.ubuntu.com for the time; private endpoints for storage",
  },
  looksAt: FIREWALL_RULES,
  finds: ({ firewallRules }, estate) =>
    problemsOnce(
      firewallRules.flatMap((one) => [
        ...mustHold(
          not(letsOut(one, estate)),
          `${whichRule(one)} lets data out to where anybody has resources`,
        ),
        ...mustHold(
          not(asksPublic(one)),
          `${whichRule(one)} leads to a place where anybody publishes packages, images or code`,
        ),
        ...mustHold(
          not(letsIn(one, estate)),
          `${whichRule(one)} leads to a machine what comes from addresses that have many owners`,
        ),
      ]),
    ),
});

/** What is open to everything is another rule's, but for the time service. */
function letsOut(one: FirewallRule, estate: AzureEstate): Truth {
  return allOf([
    holds(one.action, (text) => /^allow$/i.test(text)),
    anyOf([
      ...[one.destinations, ...addressesOfGroups(one.destinationGroups, estate)].flatMap((list) => [
        areAnybodys(list),
        isTimeOnly(one) ? holds(list, (texts) => texts.some(isAnywhere)) : "no",
      ]),
      ...one.hosts.map((list) =>
        holds(list, (hosts) => hosts.some((host) => opennessOf(host) === "anybody")),
      ),
      holds(one.webCategories, (categories) => categories.length > 0),
    ]),
  ]);
}

function asksPublic({ action, hosts }: FirewallRule): Truth {
  return allOf([
    holds(action, (text) => /^allow$/i.test(text)),
    anyOf(
      hosts.map((list) =>
        holds(list, (all) => all.some((host) => publishedByAnybody(hostOf(host)) !== undefined)),
      ),
    ),
  ]);
}

function letsIn({ action, sources, sourceGroups }: FirewallRule, estate: AzureEstate): Truth {
  return allOf([
    holds(action, (text) => /^dnat$/i.test(text)),
    anyOf([sources, ...addressesOfGroups(sourceGroups, estate)].map(areAnybodys)),
  ]);
}

function areAnybodys(addresses: Fact<readonly string[]>): Truth {
  return holds(addresses, (texts) => texts.some((text) => isAnybodys(text) && !isEverything(text)));
}

function isEverything(text: string): boolean {
  return isAnywhere(text) || /^AzureCloud\b/i.test(text);
}

/** `https://github.com/contoso` → `github.com`. */
function hostOf(pattern: string): string {
  return pattern.replace(/^[a-z*]*:\/\//i, "").split(/[/:]/)[0] ?? "";
}
