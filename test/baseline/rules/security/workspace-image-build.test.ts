import { workspaceImageBuild } from "../../../../baseline/rules/security/workspace-image-build";
import { findingsOf } from "../findings";
import { cluster, workspace } from "../machine-learning";

const CLOSED_REGISTRY = { azurerm_container_registry: { r: { public_network_access_enabled: false } } };
const found = (template: object) => findingsOf(workspaceImageBuild, template);

test("a closed registry with a cluster's name passes", () => {
  expect(
    found(
      workspace(
        { container_registry_id: "${azurerm_container_registry.r.id}", image_build_compute_name: "b" },
        CLOSED_REGISTRY,
      ),
    ),
  ).toEqual([]);
  expect(
    found(
      cluster(
        { name: "b" },
        { container_registry_id: "${azurerm_container_registry.r.id}", image_build_compute_name: "b" },
        CLOSED_REGISTRY,
      ),
    ),
  ).toEqual([]);
});

test("a closed registry without one is a violation", () => {
  expect(
    found(workspace({ container_registry_id: "${azurerm_container_registry.r.id}" }, CLOSED_REGISTRY)),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: violation: image_build_compute_name is missing: the registry is closed, so nothing can build images",
  ]);
});

test("a name that no cluster of the workspace has is a violation", () => {
  expect(
    found(
      cluster(
        { name: "training" },
        { container_registry_id: "${azurerm_container_registry.r.id}", image_build_compute_name: "b" },
        CLOSED_REGISTRY,
      ),
    ),
  ).toEqual(["azurerm_machine_learning_workspace.w: violation: no cluster of the workspace is called that"]);
});

test("an open registry builds by itself, and of one elsewhere nothing is known", () => {
  expect(
    found(
      workspace(
        { container_registry_id: "${azurerm_container_registry.r.id}" },
        { azurerm_container_registry: { r: {} } },
      ),
    ),
  ).toEqual([]);
  expect(found(workspace({ container_registry_id: "/registries/r" }))).toEqual([]);
});

test("an azapi workspace is read alike", () => {
  expect(
    found({
      resource: {
        azapi_resource: {
          w: {
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
            body: { properties: { containerRegistry: "${azurerm_container_registry.r.id}" } },
          },
        },
        ...CLOSED_REGISTRY,
      },
    }),
  ).toEqual([
    "azapi_resource.w: violation: body.properties.imageBuildCompute is missing: the registry is closed, so nothing can build images",
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(
    found(
      workspace(
        { container_registry_id: "${azurerm_container_registry.r.id}", image_build_compute_name: "${var.x}" },
        CLOSED_REGISTRY,
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: image_build_compute_name can't be told, var.x is given at plan: perhaps the registry is closed, so nothing can build images",
  ]);
  expect(
    found(
      cluster(
        { name: "${var.x}" },
        { container_registry_id: "${azurerm_container_registry.r.id}", image_build_compute_name: "b" },
        CLOSED_REGISTRY,
      ),
    ),
  ).toEqual([
    "azurerm_machine_learning_workspace.w: unknown: can't be told before the plan or apply: no cluster of the workspace is called that?",
  ]);
});
