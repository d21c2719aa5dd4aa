import { ACCOUNT, RG, ST } from "../accounts";
import { type Resources, risksBetween } from "../two-sides";

const PE = "azurerm_private_endpoint.pe";
const ZONE = "azurerm_private_dns_zone.z";
const LINK = "azurerm_private_dns_zone_virtual_network_link.l";
const SUBNET = "azurerm_subnet.s";
const NSG = "azurerm_network_security_group.g";
const ON_SUBNET = "azurerm_subnet_network_security_group_association.a";
const NETWORK = "azurerm_virtual_network.n";
const LOCK = "azurerm_management_lock.l";
const SETTING = "azurerm_monitor_diagnostic_setting.d";
const ROLE = "azurerm_role_assignment.r";

const ALL: Resources = {
  [ST]: ACCOUNT,
  [ZONE]: { name: "privatelink.blob.core.windows.net", resource_group_name: "rg" },
  [NETWORK]: { name: "vnet", ...RG, address_space: ["10.0.0.0/16"] },
  [LINK]: { name: "l", private_dns_zone_id: `\${${ZONE}.id}`, virtual_network_id: `\${${NETWORK}.id}` },
  [SUBNET]: {
    name: "s",
    virtual_network_id: `\${${NETWORK}.id}`,
    address_prefixes: ["10.0.0.0/24"],
    default_outbound_access_enabled: false,
  },
  [NSG]: { name: "nsg", ...RG },
  [ON_SUBNET]: { subnet_id: `\${${SUBNET}.id}`, network_security_group_id: `\${${NSG}.id}` },
  [PE]: {
    ...{ name: "pe", ...RG, subnet_id: `\${${SUBNET}.id}` },
    private_service_connection: {
      name: "c",
      is_manual_connection: false,
      private_connection_resource_id: `\${${ST}.id}`,
      subresource_names: ["blob"],
    },
    private_dns_zone_group: { name: "g", private_dns_zone_ids: [`\${${ZONE}.id}`] },
  },
  [LOCK]: { name: "l", scope: `\${${ST}.id}`, lock_level: "CanNotDelete" },
  [SETTING]: {
    name: "d",
    target_resource_id: `\${${ST}.id}`,
    log_analytics_workspace_id: "/l",
    enabled_metric: { category: "Transaction" },
  },
};

const without = (...addresses: readonly string[]) =>
  Object.fromEntries(Object.entries(ALL).filter(([address]) => !addresses.includes(address)));
const withMore = (more: Resources) => ({ ...ALL, ...more });

/** Without the findings' own words: kind and address of each risk. */
const risks = (before: Resources, after: Resources) =>
  risksBetween(before, after).map((line) => line.split(" ").slice(0, 2).join(" "));

describe("what protects goes", () => {
  test.each<[string, string[], string[]]>([
    ["a private endpoint", [PE], [`network-opened ${PE}`]],
    ["a private endpoint with its target", [PE, ST, LOCK, SETTING], [`data-loss ${ST}`]],
    ["the link of a zone that is used", [LINK], [`network-opened ${LINK}`]],
    ["a lock", [LOCK], [`protection-removed ${LOCK}`]],
    ["a diagnostic setting", [SETTING], [`monitoring-lost ${SETTING}`]],
    ["the group of a subnet that stays, told once", [NSG, ON_SUBNET], [`network-opened ${ON_SUBNET}`]],
    ["zone and link with all that used them", [ZONE, LINK, PE, ST, LOCK, SETTING], [`data-loss ${ST}`]],
  ])("%s", (_, gone, expected) => {
    expect(risks(ALL, without(...gone))).toEqual(expected);
  });

  test("the network goes with all that is in it", () => {
    const inside = [NETWORK, SUBNET, NSG, ON_SUBNET, LINK, ZONE, PE];
    expect(risks(ALL, without(...inside)).filter((line) => !line.endsWith(PE))).toEqual([]);
  });

  test("a zone that nobody here uses may serve others", () => {
    const zone = { [ZONE]: ALL[ZONE] ?? {} };
    expect(risks(zone, {})).toEqual([`network-opened ${ZONE}`]);
  });

  test("it comes back under another address", () => {
    const { [LOCK]: lock = {}, [PE]: endpoint = {}, ...rest } = ALL;
    expect(
      risks(ALL, { ...rest, "azurerm_management_lock.m": lock, "azurerm_private_endpoint.m": endpoint }),
    ).toEqual([]);
  });
});

