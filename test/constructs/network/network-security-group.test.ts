import {
  NetworkSecurityGroup,
  type NetworkSecurityGroupProps,
} from "../../../constructs/network/network-security-group";
import type { SecurityRule } from "../../../constructs/network/security-rule";
import { existingResourceGroup } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { ENDPOINTS_RULE_LINES, ruleLines } from "./network-fixtures";

const RULE: SecurityRule = {
  name: "allow-ssh",
  priority: 100,
  direction: "Inbound",
  access: "Allow",
  protocol: "Tcp",
  source: "10.0.0.0/24",
  destination: "*",
  ports: ["22"],
  description: "Jump hosts",
};

function group(props: Partial<NetworkSecurityGroupProps> = {}) {
  const stack = testStack();
  const construct = new NetworkSecurityGroup(stack, "nsg", {
    resourceGroup: existingResourceGroup(),
    name: "nsg-churn-endpoints-test-weu",
    ...props,
  });
  return { construct, synthesized: () => Template.of(stack).resource("azurerm_network_security_group").only };
}

describe("NetworkSecurityGroup", () => {
  test("security/dependent-services-private: by default HTTPS from the network, nothing else, no Internet", () => {
    expect(ruleLines(group().synthesized())).toEqual(ENDPOINTS_RULE_LINES);
    expect(group().synthesized()).toMatchObject({
      name: "nsg-churn-endpoints-test-weu",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
    });
  });

  test("given rules stand instead; several ports stand in the field for several", () => {
    const rules = [
      RULE,
      { ...RULE, name: "b", priority: 4096, direction: "Outbound", ports: ["1", "2-3"] } as const,
    ];
    const [first, second] = group({ rules }).synthesized().security_rule as Record<string, unknown>[];
    expect(first).toMatchObject({
      name: "allow-ssh",
      destination_port_range: "22",
      destination_port_ranges: null,
      source_address_prefix: "10.0.0.0/24",
      description: "Jump hosts",
    });
    expect(second).toMatchObject({
      direction: "Outbound",
      destination_port_ranges: ["1", "2-3"],
      destination_port_range: null,
    });
  });

  test("operations/collect-resource-logs: all logs of the group", () => {
    const { construct } = group();
    expect(construct.diagnosticTargets).toEqual([
      { name: "nsg", resourceId: construct.networkSecurityGroupId, logs: "allLogs" },
    ]);
  });

  test("tags come from the resource group unless given", () => {
    expect(group().synthesized()).toMatchObject({ tags: existingResourceGroup().tags });
    expect(group({ tags: { team: "x" } }).synthesized()).toMatchObject({ tags: { team: "x" } });
  });

  const name80 = "a".repeat(80);
  test.each<[string, SecurityRule[]]>([
    ["the same priority in two directions", [RULE, { ...RULE, name: "out", direction: "Outbound" }]],
    ["the longest name and description", [{ ...RULE, name: name80, description: "d".repeat(140) }]],
    ["the highest priority", [{ ...RULE, priority: 4096 }]],
    ["a name of one letter", [{ ...RULE, name: "a" }]],
    ["a name with all characters", [{ ...RULE, name: "0.a_b-c_" }]],
  ])("accepts %s", (_what, rules) => {
    expect(() => group({ rules })).not.toThrow();
  });

  const wrongName = 'must be 1 to 80 letters, digits, ".", "_" and "-", beginning with a letter or digit';
  test.each<[string, SecurityRule[], string]>([
    ["a blank name", [{ ...RULE, name: "" }], `rule name "" ${wrongName}`],
    ["a name with spaces", [{ ...RULE, name: "a b" }], `rule name "a b" ${wrongName}`],
    ["a name that begins wrong", [{ ...RULE, name: "-ab" }], `rule name "-ab" ${wrongName}`],
    ["a name that ends wrong", [{ ...RULE, name: "ab-" }], `rule name "ab-" ${wrongName}`],
    ["a long name", [{ ...RULE, name: `${name80}a` }], `rule name "${name80}a" ${wrongName}`],
    [
      "a low priority",
      [{ ...RULE, priority: 99 }],
      'priority of rule "allow-ssh" must be a whole number from 100 to 4096 (got 99)',
    ],
    [
      "a high priority",
      [{ ...RULE, priority: 4097 }],
      'priority of rule "allow-ssh" must be a whole number from 100 to 4096 (got 4097)',
    ],
    [
      "half a priority",
      [{ ...RULE, priority: 100.5 }],
      'priority of rule "allow-ssh" must be a whole number from 100 to 4096 (got 100.5)',
    ],
    [
      "no ports",
      [{ ...RULE, ports: [] }],
      'ports of rule "allow-ssh" must name at least one port; "*" for all',
    ],
    [
      "a long description",
      [{ ...RULE, description: "d".repeat(141) }],
      'description of rule "allow-ssh" has 141 characters, at most 140 are allowed',
    ],
    [
      "a name twice",
      [RULE, { ...RULE, name: "Allow-SSH", priority: 101 }],
      'rule name "Allow-SSH" is used twice',
    ],
    [
      "a priority twice",
      [RULE, { ...RULE, name: "second" }],
      'rules "allow-ssh" and "second" have the same priority 100 inbound',
    ],
  ])("refuses %s", (_what, rules, message) => {
    expect(() => group({ rules })).toThrow(new Error(`test/nsg: ${message}`));
  });

  test("says everything at once", () => {
    expect(() => group({ name: "a_b", rules: [{ ...RULE, priority: 1, ports: [] }] })).toThrow(
      /^test\/nsg: the network security group name "a_b" may hold .* only; priority of .*; ports of rule/,
    );
  });
});
