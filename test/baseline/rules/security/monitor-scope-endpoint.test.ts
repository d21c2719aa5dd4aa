import { monitorScopeEndpoint } from "../../../../baseline/rules/security/monitor-scope-endpoint";
import { findingsOf, resources } from "../findings";

const found = (template: object) => findingsOf(monitorScopeEndpoint, template);

const endpoint = (part: string, target = "${azurerm_monitor_private_link_scope.x.id}") => ({
  private_service_connection: { private_connection_resource_id: target, subresource_names: [part] },
});
const scope = (endpoints: Readonly<Record<string, object>>) =>
  resources({ azurerm_monitor_private_link_scope: { x: {} }, azurerm_private_endpoint: endpoints });

test("a scope with an endpoint passes", () => {
  expect(found(scope({ e: endpoint("azuremonitor") }))).toEqual([]);
});

test("one without, or with an endpoint to something else, is a violation", () => {
  const violation = [
    "azurerm_monitor_private_link_scope.x: violation: the scope has no private endpoint for azuremonitor",
  ];
  expect(found(scope({}))).toEqual(violation);
  expect(found(scope({ e: endpoint("blob") }))).toEqual(violation);
  expect(found(scope({ e: endpoint("azuremonitor", "/subscriptions/s/other") }))).toEqual(violation);
});

test("an endpoint that leads nobody knows where makes it unknown", () => {
  expect(found(scope({ e: endpoint("azuremonitor", "${var.target}") }))).toEqual([
    "azurerm_monitor_private_link_scope.x: unknown: can't be told before the plan or apply: the scope has no private endpoint for azuremonitor?",
  ]);
});

test("without a scope nothing is asked", () => {
  expect(found(resources({ azurerm_log_analytics_workspace: { l: {} } }))).toEqual([]);
});
