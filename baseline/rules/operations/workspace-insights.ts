import { knownValue, WORKSPACE } from "../../azure";
import { isAzapi } from "../../azure/facts";
import { withoutPatches } from "../../azure/joins/patches";
import { mustHold } from "../must";
import { rule } from "../rule";

export const workspaceInsights = rule({
  id: "operations/workspace-insights",
  title: "The workspace sends telemetry of predictions to Application Insights",
  recommendations: ["operations/app-insights-on-endpoints"],
  severity: "medium",
  why: "Endpoints send requests, latencies and failures to the component of their workspace; without one there is nothing to alert on.",
  fix: {
    construct: "MachineLearningWorkspace: monitoring",
    terraform: "azurerm_machine_learning_workspace: application_insights_id",
  },
  // a project shares the component of its hub
  looksAt: (estate) =>
    withoutPatches(estate.all(WORKSPACE)).filter(
      ({ facts }) => knownValue(facts.text({ azurerm: "kind", body: "kind" }))?.toLowerCase() !== "project",
    ),
  finds: ({ resource, insights }) => {
    // azurerm takes no workspace without one: whatever it turns out to be, it is there
    const isThere = insights.state === "known" || (insights.state === "unknown" && !isAzapi(resource));
    const truth = isThere ? "yes" : insights.state === "absent" ? "no" : "unknown";
    return mustHold(truth, "the workspace has no Application Insights", { attribute: insights.at });
  },
});
