import { CustomRole, type CustomRoleProps } from "../../../constructs/identity/custom-role";
import { isGuid } from "../../../constructs/identity/principals";
import { RoleAssignment } from "../../../constructs/identity/role-assignment";
import { existingResourceGroup, testIdentity } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";

const group = existingResourceGroup();

function made(props: Partial<CustomRoleProps> = {}) {
  const stack = testStack();
  const role = new CustomRole(stack, "invoker", {
    name: "Endpoint Invoker (churn, dev)",
    description: "Calls endpoints.",
    actions: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"],
    resourceGroupId: group.resourceGroupId,
    subscriptionId: TEST_SUBSCRIPTION,
    ...props,
  });
  return { role, stack };
}

describe("security/least-privilege-user-rbac: CustomRole", () => {
  test("allows what it names, in one resource group", () => {
    const { role, stack } = made({ notActions: ["Microsoft.KeyVault/vaults/read"] });
    expect(Template.of(stack).resource("azurerm_role_definition").only).toEqual({
      name: "Endpoint Invoker (churn, dev)",
      description: "Calls endpoints.",
      role_definition_id: role.id,
      scope: group.resourceGroupId,
      assignable_scopes: [group.resourceGroupId],
      permissions: [
        {
          actions: ["Microsoft.MachineLearningServices/workspaces/onlineEndpoints/score/action"],
          not_actions: ["Microsoft.KeyVault/vaults/read"],
        },
      ],
    });
  });

  test("allows what it names on what lies in a resource", () => {
    const blobs = "Microsoft.Storage/storageAccounts/blobServices/containers";
    const { stack } = made({ actions: [`${blobs}/read`], dataActions: [`${blobs}/blobs/read`] });
    expect(Template.of(stack).resource("azurerm_role_definition").only.permissions).toEqual([
      { actions: [`${blobs}/read`], data_actions: [`${blobs}/blobs/read`] },
    ]);
    expect(() => made({ dataActions: ["*", "read"] })).toThrow(
      "dataActions must begin with the name of a resource provider (got *, read)",
    );
  });

  test("another stack knows its id by its name, one a subscription", () => {
    const { role } = made();
    expect(isGuid(role.id)).toBe(true);
    expect(CustomRole.named(role.name, TEST_SUBSCRIPTION.toUpperCase())).toEqual({
      name: role.name,
      id: role.id,
    });
    const others = [
      CustomRole.named("Another", TEST_SUBSCRIPTION),
      CustomRole.named(role.name, "22222222-2222-3333-4444-555555555555"),
    ];
    expect(others.filter(({ id }) => id === role.id)).toEqual([]);
  });

  test("is given once it is there", () => {
    const { role, stack } = made();
    new RoleAssignment(stack, "given", {
      scope: group.resourceGroupId,
      role,
      principal: testIdentity(),
    });
    const template = Template.of(stack);
    const [definition] = template.resources().filter(({ type }) => type === "azurerm_role_definition");
    expect(template.resource("azurerm_role_assignment").only.role_definition_id).toBe(
      `\${${definition?.address}.role_definition_resource_id}`,
    );
  });

  test("says all that is wrong at once", () => {
    const wrong = { name: "a/b", actions: ["*", "read"], resourceGroupId: "/subscriptions/x" };
    expect(() => made(wrong)).toThrow(
      'test/invoker: name must have 1 to 128 characters, none of %&\\?/ (got "a/b"); ' +
        "actions must begin with the name of a resource provider, e.g. Microsoft.KeyVault/vaults/read (got *, read); " +
        'resourceGroupId must be the ARM id of a resource group (got "/subscriptions/x")',
    );
    expect(() => made({ actions: [] })).toThrow("test/invoker: actions must name at least one");
  });
});
