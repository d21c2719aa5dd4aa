import { outboundRuleWriters, unorderedWith } from "../../azure/joins/outbound-rule-order";
import { mustHold } from "../must";
import { rule } from "../rule";

export const outboundRuleOrder = rule({
  id: "security/outbound-rule-order",
  title: "Outbound rules of a workspace are written one after the other",
  recommendations: [
    "security/managed-network-approved-outbound",
    "security/exfiltration-guard-explicit-egress",
  ],
  severity: "medium",
  why: "Azure rewrites the workspace's whole list with each rule: rules that are written at the same time delete each other.",
  fix: {
    construct: "ManagedNetworkEgress chains all rules that it gets; make one for a workspace",
    terraform:
      "depends_on of each azurerm_machine_learning_workspace_network_outbound_rule_… names the one before",
  },
  looksAt: outboundRuleWriters,
  finds: (writer, estate) => {
    const rival = unorderedWith(writer, estate);
    return rival === undefined
      ? []
      : mustHold("no", `nothing makes it wait for ${rival.address}, or the other way round`, {
          attribute: "depends_on",
          related: [rival.address],
        });
  },
});
