import { computeIdentitySharing } from "../../../../baseline/rules/ai-security/compute-identity-sharing";
import { findingsOf } from "../findings";

const found = (template: object) => findingsOf(computeIdentitySharing, template);

test("an identity a purpose passes, and so do two machines of one purpose", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: {
            name: "training",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
          b: { name: "batch", machine_learning_workspace_id: "/w/1", identity: { identity_ids: ["/i/2"] } },
        },
      },
    }),
  ).toEqual([]);
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: {
            name: "training-cpu",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
          b: {
            name: "training-large",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
        },
      },
    }),
  ).toEqual([]);
});

test("training with the identity of batch inference is a violation on both", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: {
            name: "training",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
          b: { name: "batch", machine_learning_workspace_id: "/w/1", identity: { identity_ids: ["/I/1"] } },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_compute_cluster.a: violation: azurerm_machine_learning_compute_cluster.b has the same identity for something else",
    "azurerm_machine_learning_compute_cluster.b: violation: azurerm_machine_learning_compute_cluster.a has the same identity for something else",
  ]);
});

test("computes of two workspaces share no identity", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: {
            name: "training",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
          b: {
            name: "training",
            machine_learning_workspace_id: "/w/2",
            identity: { identity_ids: ["/i/1"] },
          },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_compute_cluster.a: violation: azurerm_machine_learning_compute_cluster.b has the same identity for something else",
    "azurerm_machine_learning_compute_cluster.b: violation: azurerm_machine_learning_compute_cluster.a has the same identity for something else",
  ]);
});

test("an azapi instance is read alike", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: {
            name: "training",
            machine_learning_workspace_id: "/w/1",
            identity: { identity_ids: ["/i/1"] },
          },
        },
        azapi_resource: {
          i: {
            type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
            parent_id: "/w/1",
            identity: [{ type: "UserAssigned", identity_ids: ["/i/1"] }],
            body: { properties: { computeType: "ComputeInstance" } },
          },
        },
      },
    }),
  ).toEqual([
    "azurerm_machine_learning_compute_cluster.a: violation: azapi_resource.i has the same identity for something else",
    "azapi_resource.i: violation: azurerm_machine_learning_compute_cluster.a has the same identity for something else",
  ]);
});

test("of clusters that don't say what they are for nothing is known", () => {
  expect(
    found({
      resource: {
        azurerm_machine_learning_compute_cluster: {
          a: { name: "small", machine_learning_workspace_id: "/w/1", identity: { identity_ids: ["/i/1"] } },
          b: { name: "large", machine_learning_workspace_id: "/w/1", identity: { identity_ids: ["/i/1"] } },
        },
      },
    }),
  ).toEqual([]);
});
