import { identitySegmentation } from "../../../../baseline/rules/ai-security/identity-segmentation";
import { findingsOf } from "../findings";
import { clusterOf, identity, workspaceWith } from "../rights";
import { requested, served, together } from "../serving";

const found = (template: object) => findingsOf(identitySegmentation, template);

function encryptedBy(name: string, others: object = {}) {
  const { resource } = workspaceWith([]);
  const key = { key_vault_key_id: "https://kv/keys/k", user_assigned_identity_id: identity(name) };
  return {
    resource: { ...resource, azurerm_storage_account: { s: { customer_managed_key: key } }, ...others },
  };
}

test("an identity for each purpose passes, and two stores with one for encryption", () => {
  expect(found(encryptedBy("e", clusterOf("training")))).toEqual([]);
  const key = { key_vault_key_id: "https://kv/keys/k", user_assigned_identity_id: identity("e") };
  const two = { s: { customer_managed_key: key }, t: { customer_managed_key: key } };
  expect(found(encryptedBy("e", { azurerm_storage_account: two }))).toEqual([]);
});

test("storage that is encrypted by the workspace's identity is a violation", () => {
  expect(found(encryptedBy("w"))).toEqual([
    "azurerm_storage_account.s: violation: its identity is also that of azurerm_machine_learning_workspace.w, for the workspace: what one may do, the other may, too",
  ]);
});

test("so is a workspace with a compute's identity, and a pipeline with the workspace's", () => {
  expect(found(workspaceWith([], clusterOf("training", "w")))).toEqual([
    "azurerm_machine_learning_workspace.w: violation: its identity is also that of azurerm_machine_learning_compute_cluster.c, for training: what one may do, the other may, too",
  ]);
  const pipeline = {
    azurerm_federated_identity_credential: { f: { user_assigned_identity_id: identity("w") } },
  };
  expect(found(workspaceWith([], pipeline))).toEqual([
    "azurerm_federated_identity_credential.f: violation: its identity is also that of azurerm_machine_learning_workspace.w, for the workspace: what one may do, the other may, too",
  ]);
});

test("and two workspaces with one that exists already, in any case of its id", () => {
  const of = (id: string) => ({ identity: { type: "UserAssigned", identity_ids: [id] } });
  expect(
    found({ resource: { azurerm_machine_learning_workspace: { a: of("/ids/one"), b: of("/IDS/one") } } }),
  ).toEqual([
    "azurerm_machine_learning_workspace.b: violation: its identity is also that of azurerm_machine_learning_workspace.a, for the workspace: what one may do, the other may, too",
  ]);
});

describe("the identity of an online endpoint", () => {
  const ids = [identity("w")];
  const beside = { identity: [{ type: "UserAssigned", identity_ids: ids }] };
  const inBody = { identity: { type: "UserAssigned", userAssignedIdentities: { [identity("w")]: {} } } };

  test("is its own, and that of what writes to it", () => {
    const own = { identity: [{ type: "UserAssigned", identity_ids: [identity("e")] }] };
    const anew = { identity: { type: "UserAssigned", userAssignedIdentities: { [identity("e")]: {} } } };
    expect(
      found(
        together(
          workspaceWith([], clusterOf("training")),
          served("onlineEndpoints", {}, own),
          requested("onlineEndpoints", anew),
        ),
      ),
    ).toEqual([]);
  });

  test.each([
    ["beside the body", served("onlineEndpoints", {}, beside), "azapi_resource.e"],
    ["in the body of a request", requested("onlineEndpoints", inBody), "azapi_resource_action.a"],
  ])("is a violation where the workspace has it, too, %s", (_, endpoint, address) => {
    expect(found(together(workspaceWith([]), endpoint))).toEqual([
      `${address}: violation: its identity is also that of azurerm_machine_learning_workspace.w, for the workspace: what one may do, the other may, too`,
    ]);
  });

  test("is a violation where a cluster has it, too", () => {
    const shared = { identity: [{ type: "UserAssigned", identity_ids: [identity("c")] }] };
    expect(
      found(together(workspaceWith([], clusterOf("training")), served("onlineEndpoints", {}, shared))),
    ).toEqual([expect.stringContaining("azapi_resource.e: violation: its identity is also that of")]);
  });
});
