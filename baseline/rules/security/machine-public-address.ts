import { anyOf, not, type Truth } from "../../azure";
import { isWritten, type References } from "../../azure/joins/references";
import { PUBLIC_FRONTEND } from "../../azure/public-frontend";
import { mustHold } from "../must";
import { rule } from "../rule";

export const machinePublicAddress = rule({
  id: "security/machine-public-address",
  title: "Machines and load balancers take no public address from elsewhere",
  recommendations: [
    "security/workspace-access-from-vnet-only",
    "security/exfiltration-guard-explicit-egress",
    "security/compute-no-public-ip",
  ],
  severity: "high",
  why: "With a public address, one that somebody else made or one that a scale set makes by itself, a machine is reached from everywhere, and sends to everywhere.",
  fix: {
    construct: "no construct makes machines or load balancers; people come through Bastion",
    terraform:
      "azurerm_network_interface, azurerm_lb: no public_ip_address_id; azurerm_linux_virtual_machine_scale_set: no public_ip_address",
  },
  looksAt: PUBLIC_FRONTEND,
  finds: ({ taken, made }) =>
    mustHold(
      not(anyOf([...taken.map(isFromElsewhere), ...made.map(isWritten)])),
      "it takes a public address that isn't in the input",
    ),
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
