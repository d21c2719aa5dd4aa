/** Templates with a network security group `g`, for tests of rules about its rules. */
type Attributes = Readonly<Record<string, unknown>>;

const GROUP_ID = "${azurerm_network_security_group.g.id}";
const ANY = {
  name: "r",
  priority: 100,
  protocol: "*",
  source_address_prefix: "*",
  source_port_range: "*",
  destination_address_prefix: "*",
  destination_port_range: "*",
};

/** A rule that allows everything in, but for what is given. */
export const ruleIn = (attributes: Attributes = {}) => ({
  ...ANY,
  direction: "Inbound",
  access: "Allow",
  ...attributes,
});

/** A rule that allows everything out, but for what is given. */
export const ruleOut = (attributes: Attributes = {}) => ({
  ...ANY,
  direction: "Outbound",
  access: "Allow",
  ...attributes,
});

export function group(...rules: readonly object[]) {
  return { resource: { azurerm_network_security_group: { g: { name: "nsg", security_rule: rules } } } };
}

/** A group whose rules are resources of their own. */
export function separateRules(...rules: readonly object[]) {
  const named = rules.map((rule, index) => [
    `r${index}`,
    { network_security_group_name: "${azurerm_network_security_group.g.name}", ...rule },
  ]);
  return {
    resource: {
      azurerm_network_security_group: { g: { name: "nsg" } },
      azurerm_network_security_rule: Object.fromEntries(named),
    },
  };
}

/** @param rules in ARM's words */
export function azapiGroup(...rules: readonly object[]) {
  const securityRules = rules.map((properties) => ({ name: "r", properties }));
  const type = "Microsoft.Network/networkSecurityGroups@2025-01-01";
  return { resource: { azapi_resource: { g: { type, body: { properties: { securityRules } } } } } };
}

/** A group on a subnet with this name, and other resources. */
export function onSubnet(name: string, rules: readonly object[], others: object = {}) {
  return {
    resource: {
      ...group(...rules).resource,
      azurerm_subnet: { s: { name } },
      azurerm_subnet_network_security_group_association: {
        a: { subnet_id: "${azurerm_subnet.s.id}", network_security_group_id: GROUP_ID },
      },
      ...others,
    },
  };
}

/** A route table on that subnet, whose default route leads there. */
export function routed(nextHop: string) {
  return {
    azurerm_route_table: { t: { route: [{ address_prefix: "0.0.0.0/0", next_hop_type: nextHop }] } },
    azurerm_subnet_route_table_association: {
      t: { subnet_id: "${azurerm_subnet.s.id}", route_table_id: "${azurerm_route_table.t.id}" },
    },
  };
}
