import { PUBLIC_IP } from "../../azure";
import { mustHold } from "../must";
import { rule } from "../rule";

/** What may have a public address: it lets people in by itself, or traffic out. */
const GATES =
  /^azurerm_(bastion_host|nat_gateway|nat_gateway_public_ip(_prefix)?_association|firewall|virtual_network_gateway|application_gateway|route_server)$/;
const ARM_GATES =
  /^microsoft\.network\/(bastionhosts|natgateways|azurefirewalls|virtualnetworkgateways|applicationgateways|virtualhubs)/;
const PARTS = /^azurerm_public_ip|^azurerm_monitor_|^azurerm_management_lock$|^azurerm_role_assignment$/;

export const publicIpPurpose = rule({
  id: "security/public-ip-purpose",
  title: "Public addresses belong to Bastion, gateways and firewalls only",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/exfiltration-guard-explicit-egress",
    "security/compute-no-public-ip",
  ],
  severity: "high",
  why: "A machine or a load balancer with a public address is reached from everywhere, and sends to everywhere.",
  fix: {
    construct: "Bastion makes the only public address; nothing else takes one",
    terraform:
      "azurerm_public_ip: none but for azurerm_bastion_host, azurerm_nat_gateway, azurerm_firewall and gateways",
  },
  looksAt: PUBLIC_IP,
  finds: ({ resource }) => {
    const users = resource.referrers.map(({ from }) => from).filter(({ type }) => !PARTS.test(type));
    const isGate = users.some(({ type, armType }) => GATES.test(type) || ARM_GATES.test(armType ?? ""));
    const others = users.filter(({ type, armType }) => !GATES.test(type) && !ARM_GATES.test(armType ?? ""));
    return mustHold(
      isGate && others.length === 0 ? "yes" : "no",
      "the public address belongs to no Bastion, gateway or firewall",
      { related: others.map(({ address }) => address) },
    );
  },
});
