import { batchInferenceTier } from "../../../../baseline/rules/reliability/batch-inference-tier";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object) => findingsOf(batchInferenceTier, template);

test("dedicated nodes pass, and so does training on others", () => {
  expect(found(cluster({ name: "batch", vm_priority: "Dedicated" }))).toEqual([]);
  expect(found(cluster({ name: "training", vm_priority: "LowPriority" }))).toEqual([]);
  expect(found(azapiCluster({}, { description: "Scores data" }))).toEqual([]);
});

test("low priority is a violation, whatever says what it is for", () => {
  expect(found(cluster({ name: "batch", vm_priority: "LowPriority" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_priority is "LowPriority": Azure may take nodes away from batch inference',
  ]);
  expect(
    found(cluster({ name: "a", description: "Nightly predictions", vm_priority: "LowPriority" })),
  ).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_priority is "LowPriority": Azure may take nodes away from batch inference',
  ]);
  expect(found(cluster({ name: "a", tags: { purpose: "inference" }, vm_priority: "LowPriority" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_priority is "LowPriority": Azure may take nodes away from batch inference',
  ]);
});

test("the cluster's name counts more than its description", () => {
  expect(
    found(
      cluster({ name: "training", description: "for batch inference later", vm_priority: "LowPriority" }),
    ),
  ).toEqual([]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({ vmPriority: "LowPriority" }, { description: "Scores data" }))).toEqual([
    'azapi_resource.c: violation: body.properties.properties.vmPriority is "LowPriority": Azure may take nodes away from batch inference',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ name: "batch", vm_priority: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: vm_priority can't be told, var.x is given at plan: perhaps Azure may take nodes away from batch inference",
  ]);
});
