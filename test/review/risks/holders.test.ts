import type { Attributes } from "../../../terraform-json";
import type { Resources } from "../two-sides";
import { ACCOUNT, CLOSED, RG } from "./samples";
import { told } from "./told";

const ST = "azurerm_storage_account.st";
const ROLE = "azurerm_role_assignment.r";
const IDENTITY = "azurerm_user_assigned_identity.i";
const GUID = "00000000-0000-0000-0000-00000000000";

const role = (more: Attributes): Resources => ({
  [ST]: { ...ACCOUNT, ...CLOSED },
  [ROLE]: { scope: `\${${ST}.id}`, role_definition_name: "Reader", principal_id: `${GUID}1`, ...more },
});
const asked = (
  address: string,
  question: Attributes,
  attribute: string,
  more: Attributes = {},
): Resources => ({
  ...role({ principal_id: `\${data.${address}.${attribute}}`, ...more }),
  [`data.${address}`]: question,
});
const group = (question: Attributes) => asked("azuread_group.g", question, "object_id");
const identity = (name: string) =>
  asked("azurerm_user_assigned_identity.i", { name, resource_group_name: "rg" }, "principal_id");
const definition = (name: string): Resources => ({
  ...role({ role_definition_name: null, role_definition_id: "${data.azurerm_role_definition.d.id}" }),
  "data.azurerm_role_definition.d": { name },
});
const scope = (id: string) => role({ scope: id });
const account = (name: string, group = "rg") =>
  `/subscriptions/s/resourceGroups/${group}/providers/Microsoft.Storage/storageAccounts/${name}`;

const rights = (before: Resources, after: Resources) => told(["rights-widened"], before, after);

describe("a role of somebody else's", () => {
  test.each<[string, Resources, Resources, RegExp]>([
    [
      "by the name that a data source asks for",
      group({ display_name: "few" }),
      group({ display_name: "all" }),
      /principal_id/,
    ],
    [
      "by the id that a data source asks for",
      group({ object_id: `${GUID}1` }),
      group({ object_id: `${GUID}2` }),
      /principal_id/,
    ],
    ["by an identity that a data source asks for", identity("a"), identity("b"), /principal_id/],
    [
      "by another attribute of the same identity",
      { ...role({ principal_id: `\${${IDENTITY}.principal_id}` }), [IDENTITY]: { name: "i", ...RG } },
      { ...role({ principal_id: `\${${IDENTITY}.client_id}` }), [IDENTITY]: { name: "i", ...RG } },
      /principal_id/,
    ],
    [
      "by the same name in another subscription",
      identity("a"),
      {
        ...identity("a"),
        "data.azurerm_user_assigned_identity.i": {
          name: "a",
          resource_group_name: "rg",
          provider: "azurerm.other",
        },
      },
      /principal_id/,
    ],
    [
      "on all of it, and not on a part",
      scope(`\${${ST}.id}/blobServices/default/containers/a`),
      scope(`\${${ST}.id}`),
      /scope/,
    ],
    [
      "by an id that only looks like the identity's",
      { ...role({ principal_id: `\${${IDENTITY}.principal_id}` }), [IDENTITY]: { name: "i", ...RG } },
      {
        ...role({
          principal_id:
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i",
        }),
        [IDENTITY]: { name: "i", ...RG },
      },
      /principal_id/,
    ],
    [
      "by an identity that is looked up now, and is another one",
      { ...role({ principal_id: `\${${IDENTITY}.principal_id}` }), [IDENTITY]: { name: "a", ...RG } },
      { ...identity("b"), [IDENTITY]: { name: "a", ...RG } },
      /principal_id/,
    ],
    [
      "by a definition that a data source asks for",
      definition("Reader"),
      definition("Contributor"),
      /role_definition_id/,
    ],
    ["on another id of the same name", scope(`\${${ST}.id}`), scope(account("st", "other")), /scope/],
    ["on another id", scope(account("st")), scope(account("su")), /scope/],
    [
      "on a part of it, and then on all",
      scope(`\${${ST}.id}/blobServices/default`),
      scope(account("st")),
      /scope/,
    ],
  ])("%s", (_, before, after, attributes) => {
    const found = rights(before, after);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^rights-widened ${ROLE}`));
    expect(found[0]).toMatch(attributes);
  });

  test.each<[string, Resources, Resources]>([
    [
      "a data source with other words for the same",
      group({ display_name: "few" }),
      group({ display_name: "${local.few}" }),
    ],
    [
      "a data source that waits for something",
      group({ display_name: "few" }),
      group({ display_name: "few", depends_on: [ST] }),
    ],
    ["a scope that is written out", scope(`\${${ST}.id}`), scope(account("st"))],
    ["a scope that is a reference now", scope(account("st")), scope(`\${${ST}.id}`)],
    [
      "a part of it that is written out",
      scope(`\${${ST}.id}/blobServices/default`),
      scope(`${account("st")}/blobServices/default`),
    ],
    [
      "a data source of another name that asks for the same",
      group({ display_name: "few" }),
      {
        ...role({ principal_id: "${data.azuread_group.h.object_id}" }),
        "data.azuread_group.h": { display_name: "few" },
      },
    ],
    [
      "a data source that is told more of what it asks for",
      group({ object_id: `${GUID}1`, members: ["a"] }),
      {
        ...group({ object_id: `${GUID}1`, members: ["a", "b"] }),
        [ROLE]: { ...role({})[ROLE], principal_id: "${data.azuread_group.g.object_id}", description: "d" },
      },
    ],
    [
      "an identity that has another address",
      {
        ...role({ principal_id: `\${${IDENTITY}.principal_id}`, description: "a" }),
        [IDENTITY]: { name: "i", ...RG },
      },
      {
        ...role({ principal_id: "${azurerm_user_assigned_identity.j.principal_id}", description: "b" }),
        "azurerm_user_assigned_identity.j": { name: "i", ...RG },
      },
    ],
    [
      "the id of an identity that is written out",
      { ...scope(`\${${IDENTITY}.id}`), [IDENTITY]: { name: "i", ...RG } },
      {
        ...scope(
          "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i",
        ),
        [IDENTITY]: { name: "i", ...RG },
      },
    ],
    [
      "a group that is written out",
      { ...scope("${azurerm_resource_group.g.id}"), "azurerm_resource_group.g": { name: "g" } },
      { ...scope("/subscriptions/s/resourceGroups/G"), "azurerm_resource_group.g": { name: "g" } },
    ],
    [
      "an identity of the stack that is looked up now",
      { ...role({ principal_id: `\${${IDENTITY}.principal_id}` }), [IDENTITY]: { name: "a", ...RG } },
      { ...identity("a"), [IDENTITY]: { name: "a", ...RG } },
    ],
    [
      "an identity that takes the place of one that goes",
      { ...role({ principal_id: `\${${IDENTITY}.principal_id}` }), [IDENTITY]: { name: "i", ...RG } },
      {
        ...role({ principal_id: "${azurerm_user_assigned_identity.j.principal_id}" }),
        "azurerm_user_assigned_identity.j": { name: "j", ...RG },
      },
    ],
  ])("not: %s", (_, before, after) => {
    const locals = { locals: { few: "few" } };
    expect(told(["rights-widened"], before, after, [locals, locals])).toEqual([]);
  });
});
