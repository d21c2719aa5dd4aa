import { type AzureEstate, STORAGE_ACCOUNT } from "../../azure";
import { holds } from "../../azure/fact";
import { firewallsOf, type WrittenFirewall } from "../../azure/joins/storage-firewalls";
import { mustLetNoAddressIn, mustLetNoSubnetIn } from "../addresses";
import { must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";
import { mustLetNoStrangerIn } from "../service-instances";

export const storageFirewall = rule({
  id: "security/storage-firewall",
  title: "The firewall of storage accounts refuses whoever isn't let in by name",
  recommendations: [
    "security/dependent-services-private",
    "ai-security/private-access-to-image-data-code-repos",
  ],
  severity: "high",
  why: "The firewall is what still holds when somebody opens the public network: without it every address in the world reaches the account.",
  fix: {
    construct:
      "SecureStorageAccount denies; publicNetworkAccess.allowedIpRanges lets addresses in with a Deviation",
    terraform:
      'azurerm_storage_account: network_rules { default_action = "Deny" } with neither ip_rules, virtual_network_subnet_ids nor the bypass of Logging and Metrics; private_link_access with single instances of your own subscriptions only',
  },
  looksAt: STORAGE_ACCOUNT,
  finds: (account, estate) =>
    firewallsOf(account).flatMap((firewall) => {
      const problems = problemsOf(firewall, estate);
      const { writer } = firewall;
      if (writer === account.resource) {
        return problems;
      }
      const related = [writer.address];
      const mayBeMissing = mustHold(
        writer.existence === "certain" ? "yes" : "unknown",
        "the firewall's own resource may be missing, and the account open",
        { related },
      );
      return [...problems.map((problem) => ({ ...problem, related })), ...mayBeMissing];
    }),
});

function problemsOf(
  { defaultAction, addresses, subnets, bypass, instances }: WrittenFirewall,
  estate: AzureEstate,
): Problem[] {
  return [
    ...must(defaultAction, oneOf("Deny"), "whoever has no rule is let in"),
    ...mustLetNoAddressIn(addresses),
    ...mustLetNoSubnetIn(subnets),
    ...(bypass.state === "absent"
      ? []
      : mustHold(
          holds(bypass, (list) => !list.some(oneOf("Logging", "Metrics"))),
          `${bypass.at} lets everybody read the account's old logs and metrics past the firewall`,
          { attribute: bypass.at },
        )),
    ...mustLetNoStrangerIn(instances, estate),
  ];
}
