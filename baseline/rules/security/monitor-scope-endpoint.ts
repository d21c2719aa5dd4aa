import { MONITOR_PRIVATE_LINK_SCOPE } from "../../azure";
import { withoutPatches } from "../../azure/joins/patches";
import { isReachedPrivately } from "../../azure/joins/private-access";
import { mustHold } from "../must";
import { rule } from "../rule";

export const monitorScopeEndpoint = rule({
  id: "security/monitor-scope-endpoint",
  title: "A private link scope of Azure Monitor has a private endpoint",
  recommendations: ["security/dependent-services-private"],
  severity: "medium",
  why: "Without one the scope is no way at all: telemetry is lost, until somebody opens the public one again.",
  fix: {
    construct: "PrivateConnection: targetId of the MonitorPrivateLinkScope, subresource azuremonitor",
    terraform:
      'azurerm_private_endpoint: private_service_connection with the scope\'s id and subresource_names = ["azuremonitor"]',
  },
  looksAt: (estate) => withoutPatches(estate.all(MONITOR_PRIVATE_LINK_SCOPE)),
  finds: ({ resource }, estate) =>
    mustHold(
      isReachedPrivately(resource, "azuremonitor", estate),
      "the scope has no private endpoint for azuremonitor",
    ),
});
