import { TerraformOutput } from "cdktf";
import { EntraGroup, isGuid } from "../../../constructs/identity/principals";
import { WorkloadIdentity, type WorkloadIdentityProps } from "../../../constructs/identity/workload-identity";
import { existingResourceGroup } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const GUID = "aaaaaaaa-0000-0000-0000-000000000001";

describe("EntraGroup", () => {
  test("security/workspace-access-via-entra-groups: a group is known by its object id", () => {
    expect(EntraGroup.fromObjectId(GUID)).toEqual({ principalId: GUID, principalType: "Group" });
  });

  test("the id is written as Entra returns it: another spelling would be a diff in each plan", () => {
    expect(EntraGroup.fromObjectId(GUID.toUpperCase()).principalId).toBe(GUID);
  });

  test.each(["data-scientists", "someone@example.org", "", ` ${GUID}`, `${GUID}0`, GUID.replace("a", "g")])(
    "%j is no object id",
    (text) => {
      expect(isGuid(text)).toBe(false);
      expect(() => EntraGroup.fromObjectId(text)).toThrow(
        new Error(
          `EntraGroup: ${JSON.stringify(text)} is not the object id of a group (a GUID); ` +
            "people get access through groups, not by name or e-mail address",
        ),
      );
    },
  );
});

describe("WorkloadIdentity", () => {
  const identity = (props: Partial<WorkloadIdentityProps> = {}) => {
    const stack = testStack();
    const resourceGroup = existingResourceGroup();
    const made = new WorkloadIdentity(stack, "training", {
      resourceGroup,
      name: "id-churn-training",
      ...props,
    });
    return { made, template: Template.of(stack) };
  };

  test("ai-security/identity-segmentation: one identity a purpose, without any role of its own", () => {
    const { template } = identity();
    expect(template.resources()).toEqual([
      {
        address: "azurerm_user_assigned_identity.training_1CA5CB2F",
        type: "azurerm_user_assigned_identity",
        attributes: {
          name: "id-churn-training",
          resource_group_name: "rg-churn-test-weu",
          location: "westeurope",
          tags: { owner: "ml-platform", costCenter: "4711" },
        },
      },
    ]);
  });

  test("its three ids are references", () => {
    const stack = testStack();
    const resourceGroup = existingResourceGroup();
    const made = new WorkloadIdentity(stack, "training", { resourceGroup, name: "id-churn-training" });
    new TerraformOutput(stack, "id", { value: made.identityId });
    new TerraformOutput(stack, "client", { value: made.clientId });
    new TerraformOutput(stack, "principal", { value: made.principalId });
    expect(made.principalType).toBe("ServicePrincipal");
    expect(Template.of(stack).outputs).toEqual({
      id: { value: reference("azurerm_user_assigned_identity.training_1CA5CB2F.id") },
      client: { value: reference("azurerm_user_assigned_identity.training_1CA5CB2F.client_id") },
      principal: { value: reference("azurerm_user_assigned_identity.training_1CA5CB2F.principal_id") },
    });
  });

  test("own tags replace the group's", () => {
    const { template } = identity({ tags: { a: "b" } });
    expect(template.resource("azurerm_user_assigned_identity").only).toMatchObject({ tags: { a: "b" } });
  });

  test("an existing identity is a service principal", () => {
    const known = { identityId: "id", clientId: "client", principalId: "principal" };
    expect(WorkloadIdentity.fromAttributes(known)).toEqual({ ...known, principalType: "ServicePrincipal" });
  });
});
