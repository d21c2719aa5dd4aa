import { computePublicIp } from "../../../../baseline/rules/security/compute-public-ip";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(computePublicIp, template);

test("the secure value passes", () => {
  expect(found(cluster({ node_public_ip_enabled: false }))).toEqual([]);
  expect(found(azapiCluster({ enableNodePublicIp: false }))).toEqual([]);
});

test("the weak value is a violation, and so is what nobody wrote", () => {
  expect(found(cluster({ node_public_ip_enabled: true }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: node_public_ip_enabled is true: nodes have public IP addresses",
  ]);
  expect(found(cluster({}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: node_public_ip_enabled is true by default: nodes have public IP addresses",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({ enableNodePublicIp: true }))).toEqual([
    "azapi_resource.c: violation: body.properties.properties.enableNodePublicIp is true: nodes have public IP addresses",
  ]);
  expect(found(azapiCluster({}))).toEqual([
    "azapi_resource.c: violation: body.properties.properties.enableNodePublicIp is true by default: nodes have public IP addresses",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ node_public_ip_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: node_public_ip_enabled can't be told, var.x is given at plan: perhaps nodes have public IP addresses",
  ]);
});

test("instances are read alike", () => {
  expect(found(instance({ node_public_ip_enabled: false }))).toEqual([]);
  expect(found(instance({}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: node_public_ip_enabled is true by default: nodes have public IP addresses",
  ]);
  expect(found(azapiInstance({}))).toEqual([
    "azapi_resource.i: violation: body.properties.properties.enableNodePublicIp is true by default: nodes have public IP addresses",
  ]);
});
