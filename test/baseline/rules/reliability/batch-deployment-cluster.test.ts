import { batchDeploymentCluster } from "../../../../baseline/rules/reliability/batch-deployment-cluster";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const on = (compute: string, computes: object = {}) =>
  findingsOf(
    batchDeploymentCluster,
    together({ resource: computes }, served("batchEndpoints/deployments", { properties: { compute } })),
  );
const CLUSTER = "azurerm_machine_learning_compute_cluster";
const cluster = (attributes: object) => on(`\${${CLUSTER}.c.id}`, { [CLUSTER]: { c: attributes } });

test("a cluster of dedicated nodes passes", () => {
  expect(cluster({ vm_priority: "Dedicated" })).toEqual([]);
});

test("one of low priority is a violation", () => {
  expect(cluster({ vm_priority: "LowPriority" })).toEqual([
    `azapi_resource.north: violation: ${CLUSTER}.c: vm_priority is "LowPriority": Azure may take nodes away from it`,
  ]);
});

test("azapi's clusters are read alike", () => {
  const type = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
  const azapi = (vmPriority?: string) =>
    on("${azapi_resource.c.id}", {
      azapi_resource: {
        c: { type, body: { properties: { computeType: "AmlCompute", properties: { vmPriority } } } },
      },
    });
  expect(azapi("Dedicated")).toEqual([]);
  expect(azapi()).toEqual([]);
  expect(azapi("LowPriority")).toHaveLength(1);
});

test("a person's machine is a violation", () => {
  const INSTANCE = "azurerm_machine_learning_compute_instance";
  expect(on(`\${${INSTANCE}.i.id}`, { [INSTANCE]: { i: {} } })).toEqual([
    expect.stringContaining("it works on a machine of one person"),
  ]);
});

test("a cluster that isn't in the input is judged where it is made", () => {
  expect(on("/subscriptions/s/x/workspaces/w/computes/batch")).toEqual([]);
});

test("a cluster that only a plan names is unknown", () => {
  expect(on("${var.cluster}")).toEqual([
    "azapi_resource.north: unknown: can't be told before the plan or apply: Azure may take its nodes away, or they are one person's?",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(cluster({ vm_priority: "${var.p}" })).toEqual([expect.stringContaining("north: unknown: ")]);
});
