import { besideBody } from "./beside-body";
import { type Facts, isAzapi } from "./facts";
import { kind, type SubjectOf } from "./subject";

/** A private endpoint with its connection, and the zones that its names are written to. */
export const PRIVATE_ENDPOINT = kind(
  { azurerm: ["azurerm_private_endpoint"], arm: ["Microsoft.Network/privateEndpoints"] },
  (facts) => ({
    subnet: facts.targets({ azurerm: "subnet_id", body: "properties.subnet.id" }),
    target: facts.targets({
      azurerm: "private_service_connection.private_connection_resource_id",
      body: [
        "properties.privateLinkServiceConnections.properties.privateLinkServiceId",
        "properties.manualPrivateLinkServiceConnections.properties.privateLinkServiceId",
      ],
    }),
    /** What of the target it leads to, e.g. `blob`. */
    subresources: facts.texts({
      azurerm: "private_service_connection.subresource_names",
      body: [
        "properties.privateLinkServiceConnections.properties.groupIds",
        "properties.manualPrivateLinkServiceConnections.properties.groupIds",
      ],
    }),
    isManual: isManual(facts),
    zones: facts.targets({ azurerm: "private_dns_zone_group.private_dns_zone_ids" }),
    /** Whether somebody else writes the zone group, and Terraform leaves it alone. */
    zonesWrittenElsewhere: isZoneGroupIgnored(facts),
  }),
);

export type PrivateEndpoint = SubjectOf<typeof PRIVATE_ENDPOINT>;

/** azapi writes an endpoint's zones as a child of it. */
export const ZONE_GROUP = kind(
  { azurerm: [], arm: ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] },
  (facts) => ({
    endpoint: besideBody(facts.resource).targets({ body: "parent_id" }),
    configurations: facts.blocks({ body: "properties.privateDnsZoneConfigs" }),
  }),
);

function isManual(facts: Facts) {
  if (!isAzapi(facts.resource)) {
    return facts.flag({ azurerm: "private_service_connection.is_manual_connection" });
  }
  const manual = facts.blocks({ body: "properties.manualPrivateLinkServiceConnections" });
  return manual.state === "known" ? { ...manual, value: manual.value.length > 0, byDefault: false } : manual;
}

function isZoneGroupIgnored({ resource }: Facts): boolean {
  const ignored = resource.value("lifecycle.ignore_changes");
  if (ignored.state !== "known") {
    return false;
  }
  const list = Array.isArray(ignored.value) ? ignored.value : [ignored.value];
  return list.some((path) => path === "all" || /^private_dns_zone_group\b/.test(String(path)));
}
