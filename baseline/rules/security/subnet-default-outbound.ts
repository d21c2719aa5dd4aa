import { allSubnets, isAzuresOwn } from "../../azure";
import { is, must } from "../must";
import { rule } from "../rule";

export const subnetDefaultOutbound = rule({
  id: "security/subnet-default-outbound",
  title: "Subnets have no way out that nobody made",
  recommendations: ["security/exfiltration-guard-explicit-egress"],
  severity: "medium",
  why: "By default Azure gives machines a public address for their way out, which no firewall and no log of yours sees.",
  fix: {
    construct: "ProtectedSubnet switches it off; there is no property that switches it on",
    terraform: "azurerm_subnet: default_outbound_access_enabled = false",
  },
  looksAt: (estate) => allSubnets(estate).filter(({ name }) => isAzuresOwn(name) !== "yes"),
  finds: ({ defaultOutbound }) =>
    must(defaultOutbound, is(false), "machines in the subnet reach the Internet by an address of Azure's"),
});
