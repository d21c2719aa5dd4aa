import { outboundRulesOf } from "../../azure/joins/outbound-rules";
import { publishedByAnybody } from "../../azure/public-places";
import { must } from "../must";
import { rule } from "../rule";

export const outboundPublicPlaces = rule({
  id: "security/outbound-public-places",
  title: "Computes reach no place where anybody publishes packages, images or code",
  recommendations: [
    "security/approved-python-packages",
    "security/approved-container-registries",
    "security/exfiltration-guard-explicit-egress",
  ],
  severity: "high",
  why: "What anybody uploads there runs with the rights of the job, and data can be uploaded to it.",
  fix: {
    construct:
      "ManagedNetworkEgress: rules, made by Egress.packageFeed with the host of a feed that somebody curates",
    terraform:
      "azurerm_machine_learning_workspace_network_outbound_rule_fqdn: destination_fqdn of a feed of your own",
  },
  looksAt: (estate) => outboundRulesOf("FQDN", estate),
  finds: ({ host }) =>
    must(
      host,
      (name) => publishedByAnybody(name) === undefined,
      "anybody publishes there, and nobody looks at it",
    ),
});
