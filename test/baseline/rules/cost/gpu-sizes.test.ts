import { gpuSizes } from "../../../../baseline/rules/cost/gpu-sizes";
import { findingsOf } from "../findings";
import { azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(gpuSizes, template);

test("a size without GPUs passes, and so does one with where somebody says so", () => {
  expect(found(cluster({ vm_size: "Standard_DS3_v2" }))).toEqual([]);
  expect(found(cluster({ vm_size: "Standard_NC4as_T4_v3", description: "Trains on GPUs" }))).toEqual([]);
  expect(found(cluster({ vm_size: "Standard_NC4as_T4_v3", tags: { gpu: "true" } }))).toEqual([]);
  expect(found(azapiInstance({ vmSize: "Standard_E4s_v3" }))).toEqual([]);
});

test("GPUs that nobody mentions are a violation", () => {
  expect(found(cluster({ vm_size: "Standard_NC4as_T4_v3" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_size is "Standard_NC4as_T4_v3": nothing says that GPUs are wanted',
  ]);
  expect(found(instance({ virtual_machine_size: "STANDARD_ND96ASR_V4" }))).toEqual([
    'azurerm_machine_learning_compute_instance.i: violation: virtual_machine_size is "STANDARD_ND96ASR_V4": nothing says that GPUs are wanted',
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiInstance({ vmSize: "Standard_NV12s_v3" }))).toEqual([
    'azapi_resource.i: violation: body.properties.properties.vmSize is "Standard_NV12s_v3": nothing says that GPUs are wanted',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ vm_size: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: vm_size can't be told, var.x is given at plan: perhaps nothing says that GPUs are wanted",
  ]);
});
