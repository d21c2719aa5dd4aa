import { disagreements } from "../../../rehearsal/faults/agreement";
import { parseId } from "../../../rehearsal/simulator/arm/resource-id";
import { ResourceStore } from "../../../rehearsal/simulator/arm/resource-store";
import type { StateResource } from "../../../rehearsal/terraform/state";
import { GROUP, identityId } from "./fake-session";

const ACCOUNT = `${GROUP}/providers/Microsoft.Storage/storageAccounts/stchurn`;
const ZONE = `${GROUP}/providers/Microsoft.Network/privateDnsZones/privatelink.blob.core.windows.net`;
const WORKSPACE = `${GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw-churn`;

function planeWith(...ids: readonly string[]): ResourceStore {
  const store = new ResourceStore();
  for (const id of ids) {
    put(store, id);
  }
  return store;
}

function put(store: ResourceStore, id: string, properties = {}): void {
  const { type = "", name = "" } = parseId(id) ?? {};
  store.set({ id, name, type, properties });
}

function held(address: string, id: string): StateResource {
  return { address, type: address.split(".")[0] ?? "", attributes: {}, id };
}

test("state and plane that hold the same agree, whatever the case of an id", () => {
  const state = [
    held("azurerm_resource_group.group", GROUP),
    held("azurerm_user_assigned_identity.one", identityId("one")),
  ];
  expect(disagreements(state, planeWith(GROUP.toLowerCase(), identityId("one")))).toEqual([]);
});

test("an object that is in no state is an orphan", () => {
  const state = [held("azurerm_resource_group.group", GROUP)];
  expect(disagreements(state, planeWith(GROUP, identityId("one")))).toEqual([
    `orphan, in Azure but in no state: ${identityId("one")}`,
  ]);
});

test("an object of the state that is not in Azure is missed", () => {
  const state = [
    held("azurerm_resource_group.group", GROUP),
    held("azurerm_user_assigned_identity.one", identityId("one")),
  ];
  expect(disagreements(state, planeWith(GROUP))).toEqual([
    `azurerm_user_assigned_identity.one is in the state, but not in Azure: ${identityId("one")}`,
  ]);
});

test("an action that was done is no object: nothing of it is in Azure", () => {
  const id = "/subscriptions/s/providers/Microsoft.Storage";
  const action = (name: string | undefined): StateResource => ({
    address: "azapi_resource_action.one",
    type: "azapi_resource_action",
    attributes: { action: name },
    id: name === undefined ? `${GROUP}/providers/Microsoft.Storage/storageAccounts/a` : `${id}/${name}`,
  });
  expect(disagreements([action("register")], planeWith())).toEqual([]);
  // one that writes an object leaves it behind
  expect(disagreements([action(undefined)], planeWith())).toEqual([
    expect.stringContaining("azapi_resource_action.one is in the state, but not in Azure"),
  ]);
});

test("two addresses of one object are a duplicate in the state", () => {
  const state = ["one", "two"].map((name) =>
    held(`azurerm_user_assigned_identity.${name}`, identityId("one")),
  );
  expect(disagreements(state, planeWith(identityId("one")))).toEqual([
    `azurerm_user_assigned_identity.one and azurerm_user_assigned_identity.two are the same object: ${identityId("one").toLowerCase()}`,
  ]);
});

test("a part that is configured by another address is no duplicate", () => {
  const state = [held("azurerm_storage_account.a", ACCOUNT), held("azapi_update_resource.b", ACCOUNT)];
  expect(disagreements(state, planeWith(ACCOUNT))).toEqual([]);
});

test("the same grant under another GUID is a duplicate in Azure", () => {
  const grant = { scope: ACCOUNT, principalId: "p", roleDefinitionId: "/providers/x/roleDefinitions/r" };
  const [first, second, other] = ["1", "2", "3"].map(
    (guid) => `${ACCOUNT}/providers/Microsoft.Authorization/roleAssignments/${guid}`,
  );
  const store = planeWith(ACCOUNT);
  put(store, first ?? "", grant);
  put(store, second ?? "", { ...grant, roleDefinitionId: "/subscriptions/s/providers/x/roleDefinitions/R" });
  put(store, other ?? "", { ...grant, principalId: "q" });
  const state = [held("azurerm_storage_account.a", ACCOUNT), held("azurerm_role_assignment.r", first ?? "")];
  expect(disagreements(state, store)).toEqual([
    `duplicate of ${first}, in no state: ${second}`,
    `orphan, in Azure but in no state: ${other}`,
  ]);
});

test("an object of the same name elsewhere is a duplicate in Azure", () => {
  const elsewhere = identityId("one").replace("rg-churn", "rg-other");
  const state = [held("azurerm_user_assigned_identity.one", identityId("one"))];
  expect(disagreements(state, planeWith(identityId("one"), elsewhere))).toEqual([
    `duplicate of ${identityId("one")}, in no state: ${elsewhere}`,
  ]);
});

test("what Azure makes with its parent is no orphan, as long as the parent is known", () => {
  const children = [`${ACCOUNT}/blobServices/default`, `${ZONE}/SOA/@`];
  const store = planeWith(ACCOUNT, ZONE, ...children);
  const state = [held("azurerm_storage_account.a", ACCOUNT), held("azurerm_private_dns_zone.z", ZONE)];
  expect(disagreements(state, store)).toEqual([]);
  expect(disagreements(state.slice(0, 1), store)).toHaveLength(2);
});

test("an outbound rule is known only where the service requires it", () => {
  const store = planeWith(WORKSPACE);
  put(store, `${WORKSPACE}/outboundRules/__SYS_PE`, { category: "Required" });
  put(store, `${WORKSPACE}/outboundRules/somebodys`, { category: "UserDefined" });
  expect(disagreements([held("azurerm_machine_learning_workspace.w", WORKSPACE)], store)).toEqual([
    `orphan, in Azure but in no state: ${WORKSPACE}/outboundRules/somebodys`,
  ]);
});

test("azurerm's own id of a diagnostic setting leads to the object", () => {
  const setting = `${ACCOUNT}/providers/Microsoft.Insights/diagnosticSettings/logs`;
  const state = [
    held("azurerm_storage_account.a", ACCOUNT),
    held("azurerm_monitor_diagnostic_setting.logs", `${ACCOUNT}|logs`),
  ];
  expect(disagreements(state, planeWith(ACCOUNT, setting))).toEqual([]);
  expect(disagreements(state, planeWith(ACCOUNT))).toHaveLength(1);
});

test("what was replayed for want of azapi is right without an address", () => {
  expect(disagreements([], planeWith(GROUP), [GROUP])).toEqual([]);
});
