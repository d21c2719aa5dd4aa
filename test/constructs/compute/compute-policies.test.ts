import { BatchInferenceCluster } from "../../../constructs/compute/batch-inference-cluster";
import { ComputeInstance } from "../../../constructs/compute/compute-instance";
import { ImageBuildCluster } from "../../../constructs/compute/image-build-cluster";
import { TrainingCluster } from "../../../constructs/compute/training-cluster";
import type { IMachineLearningWorkspace } from "../../../constructs/workspace/workspace-ref";
import { answered } from "../../support/deviations";
import { armId, testIdentity } from "../../support/fixtures";
import { testStack } from "../../support/template";
import { testWorkspace } from "./test-workspace";

/** What policies report of every kind of compute in a workspace. */
function computesIn(overrides: Partial<IMachineLearningWorkspace>) {
  const stack = testStack();
  const common = {
    workspace: testWorkspace(stack, overrides),
    identity: testIdentity(),
    vmSize: "Standard_DS3_v2",
  };
  new TrainingCluster(stack, "training", { ...common, name: "training", maxNodes: 1 });
  new BatchInferenceCluster(stack, "batch", { ...common, name: "batch", maxNodes: 1 });
  new ImageBuildCluster(stack, "image-build", { ...common, name: "image-build" });
  const objectId = "bbbbbbbb-0000-0000-0000-000000000001";
  new ComputeInstance(stack, "ada", { ...common, name: "ci-churn-ada", assignedUser: { objectId } });
  return ["training", "batch", "image-build", "ada"].map((id) => answered(stack, id));
}

test("security/advisor-compute-in-vnet: in the managed network a policy misses the subnet that Azure takes from none", () => {
  const missed = { subnet: ["7804b5c7"] };
  expect(computesIn({})).toEqual([missed, missed, missed, missed]);
});

test("security/advisor-compute-in-vnet: in a network of the team's own it misses nothing", () => {
  const computeSubnetId = armId("Microsoft.Network/virtualNetworks", "vnet/subnets/snet-compute");
  expect(computesIn({ computeSubnetId })).toEqual([{}, {}, {}, {}]);
});
