import { hasBudget } from "../../azure/joins/budgets";
import { ownWorkspaces } from "../../azure/joins/own-workspaces";
import { mustHold } from "../must";
import { rule } from "../rule";

export const budget = rule({
  id: "cost/budget",
  title: "In production the costs of a workspace's group are held against a budget",
  recommendations: ["cost/policies-and-quotas", "ai-cost/cost-accountability", "ai-cost/cost-model-drivers"],
  severity: "medium",
  why: "A cluster that a broken schedule keeps busy is noticed when the bill comes.",
  fix: {
    construct: "Budget; in an environment's file, budget",
    terraform: "azurerm_consumption_budget_resource_group, or one on the subscription",
  },
  looksAt: (estate) => (estate.environment.production ? ownWorkspaces(estate) : []),
  finds: ({ resource }, estate) =>
    mustHold(
      hasBudget(resource, estate),
      "no budget of this input is for all costs of its resource group or subscription",
    ),
});
