import { workspaceInsights } from "../../../../baseline/rules/operations/workspace-insights";
import { findingsOf, resources } from "../findings";

const found = (attributes: object) =>
  findingsOf(workspaceInsights, resources({ azurerm_machine_learning_workspace: { a: attributes } }));
const inBody = (body: object) =>
  findingsOf(
    workspaceInsights,
    resources({
      azapi_resource: { a: { type: "Microsoft.MachineLearningServices/workspaces@2025-12-01", body } },
    }),
  );
const ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/appi";

test("a workspace with a component passes, whoever made it", () => {
  expect(found({ application_insights_id: ID })).toEqual([]);
  expect(inBody({ properties: { applicationInsights: ID } })).toEqual([]);
});

test("a workspace without one is found", () => {
  expect(found({})).toEqual([
    "azurerm_machine_learning_workspace.a: violation: the workspace has no Application Insights",
  ]);
  expect(inBody({})).toHaveLength(1);
});

test("a project shares its hub's", () => {
  expect(inBody({ kind: "Project" })).toEqual([]);
});

test("azurerm takes no workspace without one, azapi does: only there a variable leaves it open", () => {
  expect(found({ application_insights_id: "${var.id}" })).toEqual([]);
  expect(inBody({ properties: { applicationInsights: "${var.id}" } })).toEqual([
    expect.stringContaining(": unknown: "),
  ]);
});
