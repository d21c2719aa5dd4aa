import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, type Row, row, shown } from "../row";
import { EGRESS } from "./broken";

const PACKAGES: Breaks = ["security/approved-python-packages", ...EGRESS];
const TIER: Breaks = ["ai-cost/no-unused-premium-tiers"];

/** A host: any below it, any at all, and the public feeds of packages. */
function hostRow(path: string): Row {
  return row([path], { breaks: EGRESS }, function* (place, breaks) {
    if (typeof place.value !== "string" || place.value.startsWith("*")) {
      return;
    }
    const parent = place.value.split(".").slice(-2).join(".");
    for (const value of [`*.${parent}`, "*", "*.blob.core.windows.net", "pypi.org"]) {
      yield {
        operator: "open-rule",
        place,
        to: { value },
        value,
        change: `${shown(place.value)} → ${shown(value)}`,
        breaks: value === "pypi.org" ? PACKAGES : breaks,
      };
    }
  });
}

/** A service tag: those that stand for everything. */
function tagRow(path: string): Row {
  return row([path], { breaks: EGRESS }, function* (place, breaks) {
    const widest = ["Internet", "AzureCloud"];
    if (typeof place.value === "string" && !widest.includes(place.value)) {
      for (const value of widest) {
        yield {
          operator: "open-rule",
          place,
          to: { value },
          value,
          change: `${shown(place.value)} → ${shown(value)}`,
          breaks,
        };
      }
    }
  });
}

export const FQDN_RULE: Domain = {
  type: "azurerm_machine_learning_workspace_network_outbound_rule_fqdn",
  rows: [hostRow("destination_fqdn")],
};

export const SERVICE_TAG_RULE: Domain = {
  type: "azurerm_machine_learning_workspace_network_outbound_rule_service_tag",
  rows: [
    tagRow("service_tag"),
    ...["port_ranges", "protocol"].map((path) =>
      row([path], { breaks: EGRESS }, function* (place, breaks) {
        if (place.value !== undefined && place.value !== "*") {
          const change = `${shown(place.value)} → "*"`;
          yield { operator: "open-rule", place, to: { value: "*" }, value: "*", change, breaks };
        }
      }),
    ),
  ],
};

/** Rules of every kind by azapi. */
export const AZAPI_OUTBOUND_RULE: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/outboundRules",
  rows: [hostRow("body.properties.destination"), tagRow("body.properties.destination.serviceTag")],
};

/** What an update by azapi writes over the workspace's managed network. */
export const AZAPI_WORKSPACE: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces",
  rows: [
    choice(
      "body.properties.managedNetwork.isolationMode",
      {
        AllowOnlyApprovedOutbound: ["AllowInternetOutbound", "Disabled"],
        AllowInternetOutbound: ["Disabled"],
      },
      { breaks: [...EGRESS, "security/managed-vnet-isolation"] },
    ),
    choice(
      "body.properties.managedNetwork.firewallSku",
      { Basic: ["Standard"] },
      { absent: "Standard", breaks: TIER },
    ),
  ],
};
