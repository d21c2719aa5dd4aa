import { type AzureEstate, anyOf, not, type Truth } from "../../azure";
import { isWritten, type References } from "../../azure/joins/references";
import { PUBLIC_BY_WORD, PUBLIC_FRONTEND } from "../../azure/public-frontend";
import type { Subject } from "../../azure/subject";
import { mustHold } from "../must";
import { rule } from "../rule";

interface Looked extends Subject {
  readonly makes: Truth;
  readonly taken?: readonly References[];
}

export const machinePublicAddress = rule({
  id: "security/machine-public-address",
  title: "Machines, containers and load balancers take no public address from elsewhere, and make none",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/exfiltration-guard-explicit-egress",
    "security/compute-no-public-ip",
  ],
  severity: "high",
  why: "With a public address, one that somebody else made or one that a scale set, a cluster or a group of containers makes by itself, a machine is reached from everywhere, and sends to everywhere.",
  fix: {
    construct: "no construct makes machines or load balancers; people come through Bastion",
    terraform:
      'azurerm_network_interface, azurerm_lb: no public_ip_address_id; azurerm_linux_virtual_machine_scale_set: no public_ip_address; azurerm_container_group: ip_address_type = "Private"; azurerm_kubernetes_cluster: default_node_pool.node_public_ip_enabled = false',
  },
  looksAt: (estate: AzureEstate): readonly Looked[] => [
    ...estate.all(PUBLIC_FRONTEND),
    ...estate.all(PUBLIC_BY_WORD),
  ],
  finds: ({ taken = [], makes }) => [
    ...mustHold(not(anyOf(taken.map(isFromElsewhere))), "it takes a public address that isn't in the input"),
    ...mustHold(not(makes), "it makes public addresses of its own"),
  ],
});

/** An address of the input is found where it stands. */
function isFromElsewhere(address: References): Truth {
  if (address.state !== "known") {
    return isWritten(address);
  }
  return address.value.some((target) => target.kind === "external" || target.resource.mode !== "managed")
    ? "yes"
    : "no";
}
