import { nested } from "../../terraform-json";
import { block, elements } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, row, shown, type Target } from "../row";
import { reference, referredAddress } from "../stack";
import { PRIVATE, WORKSPACE_ENDPOINT } from "./broken";

/** Sub-resources by the kind of their target, as Private Link has them. */
const SUBRESOURCES: Readonly<Record<string, readonly string[]>> = {
  azurerm_storage_account: ["blob", "file", "queue", "table", "dfs", "web"],
};

/** What an endpoint leads to. */
function targetOf({ resource }: Target): string | undefined {
  const connection = nested(resource.attributes, "private_service_connection");
  return referredAddress(connection.private_connection_resource_id);
}

/** What is broken where an endpoint doesn't work. */
export function endpointBreaks(target: Target): Breaks {
  return targetOf(target)?.startsWith("azurerm_machine_learning_workspace.") ? WORKSPACE_ENDPOINT : PRIVATE;
}

const breaks = { breaks: endpointBreaks };

export const PRIVATE_ENDPOINT: Domain = {
  type: "azurerm_private_endpoint",
  rows: [
    // without its names in private DNS, callers go on to the public address
    block("private_dns_zone_group", breaks),
    elements("private_dns_zone_group.private_dns_zone_ids", breaks),
    // waits until somebody approves it by hand
    flag("private_service_connection.is_manual_connection", false, breaks),
    row(["private_service_connection.subresource_names"], breaks, function* (place, broken, target) {
      const [type = ""] = targetOf(target)?.split(".") ?? [];
      const [current] = Array.isArray(place.value) ? place.value : [];
      for (const value of (SUBRESOURCES[type] ?? []).filter((one) => one !== current)) {
        yield {
          operator: "redirect",
          place: { path: [...place.path, 0], label: place.label },
          to: { value },
          value,
          change: `${shown(current)} → ${shown(value)}`,
          breaks: broken,
        };
      }
    }),
    row(
      ["private_service_connection.private_connection_resource_id"],
      breaks,
      function* (place, broken, target) {
        const address = targetOf(target);
        const [type = ""] = address?.split(".") ?? [];
        for (const other of target.stack.ofType(type).filter((one) => one.address !== address)) {
          yield {
            operator: "redirect",
            place,
            to: { value: reference(other, "id") },
            value: other.name,
            change: `${address} → ${other.address}`,
            breaks: broken,
          };
        }
      },
    ),
  ],
};

/** What is broken where a zone doesn't answer. */
export function zoneBreaks({ resource, stack }: Target): Breaks {
  const zone = stack
    .ofType("azurerm_private_dns_zone")
    .find(({ address, attributes }) =>
      [address, attributes.name].some((text) => JSON.stringify(resource.attributes).includes(`${text}`)),
    );
  const name = zone?.attributes.name ?? resource.attributes.name;
  return /azureml|notebooks/.test(`${name}`) ? WORKSPACE_ENDPOINT : PRIVATE;
}

export const PRIVATE_DNS_ZONE: Domain = {
  type: "azurerm_private_dns_zone",
  rows: [
    row(["name"], { breaks: zoneBreaks }, function* (place, broken) {
      const prefix = "privatelink.";
      if (typeof place.value === "string" && place.value.startsWith(prefix)) {
        const value = place.value.slice(prefix.length);
        yield {
          operator: "weaken-value",
          place,
          to: { value },
          value,
          change: `${shown(place.value)} → ${shown(value)}, which no private endpoint writes into`,
          breaks: broken,
        };
      }
    }),
  ],
};

export const PRIVATE_DNS_LINK: Domain = {
  type: "azurerm_private_dns_zone_virtual_network_link",
  rows: [
    // a machine that names itself like an account would answer in its place
    flag("registration_enabled", false, { absent: false, breaks: zoneBreaks }),
    // a name that the zone doesn't know is asked of the Internet
    choice("resolution_policy", { Default: ["NxDomainRedirect"] }, { absent: "Default", breaks: zoneBreaks }),
  ],
};
