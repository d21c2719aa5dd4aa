import type { PolicyResource } from "../../../../rehearsal/policy";
import { extension, GROUP, resource } from "../support";

export const LOGS_ID = resource("Microsoft.OperationalInsights/workspaces", "logs").id;
const LOG_STORE_ID = resource("Microsoft.Storage/storageAccounts", "stdata").id;
const EVENT_HUB_ID = resource("Microsoft.EventHub/namespaces/authorizationRules", "hub/send").id;
export const NETWORK_ID = resource("Microsoft.Network/virtualNetworks", "net").id;
export const TAGS = { team: "fraud" };

/** A diagnostic setting that sends everything everywhere. */
export function setting(
  of: PolicyResource,
  logs: readonly object[] = [{ categoryGroup: "allLogs", enabled: true }],
) {
  return extension(of, "Microsoft.Insights/diagnosticSettings", "to-log-analytics", {
    workspaceId: LOGS_ID,
    storageAccountId: LOG_STORE_ID,
    eventHubAuthorizationRuleId: EVENT_HUB_ID,
    eventHubName: "Monitoring",
    logs,
    metrics: [{ category: "AllMetrics", enabled: true }],
  });
}

/** A diagnostic setting of categories: ARM lists all, and here all are enabled. */
export function categories(of: PolicyResource, ...names: string[]) {
  return setting(
    of,
    names.map((category) => ({ category, enabled: true })),
  );
}

/** A private endpoint that points to a resource, with the zones of its names. */
export function endpoint(
  of: PolicyResource,
  group: string,
): Readonly<Record<"endpoint" | "zones", PolicyResource>> {
  const name = `pe-${of.name}-${group}`;
  const connection = { name, properties: { privateLinkServiceId: of.id, groupIds: [group] } };
  return {
    endpoint: resource("Microsoft.Network/privateEndpoints", name, {
      tags: TAGS,
      properties: {
        privateLinkServiceConnections: [connection],
        subnet: { id: `${NETWORK_ID}/subnets/endpoints` },
      },
    }),
    zones: resource("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", `${name}/default`, {
      location: undefined,
      properties: { privateDnsZoneConfigs: [] },
    }),
  };
}

/** Path of the state of the only connection. */
export const POINTS_ELSEWHERE = {
  "properties.privateLinkServiceConnections.0.properties.privateLinkServiceId": `${GROUP}/elsewhere`,
};
