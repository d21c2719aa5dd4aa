import { blockTexts } from "./block-texts";
import type { Fact } from "./fact";
import type { Facts } from "./facts";

/** A rule of a network security group, in one of its blocks or a resource of its own. */
export interface SecurityRule {
  readonly facts: Facts;
  readonly name: Fact<string>;
  readonly priority: Fact<number>;
  readonly direction: Fact<string>;
  readonly access: Fact<string>;
  readonly protocol: Fact<string>;
  readonly sources: Fact<readonly string[]>;
  readonly sourcePorts: Fact<readonly string[]>;
  readonly destinations: Fact<readonly string[]>;
  readonly ports: Fact<readonly string[]>;
}

/** Reads a rule; addresses and ports have one field for one, and another for several. */
export function securityRuleOf(facts: Facts): SecurityRule {
  return {
    ...commonOf(facts),
    access: facts.text({ azurerm: "access", body: "properties.access" }),
    sources: texts(facts, "source_address_prefix", "properties.sourceAddressPrefix"),
    sourcePorts: texts(facts, "source_port_range", "properties.sourcePortRange"),
    destinations: texts(facts, "destination_address_prefix", "properties.destinationAddressPrefix"),
    ports: texts(facts, "destination_port_range", "properties.destinationPortRange"),
  };
}

/**
 * Reads a rule of a network manager as one of a group. It is asked before every group, and only its
 * `AlwaysAllow` keeps them from being asked: a mere `Allow` opens nothing, and is no access here.
 */
export function adminRuleOf(facts: Facts): SecurityRule {
  const access = facts.text({ azurerm: "action", body: "properties.access" });
  return {
    ...commonOf(facts),
    access:
      access.state === "known"
        ? {
            ...access,
            value: /^AlwaysAllow$/i.test(access.value.trim()) ? "Allow" : `${access.value} by admin`,
          }
        : access,
    sources: prefixes(facts, "source", "properties.sources"),
    sourcePorts: ports(facts, "source_port_ranges", "properties.sourcePortRanges"),
    destinations: prefixes(facts, "destination", "properties.destinations"),
    ports: ports(facts, "destination_port_ranges", "properties.destinationPortRanges"),
  };
}

function commonOf(facts: Facts) {
  return {
    facts,
    name: facts.text({ azurerm: "name", body: "name" }),
    priority: facts.number({ azurerm: "priority", body: "properties.priority" }),
    direction: facts.text({ azurerm: "direction", body: "properties.direction" }),
    protocol: facts.text({ azurerm: "protocol", body: "properties.protocol" }),
  };
}

/** `source_address_prefix` and `source_address_prefixes`; ARM writes the plural in the same way. */
function texts(facts: Facts, azurerm: string, body: string): Fact<readonly string[]> {
  const plural = (name: string) => (name.endsWith("x") ? `${name}es` : `${name}s`);
  const several = facts.texts({ azurerm: plural(azurerm), body: plural(body) });
  const one = facts.texts({ azurerm, body });
  if (one.state === "known" && several.state === "known") {
    return trimmed({ ...one, value: [...one.value, ...several.value] });
  }
  return trimmed(several.state === "absent" || one.state === "unknown" ? one : several);
}

/** Azure takes no blanks and no commas; what somebody meant by them is judged all the same. */
function trimmed(list: Fact<readonly string[]>): Fact<readonly string[]> {
  return list.state === "known"
    ? { ...list, value: list.value.flatMap((text) => text.split(",")).flatMap((text) => text.trim() || []) }
    : list;
}

/** Where an admin rule names no ports, it means all. */
function ports(facts: Facts, azurerm: string, body: string): Fact<readonly string[]> {
  return trimmed(facts.texts({ azurerm, body, whenAbsent: ["*"] }));
}

/** Where an admin rule names no addresses, it means all. */
function prefixes(facts: Facts, azurerm: string, body: string): Fact<readonly string[]> {
  const found = blockTexts(facts, { azurerm, body }, { azurerm: "address_prefix", body: "addressPrefix" });
  return found.state === "absent"
    ? { state: "known", value: ["*"], at: found.at, byDefault: true }
    : trimmed(found);
}
