import { publicPrefix } from "../address-range";
import type { AzureEstate } from "../estate";
import { allOf, anyOf, type Fact, holds, type Truth } from "../fact";
import { ADMIN_RULE, NETWORK_SECURITY_GROUP, SEPARATE_SECURITY_RULE } from "../network-security-group";
import { areAllPorts, areOnlyPorts } from "../ports";
import type { SecurityRule } from "../security-rule";
import { reachesAnybody } from "../service-tags";
import type { Subject, SubjectOf } from "../subject";
import { isBastionSubnet, type Subnet } from "../subnet";
import { knownTargets, nameOfResource, nameOfTarget, type Place } from "./address";
import { groupedBy, oncePerEstate } from "./once";
import { subnetsAt, subnetsOf } from "./subnet-guards";

export type Direction = "Inbound" | "Outbound";

/** Rules that stand together: those of a group of the input, or one whose group isn't in it. */
export interface RuleSet extends Subject {
  readonly rules: readonly SecurityRule[];
  /** Where they hold, as far as the input tells. */
  readonly subnets: readonly Subnet[];
  /** Whether the group, and with it other subnets, may lie outside of the input. */
  readonly isElsewhere: boolean;
}

/** A wider range than these, of the Internet, names nobody. */
const NOBODYS = 8;
/** A site, such as an office, has no wider range of the Internet. */
const SITES = { 32: 24, 128: 48 } as const;

/** All rules, group by group, and then those of groups and network managers that aren't in the input. */
export const ruleSets = oncePerEstate((estate): readonly RuleSet[] => {
  const separate = estate.all(SEPARATE_SECURITY_RULE);
  const byGroup = groupedBy(separate, groupsOf);
  const joined = new Set<Subject>();
  const ofGroups = estate.all(NETWORK_SECURITY_GROUP).map((group): RuleSet => {
    const { resource, inlineRules } = group;
    const name = nameOfResource(resource);
    const own = [...(byGroup.get(resource) ?? []), ...((name !== undefined && byGroup.get(name)) || [])];
    for (const one of own) {
      joined.add(one);
    }
    const inline = inlineRules.state === "known" ? inlineRules.value : [];
    const rules = [...inline, ...own.map(({ rule }) => rule)];
    return { ...group, rules, subnets: subnetsOf(group, estate), isElsewhere: false };
  });
  const elsewhere = (one: Subject & { readonly rule: SecurityRule }, places: readonly Place[]): RuleSet => ({
    ...one,
    rules: [one.rule],
    subnets: places.flatMap((place) => subnetsAt(place, estate)),
    isElsewhere: true,
  });
  return [
    ...ofGroups,
    ...separate.filter((one) => !joined.has(one)).map((one) => elsewhere(one, groupsOf(one))),
    ...estate.all(ADMIN_RULE).map((one) => elsewhere(one, [])),
  ];
});

const rulesByGroup = oncePerEstate(
  (estate) => new Map(ruleSets(estate).map(({ resource, rules }) => [resource, rules])),
);

/** Whether a rule lets traffic through, in one direction. */
export function allows(rule: SecurityRule, direction: Direction): Truth {
  return allOf([holds(rule.direction, same(direction)), holds(rule.access, same("Allow"))]);
}

/**
 * Whether some rule of a group refuses, in one direction, all that goes between anybody here and the
 * Internet, or anybody. One that may not be there doesn't, unless the whole group may not.
 */
export function denyAll(
  group: SubjectOf<typeof NETWORK_SECURITY_GROUP>,
  direction: Direction,
  estate: AzureEstate,
): Truth {
  const { resource, inlineRules } = group;
  if (inlineRules.state === "unknown") {
    return "unknown";
  }
  return anyOf(
    (rulesByGroup(estate).get(resource) ?? []).map((rule) => {
      const isThere = resource.existence === "possible" || rule.facts.resource.existence === "certain";
      return allOf([deniesAll(rule, direction), isThere ? "yes" : "unknown"]);
    }),
  );
}

function deniesAll(rule: SecurityRule, direction: Direction): Truth {
  return allOf([
    holds(rule.direction, same(direction)),
    holds(rule.access, same("Deny")),
    holds(rule.protocol, isEveryProtocol),
    holds(rule.ports, areAllPorts),
    holds(rule.sourcePorts, areAllPorts),
    holds(rule.sources, isEverybody),
    holds(rule.destinations, direction === "Inbound" ? isEverybody : areAnywhere),
  ]);
}

/** Whether addresses of a rule are the Internet, all of Azure with everybody's resources, or everything. */
export function isOpen(addresses: Fact<readonly string[]>): Truth {
  return holds(addresses, (texts) => texts.some((text) => isAnywhere(text) || /^AzureCloud\b/i.test(text)));
}

/** Whether an address of a rule is a service where anybody has resources, or many owners' part of the Internet. */
export function isAnybodys(address: string): boolean {
  const range = publicPrefix(address);
  return range === undefined ? reachesAnybody(address) : range.length < SITES[range.bits];
}

/** `*` for all of them. */
export function isEveryProtocol(protocol: string): boolean {
  return /^\s*(\*|any)\s*$/i.test(protocol);
}

/** Whether an address of a rule is everything, the Internet, or so much of it that it names nobody. */
export function isAnywhere(address: string): boolean {
  const range = publicPrefix(address);
  return range === undefined ? /^(\*|any|internet)$/i.test(address) : range.length < NOBODYS;
}

/** Whether a rule is no more than what Azure asks for on Bastion's own subnet: these ports, and no other. */
export function isAskedByBastion(rule: SecurityRule, set: RuleSet, ...ports: readonly number[]): Truth {
  return allOf([isBastions(set), holds(rule.ports, (texts) => areOnlyPorts(texts, ...ports))]);
}

/** Nobody knows where a group stands that isn't in the input. */
function isBastions({ subnets, isElsewhere }: RuleSet): Truth {
  if (subnets.length === 0) {
    return isElsewhere ? "unknown" : "no";
  }
  return allOf(subnets.map(({ name }) => isBastionSubnet(name)));
}

function areAnywhere(addresses: readonly string[]): boolean {
  return addresses.some(isAnywhere);
}

function isEverybody(addresses: readonly string[]): boolean {
  return addresses.some((text) => /^(\*|any|0\.0\.0\.0\/0)$/i.test(text));
}

/** By resource, or by name where that is all that is said. */
function groupsOf({ group }: SubjectOf<typeof SEPARATE_SECURITY_RULE>): readonly Place[] {
  return knownTargets(group).map((target) =>
    target.kind === "resource" ? target.resource : (nameOfTarget(target) ?? ""),
  );
}

function same(expected: string): (text: string) => boolean {
  return (text) => text.trim().toLowerCase() === expected.toLowerCase();
}