describe("a right is given", () => {
  const IDENTITY = "azurerm_user_assigned_identity.i";
  const CONDITION = {
    condition:
      "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'features'))",
    condition_version: "2.0",
  };
  const role = (more: object = {}) => ({
    [ROLE]: {
      scope: `\${${ST}.id}`,
      role_definition_name: "Reader",
      principal_id: "p",
      principal_type: "Group",
      ...more,
    },
  });
  const only = (lines: string[]) =>
    lines.filter((line) => line.startsWith("rights-widened") && !line.endsWith(ST));

  test.each<[string, Resources, Resources, boolean]>([
    ["on what is there", ALL, withMore(role()), true],
    ["on what comes with it, which nobody could reach before", {}, { [ST]: ACCOUNT, ...role() }, false],
    ["to somebody else", withMore(role()), withMore(role({ principal_id: "q" })), true],
    ["on something else", withMore(role()), withMore(role({ scope: "/subscriptions/s" })), true],
    ["another one, wider", withMore(role()), withMore(role({ role_definition_name: "Owner" })), true],
    [
      "another one, of which it was a part",
      withMore(role({ role_definition_name: "Contributor" })),
      withMore(role({ role_definition_name: "Reader" })),
      false,
    ],
    [
      "another one, of which nobody knows",
      withMore(role()),
      withMore(role({ role_definition_name: "Our own" })),
      true,
    ],
    ["without the condition that it had", withMore(role({ ...CONDITION })), withMore(role()), true],
    ["with a condition", withMore(role()), withMore(role({ ...CONDITION })), false],
    ["no more", withMore(role()), ALL, false],
    [
      "again, because its scope is made anew",
      withMore(role()),
      withMore({ ...role(), [ST]: { ...ACCOUNT, name: "st2" } }),
      false,
    ],
    [
      "again, because its holder is made anew",
      withMore({
        ...role({ principal_id: `\${${IDENTITY}.principal_id}` }),
        [IDENTITY]: { name: "i", ...RG },
      }),
      withMore({
        ...role({ principal_id: `\${${IDENTITY}.principal_id}` }),
        [IDENTITY]: { name: "j", ...RG },
      }),
      false,
    ],
  ])("%s", (_, before, after, isRisk) => {
    expect(only(risks(before, after))).toEqual(isRisk ? [`rights-widened ${ROLE}`] : []);
  });
});

describe("a way comes", () => {
  const WORKSPACE = "azurerm_machine_learning_workspace.w";
  const workspace = { [WORKSPACE]: { name: "w", ...RG, public_network_access_enabled: false } };
  const RULE = "azurerm_machine_learning_workspace_network_outbound_rule_fqdn.r";
  const rule = {
    [RULE]: { name: "r", workspace_id: `\${${WORKSPACE}.id}`, destination_fqdn: "a.example.com" },
  };
  const PRIVATE = "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint.r";
  const ALLOW = "azurerm_network_security_rule.allow";
  const one = (access: string) => ({
    [ALLOW]: {
      ...{
        name: "r",
        priority: 100,
        direction: "Inbound",
        access,
        protocol: "Tcp",
        resource_group_name: "rg",
      },
      ...{
        network_security_group_name: `\${${NSG}.name}`,
        source_address_prefix: "10.0.0.0/8",
        source_port_range: "*",
      },
      ...{ destination_address_prefix: "*", destination_port_range: "443" },
    },
  });
  const only = (lines: string[]) => lines.filter((line) => line.startsWith("network-opened"));

  test.each<[string, Resources, Resources, string[]]>([
    [
      "a host for a workspace that is there",
      workspace,
      { ...workspace, ...rule },
      [`network-opened ${RULE}`],
    ],
    ["a host with its workspace", ALL, { ...ALL, ...workspace, ...rule }, []],
    [
      "a private endpoint for a workspace that is there",
      workspace,
      {
        ...workspace,
        [PRIVATE]: { name: "r", workspace_id: `\${${WORKSPACE}.id}`, service_resource_id: "/st" },
      },
      [],
    ],
    ["a rule of a group that is there", ALL, withMore(one("Allow")), [`network-opened ${ALLOW}`]],
    ["a rule that keeps out", ALL, withMore(one("Deny")), []],
    ["a rule that kept out goes", withMore(one("Deny")), ALL, [`network-opened ${ALLOW}`]],
    ["a rule that let in goes", withMore(one("Allow")), ALL, []],
    [
      "a rule lets in what it kept out",
      withMore(one("Deny")),
      withMore(one("Allow")),
      [`network-opened ${ALLOW}`],
    ],
    [
      "a public address",
      ALL,
      withMore({ "azurerm_public_ip.p": { name: "p", ...RG, sku: "Standard" } }),
      ["network-opened azurerm_public_ip.p"],
    ],
  ])("%s", (_, before, after, expected) => {
    expect(only(risks(before, after)).filter((line) => !line.endsWith(WORKSPACE))).toEqual(expected);
  });
});

describe("data", () => {
  test.each<[string, Resources, string[]]>([
    ["a removed account", without(ST, PE, LOCK, SETTING), [`data-loss ${ST}`]],
    ["an account of another name", withMore({ [ST]: { ...ACCOUNT, name: "st2" } }), [`data-loss ${ST}`]],
    [
      "an account that moves without a block",
      Object.fromEntries(
        Object.entries(JSON.parse(JSON.stringify(ALL).replaceAll(ST, "azurerm_storage_account.new"))),
      ) as Resources,
      ["data-loss azurerm_storage_account.new"],
    ],
    ["a group of rules, which holds none", withMore({ [NSG]: { name: "other", ...RG } }), []],
  ])("%s", (_, after, expected) => {
    expect(risks(ALL, after).filter((line) => line.startsWith("data-loss"))).toEqual(expected);
  });
});
