import { logAlertIdentity } from "../../../../baseline/rules/operations/log-alert-identity";
import { logAlert, logAlertByAzapi } from "../alerting";
import { findingsOf, resources } from "../findings";
import { together } from "../serving";

const Q = "azurerm_monitor_scheduled_query_rules_alert_v2.q";
const found = (template: object) => findingsOf(logAlertIdentity, template);
const IDENTITY = resources({ azurerm_user_assigned_identity: { reader: { name: "reader" } } });
const asReader = logAlert("T", {
  scopes: ["${azurerm_log_analytics_workspace.logs.id}"],
  identity: [{ type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.reader.id}"] }],
});
const LOGS = resources({ azurerm_log_analytics_workspace: { logs: { name: "logs" } } });
const granted = (role_definition_name: string) =>
  resources({
    azurerm_role_assignment: {
      r: {
        scope: "${azurerm_log_analytics_workspace.logs.id}",
        role_definition_name,
        principal_id: "${azurerm_user_assigned_identity.reader.principal_id}",
      },
    },
  });

test("an identity that may read the logs passes, and one whose roles are given elsewhere", () => {
  expect(found(together(asReader, LOGS, IDENTITY, granted("Log Analytics Reader")))).toEqual([]);
  expect(found(logAlert("T"))).toEqual([]);
  expect(found(logAlert("T", { identity: [{ type: "SystemAssigned" }] }))).toEqual([]);
});

test("a log alert without an identity is a violation", () => {
  expect(found(logAlert("T", { identity: undefined }))).toEqual([
    `${Q}: violation: it has no identity of its own`,
  ]);
  expect(found(logAlertByAzapi("T"))).toHaveLength(1);
});

test("an identity of the input that may not read the logs is a violation", () => {
  const refused = `${Q}: violation: its identity may not read the logs: Log Analytics Reader is missing`;
  expect(found(together(asReader, LOGS, IDENTITY))).toEqual([refused]);
  expect(found(together(asReader, LOGS, IDENTITY, granted("AcrPull")))).toEqual([refused]);
});

test("what only a plan tells is unknown", () => {
  const open = logAlert("T", { identity: [{ type: "UserAssigned", identity_ids: "${var.ids}" }] });
  expect(found(open)).toEqual(expect.arrayContaining([expect.stringContaining("unknown")]));
});
