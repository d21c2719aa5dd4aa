import { endpointRoles } from "../../../../baseline/rules/security/endpoint-roles";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const ML = "Microsoft.MachineLearningServices/workspaces";
const GUID = "aaaaaaaa-0000-5000-8000-000000000001";
const assigned = (role: object, scope = "${azapi_resource.e.id}", others: object = {}) =>
  findingsOf(
    endpointRoles,
    together(served("onlineEndpoints", {}), others, {
      resource: {
        azurerm_role_assignment: { a: { scope, principal_id: "p", principal_type: "Group", ...role } },
      },
    }),
  );
const own = (actions: readonly string[]) => ({
  resource: { azurerm_role_definition: { own: { role_definition_id: GUID, permissions: [{ actions }] } } },
});
const byId = (id: string) => ({
  role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${id}`,
});

test("a role of one's own that calls passes, named by its definition or by the id that it will have", () => {
  const caller = own([`${ML}/onlineEndpoints/read`, `${ML}/onlineEndpoints/score/action`]);
  const reference = "${azurerm_role_definition.own.role_definition_resource_id}";
  expect(assigned({ role_definition_id: reference }, undefined, caller)).toEqual([]);
  expect(assigned(byId(GUID), undefined, caller)).toEqual([]);
});

test("one that does more is a violation", () => {
  const writer = own([`${ML}/onlineEndpoints/score/action`, `${ML}/onlineEndpoints/write`]);
  expect(assigned(byId(GUID), undefined, writer)).toEqual([
    expect.stringContaining("azurerm_role_assignment.a: violation: "),
  ]);
});

test("one that fetches a token passes where a Kubernetes cluster answers, and only there", () => {
  const caller = own([`${ML}/onlineEndpoints/read`, `${ML}/onlineEndpoints/token/action`]);
  const on = (compute: string) => ({
    resource: { azapi_resource: { e: { body: { properties: { compute } } } } },
  });
  expect(assigned(byId(GUID), undefined, together(caller, on("/x/workspaces/w/computes/aks")))).toEqual([]);
  expect(assigned(byId(GUID), undefined, caller)).toHaveLength(1);
  const keys = own([`${ML}/onlineEndpoints/token/action`, `${ML}/onlineEndpoints/listKeys/action`]);
  expect(assigned(byId(GUID), undefined, together(keys, on("/x/workspaces/w/computes/aks")))).toHaveLength(1);
});

test.each(["AzureML Data Scientist", "Azure AI Developer", "Contributor"])(
  "%s on an endpoint is a violation, in the input or not",
  (role_definition_name) => {
    const problem = "that is more than calling the endpoint";
    expect(assigned({ role_definition_name })).toEqual([
      `azurerm_role_assignment.a: violation: role_definition_name is "${role_definition_name}": ${problem}`,
    ]);
    expect(
      assigned({ role_definition_name }, `/subscriptions/s/x/workspaces/w/onlineEndpoints/e`),
    ).toHaveLength(1);
    expect(
      assigned({ role_definition_name }, `/subscriptions/s/x/workspaces/w/batchEndpoints/e`),
    ).toHaveLength(1);
  },
);

test("Reader passes, and so does a role that somebody made elsewhere", () => {
  expect(assigned({ role_definition_name: "Reader" })).toEqual([]);
  expect(assigned(byId("bbbbbbbb-0000-0000-0000-000000000002"))).toEqual([]);
});

test("what isn't on an endpoint is other rules'", () => {
  expect(assigned({ role_definition_name: "Contributor" }, "/subscriptions/s/x/workspaces/w")).toEqual([]);
});

test("a role that only a plan tells is unknown", () => {
  expect(assigned({ role_definition_name: "${var.r}" })).toEqual([expect.stringContaining("a: unknown: ")]);
});
