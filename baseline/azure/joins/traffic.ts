import type { AzureEstate } from "../estate";
import { allOf, type Fact, holds, type Truth } from "../fact";
import { type NetworkSecurityGroup, SEPARATE_SECURITY_RULE } from "../network-security-group";
import type { SecurityRule } from "../security-rule";
import { knownTargets, nameOfResource, nameOfTarget } from "./address";
import { groupedBy, oncePerEstate } from "./once";

export type Direction = "Inbound" | "Outbound";

/** Narrower ranges than this one name somebody; wider ones name nobody. */
const SHORTEST_PREFIX = 8;

/** All rules of a network security group: its blocks, and those that are resources of their own. */
export function rulesOf(group: NetworkSecurityGroup, estate: AzureEstate): readonly SecurityRule[] {
  const { inlineRules, resource } = group;
  const separate = separateRules(estate);
  const name = nameOfResource(resource);
  return [
    ...(inlineRules.state === "known" ? inlineRules.value : []),
    ...(separate.get(resource) ?? []),
    ...((name !== undefined && separate.get(name)) || []),
  ];
}

/** Whether a rule lets traffic through, in one direction. */
export function allows(rule: SecurityRule, direction: Direction): Truth {
  return allOf([holds(rule.direction, same(direction)), holds(rule.access, same("Allow"))]);
}

/** Whether a rule refuses, in one direction, all that goes between anybody here and the Internet, or anybody. */
export function deniesAll(rule: SecurityRule, direction: Direction): Truth {
  const everything = [
    holds(rule.direction, same(direction)),
    holds(rule.access, same("Deny")),
    holds(rule.protocol, (text) => text === "*" || same("Any")(text)),
    holds(rule.ports, areAllPorts),
    holds(rule.sourcePorts, areAllPorts),
  ];
  return direction === "Inbound"
    ? allOf([...everything, holds(rule.sources, isEverybody), holds(rule.destinations, isEverybody)])
    : allOf([...everything, holds(rule.sources, isEverybody), holds(rule.destinations, areAnywhere)]);
}

/** Whether addresses of a rule are the Internet, all of Azure with everybody's resources, or everything. */
export function isOpen(addresses: Fact<readonly string[]>): Truth {
  return holds(addresses, (texts) => texts.some((text) => isAnywhere(text) || /^AzureCloud\b/i.test(text)));
}

/** Whether the ports of a rule are some of these and no other. */
export function onlyPorts(rule: SecurityRule, ...ports: readonly string[]): Truth {
  return holds(rule.ports, (texts) => texts.every((text) => ports.includes(text)));
}

function areAnywhere(addresses: readonly string[]): boolean {
  return addresses.some(isAnywhere);
}

function isEverybody(addresses: readonly string[]): boolean {
  return addresses.some((text) => /^(\*|any|0\.0\.0\.0\/0)$/i.test(text));
}

function areAllPorts(ports: readonly string[]): boolean {
  return ports.some((text) => text === "*" || text === "0-65535");
}

function isAnywhere(address: string): boolean {
  if (/^(\*|any|internet)$/i.test(address)) {
    return true;
  }
  const [, ip = "", length = "32"] = /^([\d.]+|[\da-f:]+)\/(\d+)$/i.exec(address) ?? [];
  return ip !== "" && Number(length) < SHORTEST_PREFIX && ip !== "10.0.0.0";
}

const separateRules = oncePerEstate((estate) => {
  const grouped = groupedBy(estate.all(SEPARATE_SECURITY_RULE), ({ group }) =>
    knownTargets(group).map((target) =>
      target.kind === "resource" ? target.resource : (nameOfTarget(target) ?? ""),
    ),
  );
  return new Map([...grouped].map(([place, all]) => [place, all.map(({ rule }) => rule)]));
});

function same(expected: string): (text: string) => boolean {
  return (text) => text.toLowerCase() === expected.toLowerCase();
}
