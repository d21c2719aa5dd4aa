import { isConfidential } from "../../azure/joins/confidential";
import { workspaceSettings } from "../../azure/joins/workspaces";
import { is, must } from "../must";
import { rule } from "../rule";

export const workspaceHighBusinessImpact = rule({
  id: "ai-security/workspace-high-business-impact",
  title: "A workspace for confidential data is marked as one of high business impact",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
  severity: "medium",
  why: "Without the mark Microsoft collects diagnostics from the workspace, and scratch disks of clusters aren't encrypted; it can't be changed later.",
  fix: {
    construct: "MachineLearningWorkspace: highBusinessImpact; in a stack, tags.dataClassification sets it",
    terraform: "azurerm_machine_learning_workspace: high_business_impact = true",
  },
  looksAt: workspaceSettings,
  finds: ({ highBusinessImpact, resource }) =>
    isConfidential(resource)
      ? must(highBusinessImpact, is(true), "Microsoft collects diagnostics from confidential work")
      : [],
});
