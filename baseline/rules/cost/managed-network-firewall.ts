import { oncePerEstate } from "../../azure/joins/once";
import { outboundRulesOf } from "../../azure/joins/outbound-rules";
import { resourcesAt } from "../../azure/joins/references";
import { standaloneWorkspaces, writingsOf } from "../../azure/joins/workspaces";
import { must, mustHold, oneOf } from "../must";
import { rule } from "../rule";

export const managedNetworkFirewall = rule({
  id: "cost/managed-network-firewall",
  title: "Outside production, the managed firewall is the small one",
  recommendations: ["ai-cost/no-unused-premium-tiers"],
  severity: "low",
  why: "Rules for hosts bring a firewall, of the large size unless one says otherwise; it costs by the hour, whether anything passes it or not.",
  fix: {
    construct: "ManagedNetworkEgress: firewallSku",
    terraform: 'azapi_update_resource of the workspace: properties.managedNetwork.firewallSku = "Basic"',
  },
  looksAt: standaloneWorkspaces,
  finds: (workspace, estate) => {
    if (estate.environment.production || !workspacesWithHosts(estate).has(workspace.resource)) {
      return [];
    }
    const written = writingsOf(workspace, estate).map(({ firewallSku }) => firewallSku);
    const sku = written.find(({ state }) => state !== "absent");
    return sku === undefined
      ? mustHold("no", "no firewallSku is written, so the firewall for hosts is the large one")
      : must(sku, oneOf("Basic"), "the firewall for hosts is the large one");
  },
});

const workspacesWithHosts = oncePerEstate(
  (estate) => new Set(outboundRulesOf("FQDN", estate).flatMap(({ workspace }) => resourcesAt(workspace))),
);
