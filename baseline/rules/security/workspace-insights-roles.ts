import { WORKSPACE } from "../../azure";
import { identitiesOfWorkspace } from "../../azure/joins/identity-uses";
import { withoutPatches } from "../../azure/joins/patches";
import { needs } from "../needed-role";
import { rule } from "../rule";

export const workspaceInsightsRoles = rule({
  id: "security/workspace-insights-roles",
  title: "The workspace's identity may send telemetry without a key",
  recommendations: [
    "security/least-privilege-workspace-identity",
    "security/managed-identity-between-services",
    "operations/app-insights-on-endpoints",
  ],
  severity: "low",
  why: "Without the roles telemetry needs the component's instrumentation key, or there is none.",
  fix: {
    construct: "MachineLearningWorkspace: monitoring; it gives the roles",
    terraform: "azurerm_role_assignment: Reader and Monitoring Metrics Publisher on the component",
  },
  looksAt: (estate) => withoutPatches(estate.all(WORKSPACE)),
  finds: (workspace, estate) => {
    const identities = identitiesOfWorkspace(workspace);
    const on = workspace.insights;
    return [
      ...needs(
        identities,
        {
          on,
          roles: ["Reader", "Contributor", "Owner", "Monitoring Reader", "Monitoring Contributor"],
          problem: "the workspace's identity can't see its Application Insights' settings: Reader is missing",
        },
        estate,
      ),
      ...needs(
        identities,
        {
          on,
          roles: ["Monitoring Metrics Publisher"],
          problem: "the workspace's identity can't send telemetry: Monitoring Metrics Publisher is missing",
        },
        estate,
      ),
    ];
  },
});
