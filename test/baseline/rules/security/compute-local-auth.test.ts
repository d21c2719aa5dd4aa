import { computeLocalAuth } from "../../../../baseline/rules/security/compute-local-auth";
import { findingsOf } from "../findings";
import { azapiCluster, azapiInstance, cluster, instance } from "../machine-learning";

const found = (template: object) => findingsOf(computeLocalAuth, template);

test("the secure value passes", () => {
  expect(found(cluster({ local_auth_enabled: false }))).toEqual([]);
  expect(found(azapiCluster({}, { disableLocalAuth: true }))).toEqual([]);
});

test("the weak value is a violation, and so is what nobody wrote", () => {
  expect(found(cluster({ local_auth_enabled: true }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: local_auth_enabled is true: local accounts can sign in",
  ]);
  expect(found(cluster({}))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: local_auth_enabled is true by default: local accounts can sign in",
  ]);
});

test("an azapi body is read alike", () => {
  expect(found(azapiCluster({}, { disableLocalAuth: false }))).toEqual([
    expect.stringContaining("azapi_resource.c: violation: "),
  ]);
  expect(found(azapiCluster({}))).toEqual([expect.stringContaining("azapi_resource.c: violation: ")]);
});

test("what only a plan tells is unknown", () => {
  expect(found(cluster({ local_auth_enabled: "${var.x}" }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: unknown: local_auth_enabled can't be told, var.x is given at plan: perhaps local accounts can sign in",
  ]);
});

test("instances are read alike", () => {
  expect(found(instance({ local_auth_enabled: false }))).toEqual([]);
  expect(found(instance({}))).toEqual([
    "azurerm_machine_learning_compute_instance.i: violation: local_auth_enabled is true by default: local accounts can sign in",
  ]);
  expect(found(azapiInstance({}))).toEqual([expect.stringContaining("azapi_resource.i: violation: ")]);
});

test("a local administrator of a cluster is a violation", () => {
  expect(found(cluster({ local_auth_enabled: false, ssh: { admin_username: "a" } }))).toEqual([
    "azurerm_machine_learning_compute_cluster.c: violation: a local administrator is made on each node",
  ]);
  expect(
    found(azapiCluster({ userAccountCredentials: { adminUserName: "a" } }, { disableLocalAuth: true })),
  ).toEqual(["azapi_resource.c: violation: a local administrator is made on each node"]);
});

test("of an attached Kubernetes cluster nothing is said", () => {
  expect(found(azapiCluster({}, { computeType: "Kubernetes" }))).toEqual([]);
});

test("of a compute whose type isn't told everything is unknown", () => {
  expect(found(azapiCluster({}, { computeType: "${var.x}", disableLocalAuth: false }))).toEqual([
    expect.stringContaining("azapi_resource.c: unknown: the compute's type can't be told; perhaps "),
  ]);
  expect(
    found({
      resource: {
        azapi_resource: {
          c: { type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01", body: "${var.x}" },
        },
      },
    }),
  ).toEqual([
    "azapi_resource.c: unknown: the compute's type can't be told; perhaps body.properties.disableLocalAuth can't be told, var.x is given at plan: perhaps local accounts can sign in",
  ]);
});

test("a patch that brings local accounts back is a violation, another patch is none", () => {
  expect(
    found({
      resource: {
        azapi_update_resource: {
          p: {
            type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
            body: { properties: { disableLocalAuth: false } },
          },
          q: {
            type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
            body: { properties: {} },
          },
        },
      },
    }),
  ).toEqual([expect.stringContaining("azapi_update_resource.p: violation: ")]);
});

test.each(["azapi_update_resource", "azapi_resource_action"])(
  "a patch by %s that makes an administrator is a violation, and so is another spelling of the type",
  (type) => {
    const compute = {
      type: "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
      method: "PATCH",
      body: { properties: { properties: { userAccountCredentials: { adminUserName: "a" } } } },
    };
    expect(found({ resource: { [type]: { p: compute } } })).toEqual([
      `${type}.p: violation: a local administrator is made on each node`,
    ]);
    expect(found(azapiCluster({}, { computeType: "amlcompute", disableLocalAuth: false }))).toEqual([
      expect.stringContaining("violation: body.properties.disableLocalAuth"),
    ]);
  },
);
