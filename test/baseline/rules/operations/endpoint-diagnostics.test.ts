import { endpointDiagnostics } from "../../../../baseline/rules/operations/endpoint-diagnostics";
import { allOf } from "../diagnostics";
import { findingsOf } from "../findings";
import { requested, served, together } from "../serving";

const collecting = (settings: object) =>
  findingsOf(
    endpointDiagnostics,
    together(served("onlineEndpoints", {}), {
      resource: {
        azurerm_log_analytics_workspace: { logs: {} },
        azurerm_monitor_diagnostic_setting: settings,
      },
    }),
  );
const ALL = allOf("azapi_resource.e");

test("an endpoint whose logs and metrics are collected passes, by group or one by one", () => {
  expect(collecting(ALL)).toEqual([]);
  const categories = ["Traffic", "Console", "Event"].map((one) => ({
    category: `AmlOnlineEndpoint${one}Log`,
  }));
  expect(collecting(allOf("azapi_resource.e", "a", { enabled_log: categories }))).toEqual([]);
});

test("one without a setting is a violation, and so is one that leaves out a part", () => {
  expect(collecting({})).toEqual([
    "azapi_resource.e: violation: Log Analytics doesn't get all logs of the resource: no diagnostic setting stands on it",
    "azapi_resource.e: violation: Log Analytics doesn't get the metrics of the resource: no diagnostic setting stands on it",
  ]);
  const traffic = [{ category: "AmlOnlineEndpointTrafficLog" }];
  expect(collecting(allOf("azapi_resource.e", "a", { enabled_log: traffic }))).toHaveLength(1);
});

test("what only writes to an endpoint makes none", () => {
  expect(findingsOf(endpointDiagnostics, requested("onlineEndpoints", {}))).toEqual([]);
});

test("a request to a name below a workspace makes one", () => {
  const resource_id = "${azurerm_machine_learning_workspace.w.id}/onlineEndpoints/e";
  const template = together(
    { resource: { azurerm_machine_learning_workspace: { w: {} } } },
    requested("onlineEndpoints", {}, { resource_id }),
  );
  expect(findingsOf(endpointDiagnostics, template)).toHaveLength(2);
});

test("what only a plan tells is unknown", () => {
  expect(collecting(allOf("azapi_resource.e", "a", { target_resource_id: "${var.t}" }))).toEqual([
    expect.stringContaining("azapi_resource.e: unknown: "),
    expect.stringContaining("azapi_resource.e: unknown: "),
  ]);
});
