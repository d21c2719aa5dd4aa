import { endpointKeyRoles } from "../../../../baseline/rules/security/endpoint-key-roles";
import { inArm, inAzurerm } from "../alone";
import { findingsOf } from "../findings";
import { served, together } from "../serving";

const ML = "Microsoft.MachineLearningServices/workspaces";
const role = inAzurerm(endpointKeyRoles, "azurerm_role_definition");
const allowing = (actions: unknown, not_actions?: unknown) =>
  role({ permissions: [{ actions, not_actions }] });

test("a role that scores and reads passes", () => {
  expect(allowing([`${ML}/onlineEndpoints/read`, `${ML}/onlineEndpoints/score/action`])).toEqual([]);
});

test.each(["onlineEndpoints/listKeys", "onlineEndpoints/token", "batchEndpoints/listKeys"])(
  "one that calls %s is a violation",
  (action) => {
    expect(allowing([`${ML}/${action}/action`])).toEqual([
      `azurerm_role_definition.a: violation: it allows ${ML}/${action}/action`,
    ]);
  },
);

test("so is a wildcard, unless what answers with keys is taken back", () => {
  expect(allowing([`${ML}/onlineEndpoints/*`])).toHaveLength(1);
  expect(allowing([`${ML}/*/action`])).toHaveLength(1);
  const back = ["listKeys", "regenerateKeys", "token"].map((one) => `${ML}/onlineEndpoints/${one}/action`);
  expect(allowing([`${ML}/onlineEndpoints/*`], back)).toEqual([]);
  expect(allowing([`${ML}/onlineEndpoints/*`], back.slice(1))).toHaveLength(1);
});

test("all rights on everything are another rule's", () => {
  expect(allowing(["*"])).toEqual([]);
});

test("azapi's definitions are read alike", () => {
  const arm = inArm(endpointKeyRoles, "Microsoft.Authorization/roleDefinitions");
  const permissions = [{ actions: [`${ML}/onlineEndpoints/token/action`] }];
  expect(arm({ properties: { permissions } })).toHaveLength(1);
});

test("what only a plan tells is unknown", () => {
  expect(allowing("${var.actions}")).toEqual([
    expect.stringContaining("azurerm_role_definition.a: unknown: can't be told before the plan or apply"),
  ]);
});
describe("a role for the tokens of endpoints on Kubernetes", () => {
  const GUID = "aaaaaaaa-0000-5000-8000-000000000001";
  const fetching = (actions: readonly string[] = [`${ML}/onlineEndpoints/token/action`]) => ({
    resource: {
      azurerm_role_definition: {
        r: { name: "Cluster Caller", role_definition_id: GUID, permissions: [{ actions }] },
      },
    },
  });
  const by = (role: object, scope: string) => ({
    principal_id: "p",
    principal_type: "Group",
    scope,
    ...role,
  });
  const REFERENCE = { role_definition_id: "${azurerm_role_definition.r.role_definition_resource_id}" };
  const ENDPOINT = "${azapi_resource.e.id}";
  const found = (assignments: object, compute?: string, definition: object = fetching()) =>
    findingsOf(
      endpointKeyRoles,
      together(served("onlineEndpoints", { properties: { compute } }), definition, {
        resource: { azurerm_role_assignment: assignments },
      }),
    );
  const CLUSTER = "/x/workspaces/w/computes/aks";
  const REFUSED = [`azurerm_role_definition.r: violation: it allows ${ML}/onlineEndpoints/token/action`];

  test.each<[string, object]>([
    ["reference", REFERENCE],
    ["GUID", { role_definition_id: `/providers/Microsoft.Authorization/roleDefinitions/${GUID}` }],
    ["name", { role_definition_name: "cluster caller" }],
  ])("passes where it is given there, and nowhere else, by its %s", (_, role) => {
    const there = { a: by(role, ENDPOINT) };
    expect(found(there, CLUSTER)).toEqual([]);
    expect(found(there)).toEqual(REFUSED);
    expect(found({ ...there, b: by(role, "/subscriptions/s/x/workspaces/w") }, CLUSTER)).toEqual(REFUSED);
    expect(found({ ...there, b: by(role, "/s/x/workspaces/w/onlineEndpoints/f") }, CLUSTER)).toEqual(REFUSED);
  });

  test("is a violation where nobody has it, and where it does more", () => {
    expect(found({}, CLUSTER)).toEqual(REFUSED);
    const there = { a: by(REFERENCE, ENDPOINT) };
    const more = [`${ML}/onlineEndpoints/token/action`, `${ML}/onlineEndpoints/listKeys/action`];
    expect(found(there, CLUSTER, fetching(more))).toEqual([
      `azurerm_role_definition.r: violation: it allows ${ML}/onlineEndpoints/listKeys/action`,
    ]);
    expect(found(there, CLUSTER, fetching([`${ML}/batchEndpoints/token/action`]))).toHaveLength(1);
  });

  test("is unknown where only a plan tells what answers, where it is given, or what is given elsewhere", () => {
    const unknown = [expect.stringContaining("azurerm_role_definition.r: unknown: ")];
    const there = { a: by(REFERENCE, ENDPOINT) };
    expect(found(there, "${var.compute}")).toEqual(unknown);
    expect(found({ a: by(REFERENCE, "${var.scope}") }, CLUSTER)).toEqual(unknown);
    const other = by({ role_definition_name: "${var.role}" }, "/subscriptions/s/x/workspaces/w");
    expect(found({ ...there, b: other }, CLUSTER)).toEqual(unknown);
    expect(found({ ...there, b: { ...other, scope: ENDPOINT } }, CLUSTER)).toEqual([]);
  });
});
