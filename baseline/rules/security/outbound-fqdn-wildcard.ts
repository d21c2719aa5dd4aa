import { outboundRulesOf } from "../../azure/joins/outbound-rules";
import { must } from "../must";
import { rule } from "../rule";

export const outboundFqdnWildcard = rule({
  id: "security/outbound-fqdn-wildcard",
  title: "An outbound rule names a host, not all hosts of a domain",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/managed-network-approved-outbound",
    "security/approved-python-packages",
  ],
  severity: "high",
  why: "Where anybody can get a host below the domain, as with storage accounts, data can be carried to somebody else.",
  fix: {
    construct:
      "ManagedNetworkEgress: rules, made by Egress.fqdn with each host; wildcard takes who accepted one",
    terraform: "azurerm_machine_learning_workspace_network_outbound_rule_fqdn: destination_fqdn without *",
  },
  looksAt: (estate) => outboundRulesOf("FQDN", estate),
  finds: ({ host }) => must(host, (name) => !name.includes("*"), "the rule opens every host of a domain"),
});
