import { imageBuildPush } from "../../../../baseline/rules/security/image-build-push";
import { findingsOf } from "../findings";
import { clusterOf, principal, REGISTRY, role, VAULT, WORKSPACE, workspaceWith } from "../rights";

const found = (template: object) => findingsOf(imageBuildPush, template);

const GOOD = [role("AcrPush", REGISTRY, principal("c"))];

test("the roles pass", () => {
  expect(found(workspaceWith(GOOD, clusterOf("image-build")))).toEqual([]);
});

test("none, somebody else's, or one on something else is a violation", () => {
  const violations = [
    "azurerm_machine_learning_compute_cluster.c: violation: the identity of the image build cluster can't push images: AcrPush is missing",
  ];
  expect(found(workspaceWith([], clusterOf("image-build")))).toEqual(violations);
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, principal_id: principal("w") })),
        clusterOf("image-build"),
      ),
    ),
  ).toEqual(violations);
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, scope: VAULT })),
        clusterOf("image-build"),
      ),
    ),
  ).toEqual(violations);
});

test("an identity that exists already, or a workspace elsewhere, is asked nothing", () => {
  const { resource } = workspaceWith([], clusterOf("image-build"));
  const elsewhere = {
    name: "image-build",
    identity: { type: "UserAssigned", identity_ids: ["/id"] },
    machine_learning_workspace_id: WORKSPACE,
  };
  expect(
    found({ resource: { ...resource, azurerm_machine_learning_compute_cluster: { c: elsewhere } } }),
  ).toEqual([]);
  expect(found({ resource: clusterOf("image-build") })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspaceWith(
        GOOD.map((one) => ({ ...one, principal_id: "${var.x}" })),
        clusterOf("image-build"),
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: can't be told before the plan or apply: the identity of the image build cluster can't push images: AcrPush is missing?",
  ]);
});

test("the cluster that the workspace names counts, others don't", () => {
  const named = workspaceWith([], clusterOf("builder"), { image_build_compute_name: "builder" });
  expect(found(named)).toHaveLength(1);
  expect(found(workspaceWith([], clusterOf("training")))).toEqual([]);
  expect(
    found(workspaceWith([role("AcrPull", REGISTRY, principal("c"))], clusterOf("image-build"))),
  ).toHaveLength(1);
});
