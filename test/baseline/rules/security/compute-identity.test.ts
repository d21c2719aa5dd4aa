import { computeIdentity } from "../../../../baseline/rules/security/compute-identity";
import { findingsOf } from "../findings";
import { azapiCluster, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(computeIdentity, template);

test("a user-assigned identity passes", () => {
  expect(found(cluster({ identity: { type: "UserAssigned", identity_ids: ["/i/1"] } }))).toEqual([]);
  expect(
    found({
      resource: {
        azapi_resource: {
          i: {
            type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
            identity: [{ type: "UserAssigned", identity_ids: ["/i/1"] }],
            body: { properties: { computeType: "ComputeInstance" } },
          },
        },
      },
    }),
  ).toEqual([]);
});

test("none is a violation, and so is another kind", () => {
  expect(found(cluster({}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: identity.type is missing: jobs have no identity with roles of its own",
  ]);
  expect(found(instance({}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: identity.type is missing: jobs have no identity with roles of its own",
  ]);
  expect(found(cluster({ identity: { type: "SystemAssigned" } }))).toEqual([
    'azurerm_machine_learning_compute_cluster.c: violation: identity.type is "SystemAssigned": jobs have no identity with roles of its own',
    "azurerm_machine_learning_compute_cluster.c: violation: no user-assigned identity is named",
  ]);
});

test("an azapi compute is read alike", () => {
  expect(found(azapiCluster({}))).toEqual([
    "azapi_resource.c: violation: identity.type is missing: jobs have no identity with roles of its own",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ identity: { type: "UserAssigned", identity_ids: "${var.x}" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: no user-assigned identity is named?",
  ]);
});
