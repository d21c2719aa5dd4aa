import { nsgInboundOpen } from "../../../../baseline/rules/security/nsg-inbound-open";
import { findingsOf } from "../findings";
import { azapiGroup, group, onSubnet, ruleIn, ruleOut, separateRules } from "../security-group";

const found = (template: object) => findingsOf(nsgInboundOpen, template);

const VIOLATION = [
  'azurerm_network_security_group.g: violation: rule "r" lets in whoever can send packets to it',
];

test("the network, a range or a service tag pass, and so does what is denied", () => {
  for (const source of ["VirtualNetwork", "10.0.0.0/8", "GatewayManager", "203.0.113.0/24"]) {
    expect(found(group(ruleIn({ source_address_prefix: source })))).toEqual([]);
  }
  expect(found(group(ruleIn({ access: "Deny" })))).toEqual([]);
  expect(found(group(ruleOut()))).toEqual([]);
});

test("the Internet, all of Azure or everything is a violation, in each spelling", () => {
  for (const source of ["*", "Internet", "0.0.0.0/0", "128.0.0.0/1", "::/0", "AzureCloud"]) {
    expect(found(group(ruleIn({ source_address_prefix: source })))).toEqual(VIOLATION);
  }
  const several = { source_address_prefix: null, source_address_prefixes: ["10.0.0.4", "Internet"] };
  expect(found(group(ruleIn(several)))).toEqual(VIOLATION);
});

test("rules that are resources of their own, and azapi's, are read alike", () => {
  expect(found(separateRules(ruleIn()))).toEqual(VIOLATION);
  const arm = { direction: "Inbound", access: "Allow", sourceAddressPrefix: "Internet" };
  expect(found(azapiGroup(arm))).toHaveLength(1);
  expect(found(azapiGroup({ ...arm, sourceAddressPrefix: "VirtualNetwork" }))).toEqual([]);
});

test("odd spellings mean the same", () => {
  const spellings = [
    " * ",
    "internet",
    "0.0.0.0/0 ",
    "10.1.2.3/0",
    "10.0.0.0/7",
    "0::/0",
    "0.0.0.0/1",
    "10.0.0.4,Internet",
  ];
  for (const source of spellings) {
    expect(found(group(ruleIn({ source_address_prefix: source })))).toEqual(VIOLATION);
  }
  expect(found(group(ruleIn({ direction: "inbound", access: "ALLOW " })))).toEqual(VIOLATION);
  const both = { source_address_prefix: "*", source_address_prefixes: ["10.0.0.0/8"] };
  expect(found(group(ruleIn(both)))).toEqual(VIOLATION);
});

describe("a rule whose group isn't in the input", () => {
  const alone = (attributes: object, others: object = {}) => ({
    resource: {
      azurerm_network_security_rule: {
        r: { ...ruleIn(), network_security_group_name: "hub", ...attributes },
      },
      ...others,
    },
  });
  const ALONE = [
    'azurerm_network_security_rule.r: violation: rule "r" lets in whoever can send packets to it',
  ];

  test("is judged all the same", () => {
    expect(found(alone({}))).toEqual(ALONE);
    expect(found(alone({ network_security_group_name: "${var.nsg}" }))).toEqual(ALONE);
    const data = { azurerm_network_security_group: { g: { name: "hub" } } };
    const name = "${data.azurerm_network_security_group.g.name}";
    expect(found({ ...alone({ network_security_group_name: name }), data })).toEqual(ALONE);
    expect(found(alone({ source_address_prefix: "10.0.0.0/8" }))).toEqual([]);
    const type = "Microsoft.Network/networkSecurityGroups/securityRules@2025-01-01";
    const properties = { direction: "Inbound", access: "Allow", sourceAddressPrefix: "*" };
    const r = { type, name: "r", parent_id: "/subscriptions/s/hub", body: { properties } };
    expect(found({ resource: { azapi_resource: { r } } })).toHaveLength(1);
  });

  test("may be Bastion's where it is what Azure asks for, unless the input says on which subnet it is", () => {
    const https = { source_address_prefix: "Internet", destination_port_range: "443" };
    const [unknown = ""] = found(alone(https));
    expect(unknown).toContain("azurerm_network_security_rule.r: unknown: ");
    expect(found(alone({ ...https, destination_port_range: "22" }))).toEqual(ALONE);
    const on = (name: string) => ({
      azurerm_subnet: { s: { name } },
      azurerm_subnet_network_security_group_association: {
        a: { subnet_id: "${azurerm_subnet.s.id}", network_security_group_id: "/subscriptions/s/Hub" },
      },
    });
    expect(found(alone(https, on("AzureBastionSubnet")))).toEqual([]);
    expect(found(alone(https, on("jump")))).toEqual(ALONE);
  });

  test("is found once where the group is in the input by name", () => {
    const groups = { azurerm_network_security_group: { g: { name: "hub" } } };
    expect(found(alone({}, groups))).toEqual(VIOLATION);
  });
});

test("a network manager's rule counts where no group is asked after it", () => {
  const admin = (attributes: object) => ({
    resource: {
      azurerm_network_manager_admin_rule: {
        r: { name: "r", action: "AlwaysAllow", direction: "Inbound", protocol: "Any", ...attributes },
      },
    },
  });
  const source = [{ address_prefix_type: "ServiceTag", address_prefix: "Internet" }];
  expect(found(admin({ source }))).toHaveLength(1);
  expect(found(admin({}))).toHaveLength(1);
  expect(found(admin({ source, action: "Allow" }))).toEqual([]);
  expect(found(admin({ source: [{ address_prefix: "10.0.0.0/8" }] }))).toEqual([]);
});

test("a group that Bastion shares with another subnet isn't Bastion's", () => {
  const https = ruleIn({ source_address_prefix: "Internet", destination_port_range: "443" });
  const { resource } = onSubnet("AzureBastionSubnet", [https]);
  const jump = { name: "jump", network_security_group_id_wo: "${azurerm_network_security_group.g.id}" };
  expect(found({ resource: { ...resource, azurerm_subnet: { ...resource.azurerm_subnet, jump } } })).toEqual(
    VIOLATION,
  );
});

test("Bastion takes HTTPS from everywhere, and nothing else", () => {
  const https = ruleIn({ source_address_prefix: "Internet", destination_port_range: "443" });
  expect(found(onSubnet("AzureBastionSubnet", [https]))).toEqual([]);
  expect(found(onSubnet("AzureBastionSubnet", [{ ...https, destination_port_range: "22" }]))).toEqual(
    VIOLATION,
  );
  expect(found(onSubnet("jump", [https]))).toEqual(VIOLATION);
});

test("what only a plan tells is unknown", () => {
  expect(found(group(ruleIn({ source_address_prefix: "${var.x}" })))).toEqual([
    'azurerm_network_security_group.g: unknown: can\'t be told before the plan or apply: rule "r" lets in whoever can send packets to it?',
  ]);
});
