import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import { EntraGroup } from "../../../constructs/identity/principals";
import { RoleAssignment, type RoleAssignmentProps } from "../../../constructs/identity/role-assignment";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import { armId, testIdentity } from "../../support/fixtures";
import { reference, TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";

const ACR_PULL = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
const REGISTRY = armId("Microsoft.ContainerRegistry/registries", "crchurn");
const group = EntraGroup.fromObjectId("aaaaaaaa-0000-0000-0000-000000000001");

function assign(props: Partial<RoleAssignmentProps> = {}, stack: TerraformStack = testStack()) {
  const role = BUILT_IN_ROLES.acrPull;
  const made = new RoleAssignment(stack, "pull", { scope: REGISTRY, role, principal: group, ...props });
  return { made, stack, synthesize: () => Template.of(stack).resource("azurerm_role_assignment").only };
}

describe("RoleAssignment", () => {
  test("security/workspace-access-via-entra-groups: one role on one resource for one group", () => {
    expect(assign().synthesize()).toEqual({
      scope: REGISTRY,
      role_definition_id: `/subscriptions/${TEST_SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ACR_PULL}`,
      principal_id: "aaaaaaaa-0000-0000-0000-000000000001",
      principal_type: "Group",
      description: "AcrPull",
    });
  });

  test("security/least-privilege-workspace-identity: a managed identity is a service principal", () => {
    expect(assign({ principal: testIdentity() }).synthesize()).toMatchObject({
      principal_id: "dddddddd-0000-0000-0000-000000000001",
      principal_type: "ServicePrincipal",
    });
  });

  test("where the subscription isn't known, the role's id takes it from the credentials", () => {
    const stack = new TerraformStack(Testing.app(), "lone");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    const subscription = reference("data.azurerm_client_config.client.subscription_id");
    expect(assign({}, stack).synthesize().role_definition_id).toBe(
      `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ACR_PULL}`,
    );
  });

  test("ai-security/rbac-abac-control-and-data-plane: a condition comes with its version", () => {
    const conditional = assign({ condition: { expression: "@Resource[x] StringEquals 'y'" } }).synthesize();
    expect(conditional).toMatchObject({
      condition: "@Resource[x] StringEquals 'y'",
      condition_version: "2.0",
    });
  });

  test("the description says why", () => {
    expect(assign({ description: "pull base images" }).synthesize()).toMatchObject({
      description: "pull base images",
    });
  });

  test("waits for what its scope does not name, and can be waited for", () => {
    const stack = testStack();
    const { made } = assign({ dependsOn: [new TerraformData(stack, "first")] }, stack);
    new TerraformData(stack, "last", { dependsOn: [made] });
    new TerraformOutput(stack, "id", { value: made.roleAssignmentId });
    const template = Template.of(stack);
    expect(template.resource("azurerm_role_assignment").only).toMatchObject({
      depends_on: ["terraform_data.first"],
    });
    expect(template.resource("terraform_data").named("last")).toEqual({
      depends_on: ["azurerm_role_assignment.pull_19DC7D2B"],
    });
    expect(template.outputs).toEqual({
      id: { value: reference("azurerm_role_assignment.pull_19DC7D2B.id") },
    });
  });
});
