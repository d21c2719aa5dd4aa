import { computeRegistryPull } from "../../../../baseline/rules/security/compute-registry-pull";
import { findingsOf } from "../findings";
import { clusterOf, principal, REGISTRY, role, VAULT, WORKSPACE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(computeRegistryPull, template);

const GOOD = [role("AcrPull", REGISTRY, principal("c"))];

test("the roles pass", () => {
  expect(found(workspaceWith(GOOD, clusterOf("training")))).toEqual([]);
});

test("none, somebody else's, or one on something else is a violation", () => {
  const violations = [
    "azurerm_machine_learning_compute_cluster.c: violation: the compute's identity can't pull images: AcrPull is missing",
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
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: the compute's identity can't pull images: AcrPull is missing?",
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

test("an identity of Azure's for the compute alone needs the role as well", () => {
  const { resource } = workspaceWith([
    role("AcrPull", REGISTRY, "${azurerm_machine_learning_compute_cluster.c.identity[0].principal_id}"),
  ]);
  const own = { name: "a", identity: { type: "SystemAssigned" }, machine_learning_workspace_id: WORKSPACE };
  const clusters = { azurerm_machine_learning_compute_cluster: { c: own } };
  expect(found({ resource: { ...resource, ...clusters } })).toEqual([]);
  expect(found({ resource: { ...resource, ...clusters, azurerm_role_assignment: {} } })).toHaveLength(1);
});
