import { computeIsolation } from "../../../../baseline/rules/security/compute-isolation";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, cluster, instance } from "../machine-learning";

const MANAGED = { managed_network: { isolation_mode: "AllowOnlyApprovedOutbound" } };
const found = (template: object) => findingsOf(computeIsolation, template);

test("the managed network passes, and so does a subnet", () => {
  expect(found(cluster({}, MANAGED))).toEqual([]);
  expect(found(instance({}, MANAGED))).toEqual([]);
  expect(found(cluster({ subnet_resource_id: "/subnets/s" }, {}))).toEqual([]);
  expect(found(azapiInstance({ subnet: { id: "/subnets/s" } }))).toEqual([]);
});

test("neither is a violation", () => {
  expect(found(cluster({}, {}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: it has no subnet, and its workspace no managed network",
  ]);
  expect(found(instance({}, {}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: it has no subnet, and its workspace no managed network",
  ]);
});

test("an azapi body is read alike", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_workspace: { w: {} },
        ...(azapiCluster({}) as { resource: object }).resource,
      },
    }),
  ).toEqual(["azapi_resource.c: violation: it has no subnet, and its workspace no managed network"]);
});

test("what the workspace is, may stand elsewhere", () => {
  expect(found(cluster({}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: it has no subnet, and its workspace no managed network?",
  ]);
  expect(found(cluster({ subnet_resource_id: "${var.x}" }, {}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: it has no subnet, and its workspace no managed network?",
  ]);
});
