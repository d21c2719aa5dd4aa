import { workspaceCount } from "../../../../baseline/rules/operations/workspace-count";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(workspaceCount, template);

test("other use cases, environments and regions have workspaces of their own", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
          b: { location: "westeurope", tags: { useCase: "fraud", environment: "dev" } },
        },
      },
    }),
  ).toEqual([]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
          b: { location: "westeurope", tags: { useCase: "churn", environment: "test" } },
        },
      },
    }),
  ).toEqual([]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
          b: { location: "northeurope", tags: { useCase: "churn", environment: "dev" } },
        },
      },
    }),
  ).toEqual([]);
});

test("a second one for the same is a violation on both", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
          b: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_workspace.a: violation: azurerm_machine_learning_workspace.b is for the same use case, environment and region",
    "azurerm_machine_learning_workspace.b: violation: azurerm_machine_learning_workspace.a is for the same use case, environment and region",
  ]);
});

test("without tags nothing is known", () => {
  expect(found({ resource: { azurerm_machine_learning_workspace: { a: {}, b: {} } } })).toEqual([]);
});

test("an azapi workspace is read alike", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: {
          a: { location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
        },
        azapi_resource: {
          b: {
            ...{ location: "westeurope", tags: { useCase: "churn", environment: "dev" } },
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
          },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_workspace.a: violation: azapi_resource.b is for the same use case, environment and region",
    "azapi_resource.b: violation: azurerm_machine_learning_workspace.a is for the same use case, environment and region",
  ]);
});
