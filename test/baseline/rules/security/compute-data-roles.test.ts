import { computeDataRoles } from "../../../../baseline/rules/security/compute-data-roles";
import { findingsOf } from "../findings";
import { clusterOf, principal, role, STORAGE, VAULT, WORKSPACE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(computeDataRoles, template);

const GOOD = [
  role("Storage Blob Data Contributor", STORAGE, principal("c")),
  role("Storage File Data Privileged Contributor", STORAGE, principal("c")),
];

test("the roles pass", () => {
  expect(found(workspaceWith(GOOD, clusterOf("training")))).toEqual([]);
});

test("none, somebody else's, or one on something else is a violation", () => {
  const violations = [
    "azurerm_machine_learning_compute_cluster.c: violation: the compute's identity can't reach the workspace's blobs: a blob data role is missing",
    "azurerm_machine_learning_compute_cluster.c: violation: the compute's identity can't reach the workspace's notebooks and code: Storage File Data Privileged Contributor is missing",
  ];
  expect(found(workspaceWith([], clusterOf("training")))).toEqual(violations);
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, principal_id: principal("w") })),
        clusterOf("training"),
      ),
    ),
  ).toEqual(violations);
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, scope: VAULT })),
        clusterOf("training"),
      ),
    ),
  ).toEqual(violations);
});

test("an identity that exists already, or a workspace elsewhere, is asked nothing", () => {
  const { resource } = workspaceWith([], clusterOf("training"));
  const elsewhere = {
    name: "training",
    identity: { type: "UserAssigned", identity_ids: ["/id"] },
    machine_learning_workspace_id: WORKSPACE,
  };
  expect(
    found({ resource: { ...resource, azurerm_machine_learning_compute_cluster: { c: elsewhere } } }),
  ).toEqual([]);
  expect(found({ resource: clusterOf("training") })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, principal_id: "${var.x}" })),
        clusterOf("training"),
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: the compute's identity can't reach the workspace's blobs: a blob data role is missing?",
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: the compute's identity can't reach the workspace's notebooks and code: Storage File Data Privileged Contributor is missing?",
  ]);
});

test("an azapi instance is read alike", () => {
  const azapi = {
    azapi_resource: {
      i: {
        type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
        parent_id: WORKSPACE,
        identity: [{ type: "UserAssigned", identity_ids: ["${azurerm_user_assigned_identity.c.id}"] }],
        body: { properties: { computeType: "ComputeInstance" } },
      },
    },
  };
  expect(found(workspaceWith(GOOD, azapi))).toEqual([]);
  expect(found(workspaceWith([], azapi))).not.toEqual([]);
});

test("image builds only read blobs, and one container is enough for a job", () => {
  const reader = role("Storage Blob Data Reader", STORAGE, principal("c"));
  expect(found(workspaceWith([reader], clusterOf("image-build")))).toEqual([]);
  const container = { azurerm_storage_container: { k: { storage_account_id: STORAGE } } };
  const narrow = role("Storage Blob Data Contributor", "${azurerm_storage_container.k.id}", principal("c"));
  expect(found(workspaceWith([narrow], { ...clusterOf("image-build"), ...container }))).toEqual([]);
  const byId = role(
    "Storage Blob Data Contributor",
    `${STORAGE}/blobServices/default/containers/k`,
    principal("c"),
  );
  expect(found(workspaceWith([byId], clusterOf("image-build")))).toEqual([]);
});
