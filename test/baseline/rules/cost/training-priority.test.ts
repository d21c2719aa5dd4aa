import { trainingPriority } from "../../../../baseline/rules/cost/training-priority";
import { findingsOf } from "../findings";
import { azapiCluster, cluster } from "../machine-learning";

const found = (template: object, options: { production: boolean }) =>
  findingsOf(trainingPriority, template, options);

test("low priority passes, and in production every one", () => {
  expect(found(cluster({ name: "training", vm_priority: "LowPriority" }), { production: false })).toEqual([]);
  expect(found(cluster({ name: "training", vm_priority: "Dedicated" }), { production: true })).toEqual([]);
  expect(
    found(azapiCluster({ vmPriority: "LowPriority" }, { description: "Trains models" }), {
      production: false,
    }),
  ).toEqual([]);
});

test("dedicated training is a violation elsewhere", () => {
  expect(found(cluster({ name: "training", vm_priority: "Dedicated" }), { production: false })).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_priority is "Dedicated": training that nobody waits for has the dearer nodes',
  ]);
});

test("an azapi body is read alike, its default too", () => {
  expect(found(azapiCluster({}, { description: "Trains models" }), { production: false })).toEqual([
    'azapi_resource.c: violation: body.properties.properties.vmPriority is "Dedicated" by default: training that nobody waits for has the dearer nodes',
  ]);
});

test("other purposes may have dedicated nodes, the workspace's builds among them", () => {
  expect(found(cluster({ name: "batch", vm_priority: "Dedicated" }), { production: false })).toEqual([]);
  expect(
    found(cluster({ name: "train", vm_priority: "Dedicated" }, { image_build_compute_name: "train" }), {
      production: false,
    }),
  ).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ name: "training", vm_priority: "${var.x}" }), { production: false })).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: vm_priority can't be told, var.x is given at plan: perhaps training that nobody waits for has the dearer nodes",
  ]);
});
