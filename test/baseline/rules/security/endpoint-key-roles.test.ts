import { endpointKeyRoles } from "../../../../baseline/rules/security/endpoint-key-roles";
import { inArm, inAzurerm } from "../alone";

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
