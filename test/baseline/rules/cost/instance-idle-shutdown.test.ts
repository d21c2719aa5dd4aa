import { instanceIdleShutdown } from "../../../../baseline/rules/cost/instance-idle-shutdown";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, instance } from "../machine-learning";

const found = (template: object) => findingsOf(instanceIdleShutdown, template);

test("an instance that stops passes", () => {
  expect(found(azapiInstance({ idleTimeBeforeShutdown: "PT30M" }))).toEqual([]);
});

test("one that never does is a violation, and so is one after a week", () => {
  expect(found(azapiInstance({}))).toEqual([
    "azapi_resource.i: violation: body.properties.properties.idleTimeBeforeShutdown is missing: the instance stays on without anybody",
  ]);
  expect(found(azapiInstance({ idleTimeBeforeShutdown: "P7D" }))).toEqual([
    'azapi_resource.i: violation: body.properties.properties.idleTimeBeforeShutdown is "P7D": the instance stays on without anybody',
  ]);
});

test("azurerm can't make one that stops", () => {
  expect(found(instance({}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: azurerm can't make an instance that stops by itself; azapi can",
  ]);
});

test("a cluster isn't meant", () => {
  expect(found(azapiCluster({}))).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found(azapiInstance({ idleTimeBeforeShutdown: "${var.x}" }))).toEqual([
    "azapi_resource.i: unknown: body.properties.properties.idleTimeBeforeShutdown can't be told, var.x is given at plan: perhaps the instance stays on without anybody",
  ]);
});
