import { TerraformOutput, type TerraformStack } from "cdktf";
import { ResourceNames } from "../../../constructs/naming/resource-names";
import { VirtualNetwork, type VirtualNetworkProps } from "../../../constructs/network/virtual-network";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";

export const NAMES = new ResourceNames({
  useCase: "churn",
  environment: "test",
  location: "westeurope",
  subscriptionId: TEST_SUBSCRIPTION,
});

/** A virtual network that exists already. */
export const EXISTING_NETWORK = VirtualNetwork.fromAttributes({
  virtualNetworkId: armId("Microsoft.Network/virtualNetworks", "vnet-hub"),
  virtualNetworkName: "vnet-hub",
});

/** What a token comes to in the synthesized stack. */
export function resolved(stack: TerraformStack, value: string): unknown {
  new TerraformOutput(stack, "resolved", { value, staticId: true });
  return Template.of(stack).outputs.resolved?.value;
}

/** The rules of a synthesized security group, one a line, in the order they are written. */
export function ruleLines(group: Record<string, unknown>): string[] {
  return (group.security_rule as Record<string, unknown>[]).map((rule) => {
    expect(rule.source_port_range).toBe("*");
    expect(rule.description).toEqual(expect.stringMatching(/^\S.{2,139}$/));
    const ports = rule.destination_port_ranges as string[] | null;
    // one field or the other, never both
    expect([rule.destination_port_range === null, ports === null].filter((absent) => absent)).toHaveLength(1);
    return [
      rule.name,
      rule.priority,
      rule.direction,
      rule.access,
      rule.protocol,
      rule.source_address_prefix,
      "->",
      rule.destination_address_prefix,
      ports?.join(",") ?? rule.destination_port_range,
    ].join(" ");
  });
}

export const ENDPOINTS_RULE_LINES = [
  "allow-https-inbound 100 Inbound Allow Tcp VirtualNetwork -> * 443",
  "deny-all-inbound 4096 Inbound Deny * * -> * *",
  "deny-internet-outbound 4000 Outbound Deny * * -> Internet *",
];

/** A new network with all defaults, besides what `props` say. */
export function network(props: Partial<VirtualNetworkProps> = {}) {
  const stack = testStack();
  const construct = new VirtualNetwork(stack, "network", {
    resourceGroup: existingResourceGroup(),
    names: NAMES,
    addressSpace: ["10.20.0.0/22"],
    ...props,
  });
  return { construct, stack, synthesize: () => Template.of(stack) };
}

/** The resources of a type, by the name that Azure knows them by. */
export function byName(template: Template, type: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    template.resource(type).all.map(({ attributes }) => [attributes.name, attributes]),
  );
}

/** The rules of one subnet of a new network. */
export function rulesOf(props: Partial<VirtualNetworkProps>, purpose: string): string[] {
  const groups = byName(network(props).synthesize(), "azurerm_network_security_group");
  return ruleLines(groups[`nsg-churn-${purpose}-test-weu`] ?? {});
}
