import { knownValue } from "../../azure";
import { outboundRulesOf } from "../../azure/joins/outbound-rules";
import { reachesAnybody } from "../../azure/service-tags";
import { must } from "../must";
import { rule } from "../rule";

export const outboundServiceTag = rule({
  id: "security/outbound-service-tag",
  title: "No outbound rule opens other customers' resources",
  recommendations: [
    "security/exfiltration-guard-explicit-egress",
    "security/managed-network-approved-outbound",
    "security/minimize-exfiltration-service-endpoint-policy",
  ],
  severity: "high",
  why: "A tag such as Storage covers every customer's accounts: data can be carried to somebody else's.",
  fix: {
    construct:
      "ManagedNetworkEgress: rules, made by Egress.privateEndpoint to the one resource; anybodys of Egress.serviceTag takes who accepted the tag",
    terraform:
      "azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint instead of …_service_tag",
  },
  looksAt: (estate) => outboundRulesOf("ServiceTag", estate),
  finds: ({ action, addressPrefixes, serviceTag }) =>
    knownValue(action)?.toLowerCase() === "deny"
      ? []
      : [
          ...must(serviceTag, (tag) => !reachesAnybody(tag), "the tag covers resources of every customer"),
          ...must(
            addressPrefixes,
            (prefixes) => !prefixes.some(isWide),
            "the rule opens a large part of the Internet",
          ),
        ],
});

/** `*`, or more addresses than an organisation has of its own. */
function isWide(prefix: string): boolean {
  const [address = "", length] = prefix.split("/");
  return address === "*" || (length !== undefined && Number(length) < (address.includes(":") ? 32 : 12));
}
