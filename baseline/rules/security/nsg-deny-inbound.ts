import { NETWORK_SECURITY_GROUP } from "../../azure";
import { denyAll } from "../../azure/joins/traffic";
import { mustHold } from "../must";
import { rule } from "../rule";

export const nsgDenyInbound = rule({
  id: "security/nsg-deny-inbound",
  title: "Each network security group refuses what no rule of it lets in",
  recommendations: ["security/dependent-services-private", "security/managed-vnet-isolation"],
  severity: "low",
  why: "Behind the last rule stands Azure's own, which lets in everything from the network and all of its peers.",
  fix: {
    construct: "NetworkSecurityGroup: rules, with a Deny of everything inbound as the last one",
    terraform:
      'azurerm_network_security_group: a last security_rule with access = "Deny", direction = "Inbound" and "*"',
  },
  looksAt: NETWORK_SECURITY_GROUP,
  finds: (group, estate) =>
    mustHold(
      denyAll(group, "Inbound", estate),
      "no rule denies the rest inbound, so the network and all of its peers come in",
    ),
});
