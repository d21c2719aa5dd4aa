import { workspaceHighBusinessImpact } from "../../../../baseline/rules/ai-security/workspace-high-business-impact";
import { findingsOf } from "../findings";
import { azapiWorkspace, workspace } from "../machine-learning";

const found = (template: object) => findingsOf(workspaceHighBusinessImpact, template);

test("a marked workspace passes, and so does one without confidential data", () => {
  expect(
    found(workspace({ tags: { dataClassification: "highly-confidential" }, high_business_impact: true })),
  ).toEqual([]);
  expect(found(workspace({ tags: { dataClassification: "internal" } }))).toEqual([]);
  expect(found(workspace({}))).toEqual([]);
  expect(
    found(azapiWorkspace({ hbiWorkspace: true }, { tags: { dataClassification: "highly-confidential" } })),
  ).toEqual([]);
});

test("confidential data without the mark is a violation", () => {
  expect(
    found(workspace({ tags: { dataClassification: "highly-confidential" }, high_business_impact: false })),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: high_business_impact is false: Microsoft collects diagnostics from confidential work",
  ]);
  expect(found(workspace({ tags: { dataClassification: "highly-confidential" } }))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: high_business_impact is false by default: Microsoft collects diagnostics from confidential work",
  ]);
  expect(found(azapiWorkspace({}, { tags: { dataClassification: "highly-confidential" } }))).toEqual([
    "azapi_resource.w: violation: body.properties.hbiWorkspace is false by default: Microsoft collects diagnostics from confidential work",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace({ tags: { dataClassification: "highly-confidential" }, high_business_impact: "${var.x}" }),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: high_business_impact can't be told, var.x is given at plan: perhaps Microsoft collects diagnostics from confidential work",
  ]);
});
