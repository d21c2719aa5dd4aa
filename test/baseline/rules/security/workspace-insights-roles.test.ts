import { workspaceInsightsRoles } from "../../../../baseline/rules/security/workspace-insights-roles";
import { INSIGHTS } from "../rights";
import { testNeededRoles } from "../workspace-roles";

testNeededRoles({
  rule: workspaceInsightsRoles,
  target: INSIGHTS,
  names: ["Reader", "Monitoring Metrics Publisher"],
  secondId: "3913510d-42f4-4e42-8a64-420c390055eb",
  missing: [
    "the workspace's identity can't see its Application Insights' settings: Reader is missing",
    "the workspace's identity can't send telemetry: Monitoring Metrics Publisher is missing",
  ],
});
