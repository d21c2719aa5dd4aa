import type { Fact } from "./fact";
import type { Facts } from "./facts";

/** A rule of a network security group, in one of its blocks or a resource of its own. */
export type SecurityRule = ReturnType<typeof securityRuleOf>;

/** Reads a rule; addresses and ports have one field for one, and another for several. */
export function securityRuleOf(facts: Facts) {
  return {
    facts,
    name: facts.text({ azurerm: "name", body: "name" }),
    priority: facts.number({ azurerm: "priority", body: "properties.priority" }),
    direction: facts.text({ azurerm: "direction", body: "properties.direction" }),
    access: facts.text({ azurerm: "access", body: "properties.access" }),
    protocol: facts.text({ azurerm: "protocol", body: "properties.protocol" }),
    sources: texts(facts, "source_address_prefix", "properties.sourceAddressPrefix"),
    sourcePorts: texts(facts, "source_port_range", "properties.sourcePortRange"),
    destinations: texts(facts, "destination_address_prefix", "properties.destinationAddressPrefix"),
    ports: texts(facts, "destination_port_range", "properties.destinationPortRange"),
  };
}

/** `source_address_prefix` and `source_address_prefixes`; ARM writes the plural in the same way. */
function texts(facts: Facts, azurerm: string, body: string): Fact<readonly string[]> {
  const plural = (name: string) => (name.endsWith("x") ? `${name}es` : `${name}s`);
  const several = facts.texts({ azurerm: plural(azurerm), body: plural(body) });
  const one = facts.texts({ azurerm, body });
  return several.state === "absent" || (several.state === "known" && several.value.length === 0)
    ? one
    : several;
}
