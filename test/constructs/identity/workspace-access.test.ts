import type { TerraformStack } from "cdktf";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import type { IPrincipal } from "../../../constructs/identity/principals";
import { EntraGroup } from "../../../constructs/identity/principals";
import { RoleAssignment } from "../../../constructs/identity/role-assignment";
import { WorkspaceAccess, type WorkspaceAccessProps } from "../../../constructs/identity/workspace-access";
import { armId, existingResourceGroup } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn");
const REGISTRY = armId("Microsoft.MachineLearningServices/registries", "mlr-shared");
const STORAGE = reference("azurerm_storage_account.storage_8D9329BE.id");
const DATA_SCIENTIST = "f6c7c914-8db3-469d-8ca1-694a8f32e121";
const COMPUTE_OPERATOR = "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815";
const READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
const REGISTRY_USER = "1823dd4f-9b8c-4ab6-ab4e-7397a3684615";
const BLOBS = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
const FILES = "69566ab7-960f-475b-8e7c-b3118f30c6bd";
const OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
const CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

const group = (digit: number) => EntraGroup.fromObjectId(`aaaaaaaa-0000-0000-0000-00000000000${digit}`);

/** The workspace's grants, written as the construct under test asks for them. */
function workspaceIn(stack: TerraformStack): WorkspaceAccessProps["workspace"] {
  const grant = (role: keyof typeof BUILT_IN_ROLES) => (principal: IPrincipal, id: string) =>
    new RoleAssignment(stack, `workspace-${id}`, { scope: WORKSPACE, role: BUILT_IN_ROLES[role], principal });
  return {
    grantDataScientist: grant("azureMlDataScientist"),
    grantComputeOperator: grant("azureMlComputeOperator"),
    grantRead: grant("reader"),
  };
}

function access(props: Partial<WorkspaceAccessProps>) {
  const stack = testStack();
  const storage = new SecureStorageAccount(stack, "storage", {
    resourceGroup: existingResourceGroup(),
    name: "stchurntest1a2b3",
  });
  new WorkspaceAccess(stack, "access", { workspace: workspaceIn(stack), storage, ...props });
  return Template.of(stack);
}

/** Role, scope and principal of each assignment. */
function assignments(props: Partial<WorkspaceAccessProps>): string[][] {
  return access(props)
    .resource("azurerm_role_assignment")
    .all.map(({ attributes }) => [
      String(attributes.role_definition_id).split("/").at(-1) ?? "",
      String(attributes.scope),
      String(attributes.principal_id),
      String(attributes.principal_type),
    ])
    .sort();
}

describe("WorkspaceAccess (security/least-privilege-user-rbac)", () => {
  const first = group(1).principalId;

  test("data scientists: the workspace, and the blobs and files that it keeps", () => {
    expect(assignments({ dataScientists: [group(1)] })).toEqual(
      [
        [DATA_SCIENTIST, WORKSPACE, first, "Group"],
        [BLOBS, STORAGE, first, "Group"],
        [FILES, STORAGE, first, "Group"],
      ].sort(),
    );
  });

  test("compute operators: the workspace alone", () => {
    expect(assignments({ computeOperators: [group(1)] })).toEqual([
      [COMPUTE_OPERATOR, WORKSPACE, first, "Group"],
    ]);
  });

  test("readers: the workspace alone", () => {
    expect(assignments({ readers: [group(1)] })).toEqual([[READER, WORKSPACE, first, "Group"]]);
  });

  test("registry users: the registry alone", () => {
    const registryUsers = { machineLearningRegistryId: REGISTRY, groups: [group(1), group(2)] };
    expect(assignments({ registryUsers })).toEqual([
      [REGISTRY_USER, REGISTRY, first, "Group"],
      [REGISTRY_USER, REGISTRY, group(2).principalId, "Group"],
    ]);
  });

  test("nobody unless named", () => {
    expect(assignments({})).toEqual([]);
  });

  test("security/use-case-workspace-segregation: never the resource group, never Owner or Contributor", () => {
    const everybody = assignments({
      dataScientists: [group(1), group(2)],
      computeOperators: [group(1)],
      readers: [group(3)],
      registryUsers: { machineLearningRegistryId: REGISTRY, groups: [group(1)] },
    });
    expect(everybody).toHaveLength(9);
    for (const [role, scope] of everybody) {
      expect([OWNER, CONTRIBUTOR]).not.toContain(role);
      expect([WORKSPACE, STORAGE, REGISTRY]).toContain(scope);
    }
  });

  test("ai-security/rbac-abac-control-and-data-plane: the blobs, and only they, can be narrowed", () => {
    const narrowed = access({ dataScientists: [group(1)], dataScientistBlobs: { containers: ["staging"] } });
    const conditions = narrowed
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => attributes.condition !== undefined);
    expect(conditions.map(({ attributes }) => attributes)).toEqual([
      expect.objectContaining({
        role_definition_id: expect.stringContaining(BLOBS),
        condition: expect.stringMatching(
          /:name\] ForAnyOfAnyValues:StringEquals \{'staging'\}\) OR \(@Resource\[.*:name\] ForAnyOfAnyValues:StringLike \{'azureml\*'\}\)\)$/,
        ),
        condition_version: "2.0",
      }),
    ]);
  });

  test("addresses hold the group's id, so that another group moves none", () => {
    const addresses = (groups: EntraGroup[]) =>
      access({
        dataScientists: groups,
        computeOperators: groups,
        readers: groups,
        registryUsers: { machineLearningRegistryId: REGISTRY, groups },
      })
        .resource("azurerm_role_assignment")
        .all.map(({ address }) => address.replace(/_[0-9A-F]{8}$/, "").replace(/^[^.]+\./, ""));
    expect(addresses([group(1)]).sort()).toEqual([
      `access_registry-user-${first}`,
      `storage_data-scientist-blobs-${first}`,
      `storage_data-scientist-files-${first}`,
      `workspace-compute-operator-${first}`,
      `workspace-data-scientist-${first}`,
      `workspace-reader-${first}`,
    ]);
    expect(addresses([group(2), group(1)])).toEqual(expect.arrayContaining(addresses([group(1)])));
  });

  test.each<[string, Partial<WorkspaceAccessProps>]>([
    ["dataScientists", { dataScientists: [group(1), group(1)] }],
    ["computeOperators", { computeOperators: [group(1), group(2), group(1)] }],
    ["readers", { readers: [group(1), EntraGroup.fromObjectId(first.toUpperCase())] }],
    [
      "registryUsers",
      { registryUsers: { machineLearningRegistryId: REGISTRY, groups: [group(1), group(1)] } },
    ],
  ])("a group that is named twice in %s is an error", (what, props) => {
    expect(() => access(props)).toThrow(new Error(`test/access: ${what} names the group ${first} twice`));
  });
});
