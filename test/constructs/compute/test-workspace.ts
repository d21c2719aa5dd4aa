import type { TerraformStack } from "cdktf";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import type { IMachineLearningWorkspace } from "../../../constructs/workspace/workspace-ref";
import { armId } from "../../support/fixtures";

export const WORKSPACE_ID = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn-test-weu");

/** A workspace that exists already, with one thing that computes wait for. */
export function testWorkspace(
  stack: TerraformStack,
  overrides: Partial<IMachineLearningWorkspace> = {},
): IMachineLearningWorkspace {
  const lastRule = stack.node.tryFindChild("last-rule") ?? new TerraformData(stack, "last-rule");
  return {
    workspaceId: WORKSPACE_ID,
    workspaceName: "mlw-churn-test-weu",
    location: "westeurope",
    tags: { owner: "ml-platform" },
    readyForCompute: [lastRule as TerraformData],
    ...overrides,
  };
}
