import { POLICIES } from "../../../baseline/catalogue/policies";
import { type Domain, same } from "./correspondence";

export const MONITORING: Domain = {
  types: [
    "azurerm_application_insights",
    "azurerm_log_analytics_workspace",
    "azurerm_monitor_private_link_scope",
    "azurerm_monitor_diagnostic_setting",
  ],
  correspondences: [
    ...same(["199d5677-e4d9-4264-9465-efe1839c06bd", "e15effd4-2278-4c65-a0da-4d6f6d1890e2"], {
      rule: "security/monitoring-local-auth",
    }),
    ...same(
      [
        "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8",
        "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405",
        "6c53d030-cc64-46f0-906d-2bc061cd1334",
        "d3ba9c42-9dd5-441a-957c-274031c750c0",
      ],
      { rule: "security/monitoring-private", about: /public network/ },
    ),
    ...same(["a499fed8-bcc8-4195-b154-641f14743757", "bec5db8e-c4e3-40f9-a545-e0bd00065c82"], {
      rule: "security/monitor-scope-closed",
    }),
    ...same([POLICIES.insightsInLogAnalytics], { rule: "operations/insights-in-log-analytics" }),
    ...same(["0c4bd2e8-8872-4f37-a654-03f6f38ddc76"], { rule: "security/insights-profiler-storage" }),
    ...same(["818719e5-1338-4776-9a9d-3c31e4df5986"], {
      rule: "operations/service-diagnostics",
      about: /all logs/,
    }),
    ...same(
      [POLICIES.auditLogsOfTypes],
      { rule: "operations/service-diagnostics", about: /all logs/ },
      { rule: "operations/workspace-diagnostics", about: /all logs/ },
      { rule: "operations/network-diagnostics", about: /all logs/ },
    ),
    ...same(
      ["7f89b1eb-583c-429a-8828-af049802c1d9"],
      { rule: "operations/service-diagnostics" },
      { rule: "operations/workspace-diagnostics" },
      { rule: "operations/network-diagnostics" },
    ),
  ],
};
