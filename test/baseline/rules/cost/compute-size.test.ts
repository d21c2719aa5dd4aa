import { computeSize } from "../../../../baseline/rules/cost/compute-size";
import { findingsOf } from "../findings";
import { azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(computeSize, template);

test("a size that suits its purpose passes", () => {
  expect(found(cluster({ name: "training", vm_size: "Standard_ND96asr_v4" }))).toEqual([]);
  expect(found(cluster({ name: "image-build", vm_size: "Standard_DS2_v2" }))).toEqual([]);
  expect(found(azapiInstance({ vmSize: "Standard_NC4as_T4_v3" }))).toEqual([]);
});

test("a larger one is a violation", () => {
  expect(found(cluster({ name: "training", vm_size: "Standard_M128ms" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_size is "Standard_M128ms": it is larger than, or of another family than its purpose needs',
  ]);
  expect(found(cluster({ name: "image-build", vm_size: "Standard_D32ds_v5" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_size is "Standard_D32ds_v5": it is larger than, or of another family than its purpose needs',
  ]);
  expect(found(instance({ virtual_machine_size: "Standard_NC24ads_A100_v4" }))).toEqual([
    'azurerm_machine_learning_compute_instance.i: violation: virtual_machine_size is "Standard_NC24ads_A100_v4": it is larger than, or of another family than its purpose needs',
  ]);
});

test("another family is a violation", () => {
  expect(found(cluster({ name: "image-build", vm_size: "Standard_NC4as_T4_v3" }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_size is "Standard_NC4as_T4_v3": it is larger than, or of another family than its purpose needs',
  ]);
  expect(found(instance({ virtual_machine_size: "Standard_M16ms" }))).toEqual([
    'azurerm_machine_learning_compute_instance.i: violation: virtual_machine_size is "Standard_M16ms": it is larger than, or of another family than its purpose needs',
  ]);
});

test("the workspace says which cluster builds images", () => {
  expect(
    found(cluster({ name: "helper", vm_size: "Standard_D32ds_v5" }, { image_build_compute_name: "helper" })),
  ).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: vm_size is "Standard_D32ds_v5": it is larger than, or of another family than its purpose needs',
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiInstance({ vmSize: "Standard_M16ms" }))).toEqual([
    'azapi_resource.i: violation: body.properties.properties.vmSize is "Standard_M16ms": it is larger than, or of another family than its purpose needs',
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ vm_size: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: vm_size can't be told, var.x is given at plan: perhaps it is larger than, or of another family than its purpose needs",
  ]);
});
