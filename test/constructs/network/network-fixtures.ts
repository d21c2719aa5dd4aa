import { ResourceNames } from "../../../constructs/naming/resource-names";
import { VirtualNetwork } from "../../../constructs/network/virtual-network";
import { armId } from "../../support/fixtures";
import { TEST_SUBSCRIPTION } from "../../support/template";

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
/** The rules of a synthesized security group, one a line, in the order they are written. */
export function ruleLines(group: Record<string, unknown>): string[] {
  return (group.security_rule as Record<string, unknown>[]).map((rule) => {
    expect(rule.source_port_range).toBe("*");
    expect(rule.description).toEqual(expect.stringMatching(/^\S.{2,139}$/));
    const ports = rule.destination_port_ranges as string[] | null;
    // one field or the other, never both
    expect(
      [rule.destination_port_range === undefined, ports === null].filter((absent) => absent),
    ).toHaveLength(1);
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
