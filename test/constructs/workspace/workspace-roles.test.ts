import { workspaceRoles } from "../../../constructs/workspace/workspace-roles";

const ON = {
  storage: { storageAccountId: "STORAGE", storageAccountName: "st" },
  keyVault: { keyVaultId: "VAULT", keyVaultName: "kv" },
  containerRegistry: { containerRegistryId: "REGISTRY" },
  monitoring: { logAnalyticsWorkspaceId: "LOGS", applicationInsightsId: "INSIGHTS" },
};
const SEE = "see the resource's settings";
const APPROVE = "approve the managed network's private endpoints";
const APPROVER = "b556d68e-0be0-4f35-a333-ad7ee1ce17ea";

describe.each([
  ["reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
  ["contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"],
] as const)("workspaceRoles with %s", (controlPlane, guid) => {
  test("security/least-privilege-workspace-identity: exactly these, each on one resource", () => {
    const table = workspaceRoles(ON, controlPlane, "managed-network").map(({ id, scope, role, why }) => [
      id,
      scope,
      role.id,
      why,
    ]);
    expect(table).toEqual([
      [`storage-${controlPlane}`, "STORAGE", guid, SEE],
      ["storage-network-approver", "STORAGE", APPROVER, APPROVE],
      [
        "storage-blobs",
        "STORAGE",
        "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        "read and write artifacts and logs without account keys",
      ],
      [
        "storage-files",
        "STORAGE",
        "69566ab7-960f-475b-8e7c-b3118f30c6bd",
        "keep notebooks and code without account keys",
      ],
      [`vault-${controlPlane}`, "VAULT", guid, SEE],
      ["vault-network-approver", "VAULT", APPROVER, APPROVE],
      ["vault-secrets", "VAULT", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "keep connections' secrets"],
      [`registry-${controlPlane}`, "REGISTRY", guid, SEE],
      ["registry-network-approver", "REGISTRY", APPROVER, APPROVE],
      ["registry-push", "REGISTRY", "8311e382-0749-4cb8-b61a-304f252e45ec", "store built environments"],
      [`insights-${controlPlane}`, "INSIGHTS", guid, SEE],
      [
        "insights-publish",
        "INSIGHTS",
        "3913510d-42f4-4e42-8a64-420c390055eb",
        "send telemetry without an instrumentation key",
      ],
    ]);
  });
});

test("an own network makes no private endpoints, so there is nothing to approve", () => {
  const own = workspaceRoles(ON, "reader", "own-network");
  expect(own.filter(({ role }) => role.id === APPROVER)).toEqual([]);
  expect(own).toHaveLength(workspaceRoles(ON, "reader", "managed-network").length - 3);
});
