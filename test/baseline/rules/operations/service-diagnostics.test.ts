import { serviceDiagnostics } from "../../../../baseline/rules/operations/service-diagnostics";
import { allOf, foundWith } from "../diagnostics";
import { findingsOf, resources } from "../findings";

test.each(["azurerm_key_vault", "azurerm_container_registry"])(
  "%s: all logs and metrics are wanted",
  (type) => {
    expect(foundWith(serviceDiagnostics, type, allOf(`${type}.a`))).toEqual([]);
    expect(foundWith(serviceDiagnostics, type, allOf(`${type}.a`, "a", { enabled_log: [] }))).toHaveLength(1);
    expect(foundWith(serviceDiagnostics, type, {})).toHaveLength(2);
  },
);

test("AuditEvent alone isn't all that a vault writes", () => {
  const settings = allOf("azurerm_key_vault.a", "a", { enabled_log: [{ category: "AuditEvent" }] });
  expect(foundWith(serviceDiagnostics, "azurerm_key_vault", settings)).toHaveLength(1);
});

test("Application Insights writes its logs into Log Analytics by itself: only metrics are wanted", () => {
  const type = "azurerm_application_insights";
  expect(foundWith(serviceDiagnostics, type, allOf(`${type}.a`, "a", { enabled_log: undefined }))).toEqual(
    [],
  );
  expect(foundWith(serviceDiagnostics, type, {})).toHaveLength(1);
});

test("Log Analytics logs who queried it", () => {
  const alone = resources({ azurerm_log_analytics_workspace: { logs: {} } });
  expect(findingsOf(serviceDiagnostics, alone)).toHaveLength(2);
});

test("a body of azapi, and a destination that only a plan tells", () => {
  const vault = { type: "Microsoft.KeyVault/vaults@2024-11-01", body: {} };
  const setting = allOf("azapi_resource.vault", "a", { log_analytics_workspace_id: "${var.logs}" });
  const input = { azapi_resource: { vault }, azurerm_monitor_diagnostic_setting: setting };
  expect(findingsOf(serviceDiagnostics, resources({ azapi_resource: { vault } }))).toEqual([
    expect.stringContaining("azapi_resource.vault: violation"),
    expect.stringContaining("azapi_resource.vault: violation"),
  ]);
  expect(findingsOf(serviceDiagnostics, resources(input))).toEqual([
    expect.stringContaining("azapi_resource.vault: unknown"),
    expect.stringContaining("azapi_resource.vault: unknown"),
  ]);
});
