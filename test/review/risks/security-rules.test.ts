import type { Attributes } from "../../../terraform-json";
import { told } from "./told";

const RG = { resource_group_name: "rg", location: "westeurope" };
const rule = (name: string, priority: number, access: string, more: Attributes = {}) => ({
  ...{ name, priority, access, direction: "Inbound", protocol: "Tcp", source_port_range: "*" },
  ...{ source_address_prefix: "VirtualNetwork", destination_address_prefix: "*" },
  destination_port_range: "443",
  ...more,
});
const ALLOW = rule("allow", 300, "Allow");
const SPOKE = rule("spoke", 200, "Deny", { source_address_prefix: "10.20.5.0/24" });
const REST = rule("rest", 4096, "Deny", {
  ...{ protocol: "*", source_address_prefix: "*", destination_port_range: "*" },
});
const group = (...rules: readonly Attributes[]) => ({
  "azurerm_network_security_group.g": { name: "g", ...RG, security_rule: rules },
  "azurerm_virtual_network.n": { name: "n", ...RG, address_space: ["10.20.4.0/22"] },
});
const separate = (...rules: readonly Attributes[]) =>
  Object.fromEntries(
    rules.map((one) => [
      `azurerm_network_security_rule.${one.name}`,
      {
        ...one,
        resource_group_name: "rg",
        network_security_group_name: `\${azurerm_network_security_group.g.name}`,
      },
    ]),
  );
const between = (before: Record<string, Attributes>, after: Record<string, Attributes>) =>
  told(["network-opened"], before, after);

test.each<[string, Attributes]>([
  ["a narrower destination", { destination_address_prefix: "10.20.4.0/24" }],
  ["a range of the stack's own network", { source_address_prefix: "10.20.4.0/24" }],
  ["another name and priority", { name: "https", priority: 310 }],
  ["the same port as a list", { destination_port_range: null, destination_port_ranges: ["443"] }],
])("a rule that allows %s lets no more through", (_, more) => {
  expect(between(group(ALLOW, REST), group({ ...ALLOW, ...more }, REST))).toEqual([]);
});

test.each<[string, Attributes]>([
  ["a range outside of the stack's network", { source_address_prefix: "10.99.0.0/16" }],
  ["a range that is wider than the stack's network", { source_address_prefix: "10.20.0.0/16" }],
  ["every protocol", { protocol: "*" }],
  ["another port", { destination_port_range: "22" }],
])("a rule that allows %s lets more through", (_, more) => {
  expect(between(group(ALLOW, REST), group({ ...ALLOW, ...more }, REST))).toHaveLength(1);
});

test("a rule that denies more keeps out all that it kept out", () => {
  expect(between(group(SPOKE), group({ ...SPOKE, protocol: "*", source_address_prefix: "*" }))).toEqual([]);
  expect(between(group(SPOKE), group({ ...SPOKE, source_address_prefix: "10.20.5.0/25" }))).toHaveLength(1);
});

test("an allow that overtakes a deny lets through what was kept out", () => {
  expect(between(group(SPOKE, ALLOW, REST), group({ ...SPOKE, priority: 400 }, ALLOW, REST))).toEqual([
    "network-opened azurerm_network_security_group.g security_rule.priority",
  ]);
  expect(between(group(SPOKE, ALLOW, REST), group(SPOKE, { ...ALLOW, priority: 100 }, REST))).toHaveLength(1);
});

test("another order of rules that never meet, or of what was let through before, is none", () => {
  const udp = { ...SPOKE, protocol: "Udp" };
  expect(between(group(udp, ALLOW), group({ ...udp, priority: 400 }, ALLOW))).toEqual([]);
  const first = rule("first", 100, "Allow");
  expect(between(group(first, SPOKE, ALLOW), group(first, { ...SPOKE, priority: 400 }, ALLOW))).toEqual([]);
});

test("a deny goes, though a later one denies the same behind an allow", () => {
  expect(
    between({ ...group(ALLOW, REST), ...separate(SPOKE) }, { ...group(ALLOW, REST), ...separate() }),
  ).toEqual(["network-opened azurerm_network_security_rule.spoke"]);
});

test("rules of a group are the same inside it and as resources of their own", () => {
  const inline = group(SPOKE, ALLOW, REST);
  const apart = { ...group(), ...separate(SPOKE, ALLOW, REST) };
  expect(between(inline, apart)).toEqual([]);
  expect(between(apart, inline)).toEqual([]);
  expect(between(inline, { ...group(), ...separate(ALLOW, REST) })).toHaveLength(1);
});

test("a group with thousands of rules and prefixes is compared", () => {
  const many = [...Array(1000).keys()].map((index) =>
    rule(`r${index}`, 400 + index, "Allow", {
      source_address_prefix: null,
      source_address_prefixes: [...Array(20).keys()].map((one) => `10.${index % 256}.${one}.0/24`),
      destination_port_range: String(1000 + index),
    }),
  );
  expect(between(group(...many, REST), group(...many, REST, ALLOW))).toHaveLength(1);
});
