import { TerraformOutput, type TerraformStack } from "cdktf";
import { SecureContainerRegistry } from "../../../constructs/data/secure-container-registry";
import { SecureKeyVault } from "../../../constructs/data/secure-key-vault";
import { SecureStorageAccount } from "../../../constructs/data/secure-storage-account";
import { EntraGroup } from "../../../constructs/identity/principals";
import { Monitoring } from "../../../constructs/observability/monitoring";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { TerraformData } from "../../../constructs/terraform/terraform-data";
import {
  MachineLearningWorkspace,
  type MachineLearningWorkspaceProps,
} from "../../../constructs/workspace/machine-learning-workspace";
import { accepted, answered } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation, testIdentity, testKey } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const STORAGE = armId("Microsoft.Storage/storageAccounts", "stchurn");
const VAULT = armId("Microsoft.KeyVault/vaults", "kv-churn");
const REGISTRY = armId("Microsoft.ContainerRegistry/registries", "crchurn");
const INSIGHTS = armId("Microsoft.Insights/components", "appi-churn");
const SUBNET = armId("Microsoft.Network/virtualNetworks", "vnet/subnets/snet-compute");
const TYPE = "azurerm_machine_learning_workspace";

function workspace(props: Partial<MachineLearningWorkspaceProps> = {}, stack: TerraformStack = testStack()) {
  const made = new MachineLearningWorkspace(stack, "workspace", {
    resourceGroup: existingResourceGroup(),
    name: "mlw-churn-test-weu-1a2b3",
    identity: testIdentity(),
    storage: SecureStorageAccount.fromStorageAccountId(STORAGE),
    keyVault: SecureKeyVault.fromKeyVaultId(VAULT),
    containerRegistry: SecureContainerRegistry.fromContainerRegistryId(REGISTRY),
    monitoring: Monitoring.fromAttributes({
      logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces", "log"),
      applicationInsightsId: INSIGHTS,
    }),
    imageBuildComputeName: "image-build",
    ...props,
  });
  return { made, stack, synthesize: () => Template.of(stack) };
}
const synthesized = (props: Partial<MachineLearningWorkspaceProps> = {}) =>
  workspace(props).synthesize().resource(TYPE).only;

describe("MachineLearningWorkspace", () => {
  test.each(AZURERM_VERSIONS)("every property that azurerm %s gets", (version) => {
    expect(workspace({}, testStack(version)).synthesize().resource(TYPE).only).toEqual({
      name: "mlw-churn-test-weu-1a2b3",
      friendly_name: "mlw-churn-test-weu-1a2b3",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: { owner: "ml-platform", costCenter: "4711" },
      kind: "Default",
      sku_name: "Basic",
      storage_account_id: STORAGE,
      key_vault_id: VAULT,
      container_registry_id: REGISTRY,
      application_insights_id: INSIGHTS,
      image_build_compute_name: "image-build",
      identity: { type: "UserAssigned", identity_ids: [testIdentity().identityId] },
      primary_user_assigned_identity: testIdentity().identityId,
      public_network_access_enabled: false,
      v1_legacy_mode_enabled: false,
      high_business_impact: false,
      managed_network: { isolation_mode: "AllowOnlyApprovedOutbound", provision_on_creation_enabled: true },
      storage_account_access_type: "Identity",
      depends_on: expect.any(Array),
      timeouts: { create: "120m", update: "120m", delete: "120m" },
    });
  });

  test("what a profile may choose", () => {
    const choices = { friendlyName: "Churn", description: "who leaves", tags: { a: "b" } };
    expect(synthesized({ ...choices, highBusinessImpact: true, preventDestroy: true })).toMatchObject({
      friendly_name: "Churn",
      description: "who leaves",
      tags: { a: "b" },
      high_business_impact: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  test("security/managed-vnet-isolation: in a network of the team's own, serverless compute is in it too", () => {
    const computeIsolation = { kind: "own-network", computeSubnet: { subnetId: SUBNET } } as const;
    const own = workspace({ computeIsolation });
    expect(own.synthesize().resource(TYPE).only).toMatchObject({
      managed_network: { isolation_mode: "Disabled", provision_on_creation_enabled: false },
      serverless_compute: { subnet_id: SUBNET, public_ip_enabled: false },
      public_network_access_enabled: false,
    });
    expect(own.made.computeSubnetId).toBe(SUBNET);
  });

  test("security/managed-network-approved-outbound: the managed network is the default, without any subnet", () => {
    const managed = synthesized({ computeIsolation: { kind: "managed-network" } });
    expect(managed).toEqual(synthesized());
    expect(managed).not.toHaveProperty("serverless_compute");
    expect(workspace().made.computeSubnetId).toBeUndefined();
  });

  test("security/policy-workspace-cmk: service-side encryption with a versionless key", () => {
    const stack = testStack();
    const encryptionKey = testKey(stack);
    const grant = jest.spyOn(encryptionKey, "grantEncryption");
    const made = workspace({ encryptionKey }, stack).synthesize().resource(TYPE).only;
    expect(made).toMatchObject({
      encryption: {
        key_vault_id: encryptionKey.keyVaultId,
        key_id: "https://kvk-churn-test-1a2b3.vault.azure.net/keys/storage",
        user_assigned_identity_id: testIdentity().identityId,
      },
      service_side_encryption_enabled: true,
    });
    expect((made.depends_on as string[]).at(-1)).toBe("terraform_data.key-grant");
    expect(grant.mock.calls).toEqual([[testIdentity(), "workspace"]]);
  });

  test("without a key nothing is said of encryption: azurerm refuses even `false` without the block", () => {
    expect(synthesized()).not.toHaveProperty("encryption");
    expect(synthesized()).not.toHaveProperty("service_side_encryption_enabled");
  });

  test.each(["ml", "mlw.churn", "m".repeat(34)])("a name like %s is refused", (name) => {
    expect(() => workspace({ name })).toThrow(/^test\/workspace: the machine learning workspace name "/);
  });
});

describe("MachineLearningWorkspace: the roles of its identity", () => {
  const { synthesize, stack } = workspace();
  const template = synthesize();
  const roles = template.resource("azurerm_role_assignment").all;

  test("security/least-privilege-workspace-identity: all roles are there before the workspace is", () => {
    expect(roles).toHaveLength(12);
    const waits = template.resource(TYPE).only.depends_on as string[];
    expect([...waits].sort()).toEqual(roles.map(({ address }) => address).sort());
  });

  test("each has its own address, the identity as principal, and says why", () => {
    expect(
      roles.map(({ address }) => address.replace(/_[0-9A-F]{8}$/, "").split("workspace_")[1]).sort(),
    ).toEqual([
      "insights-publish",
      "insights-reader",
      "registry-network-approver",
      "registry-push",
      "registry-reader",
      "storage-blobs",
      "storage-files",
      "storage-network-approver",
      "storage-reader",
      "vault-network-approver",
      "vault-reader",
      "vault-secrets",
    ]);
    for (const { attributes } of roles) {
      expect(attributes).toMatchObject({
        principal_id: testIdentity().principalId,
        principal_type: "ServicePrincipal",
      });
      expect([STORAGE, VAULT, REGISTRY, INSIGHTS]).toContain(attributes.scope);
    }
    expect(roles.find(({ address }) => address.includes("registry-push"))?.attributes).toMatchObject({
      scope: REGISTRY,
      role_definition_id: expect.stringContaining("8311e382-0749-4cb8-b61a-304f252e45ec"),
      description: "store built environments",
    });
  });

  test("no Contributor, and no deviation, unless somebody accepted it", () => {
    const contributors = roles.filter(({ attributes }) =>
      String(attributes.role_definition_id).includes("b24988ac"),
    );
    expect(contributors).toEqual([]);
    expect(accepted(stack)).toEqual([]);
  });

  test("controlPlaneContributor gives the article's roles and is recorded", () => {
    const broad = workspace({ controlPlaneContributor: testDeviation() });
    const scopes = broad
      .synthesize()
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) =>
        String(attributes.role_definition_id).endsWith("b24988ac-6180-42a0-ab88-20f7382dd24c"),
      )
      .map(({ attributes }) => attributes.scope);
    expect(scopes.sort()).toEqual([STORAGE, VAULT, REGISTRY, INSIGHTS].sort());
    expect(accepted(broad.stack)).toEqual([
      {
        construct: "workspace",
        property: "controlPlaneContributor",
        recommendations: ["security/least-privilege-workspace-identity"],
        rules: ["security/privileged-roles"],
        resources: ["insights", "registry", "storage", "vault"].map((on) => `workspace/${on}-contributor`),
        policies: [],
        ...testDeviation(),
      },
    ]);
  });
});

describe("MachineLearningWorkspace: what policies report", () => {
  const computeIsolation = { kind: "own-network", computeSubnet: { subnetId: SUBNET } } as const;
  const policies = (props: Partial<MachineLearningWorkspaceProps>, own = testStack()) =>
    answered(workspace(props, own).stack, "workspace");
  const withKey = (props: Partial<MachineLearningWorkspaceProps> = {}) => {
    const own = testStack();
    return policies({ encryptionKey: testKey(own), ...props }, own);
  };

  test("with a key of its own and the managed network: version 2 of the API, nothing else", () => {
    expect(withKey()).toEqual({ v1LegacyModeEnabled: ["e413671a"] });
  });

  test("keys that Azure manages", () => {
    expect(policies({})).toEqual({
      v1LegacyModeEnabled: ["e413671a"],
      encryptionKey: ["7f40cee6", "ba769a63"],
    });
  });

  test("a network of the team's own", () => {
    expect(withKey({ computeIsolation })).toEqual({
      v1LegacyModeEnabled: ["e413671a"],
      managedNetwork: ["6ddb1705"],
    });
  });
});

describe("MachineLearningWorkspace: for others", () => {
  const ID = reference(`${TYPE}.workspace_7AA39623.id`);

  test.each([
    ["grantDataScientist", "f6c7c914-8db3-469d-8ca1-694a8f32e121"],
    ["grantComputeOperator", "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815"],
    ["grantRead", "acdd72a7-3385-48ef-bd42-f606fba81ae7"],
  ] as const)("security/least-privilege-user-rbac: %s gives one role on the workspace", (grant, role) => {
    const { made, synthesize } = workspace();
    made[grant](EntraGroup.fromObjectId("aaaaaaaa-0000-0000-0000-000000000001"), "people");
    const given = synthesize()
      .resource("azurerm_role_assignment")
      .all.filter(({ attributes }) => attributes.principal_type === "Group");
    expect(given).toEqual([
      expect.objectContaining({
        address: expect.stringMatching(/^azurerm_role_assignment\.workspace_people_/),
        attributes: expect.objectContaining({
          scope: ID,
          role_definition_id: expect.stringMatching(new RegExp(`/${role}$`)),
          principal_id: "aaaaaaaa-0000-0000-0000-000000000001",
        }),
      }),
    ]);
  });

  test("computes wait for what the workspace was told to hold them for, in order", () => {
    const { made, stack } = workspace();
    expect(made.readyForCompute).toEqual([]);
    const [a, b, c] = ["a", "b", "c"].map((id) => new TerraformData(stack, id));
    if (a && b && c) {
      made.holdComputesFor(a, b);
      made.holdComputesFor(c);
    }
    expect(made.readyForCompute).toEqual([a, b, c]);
  });

  test("name, place and tags are known at once, id and API are references", () => {
    const { made, stack, synthesize } = workspace();
    expect(made).toMatchObject({
      workspaceName: "mlw-churn-test-weu-1a2b3",
      location: "westeurope",
      tags: { owner: "ml-platform", costCenter: "4711" },
    });
    expect(workspace({ tags: { a: "b" } }).made.tags).toEqual({ a: "b" });
    new TerraformOutput(stack, "id", { value: made.workspaceId });
    new TerraformOutput(stack, "api", { value: made.discoveryUrl });
    expect(synthesize().outputs).toEqual({
      id: { value: ID },
      api: { value: ID.replace(".id", ".discovery_url") },
    });
    expect(made.diagnosticTargets).toEqual([
      {
        name: "workspace",
        resourceId: made.workspaceId,
        resourceType: "Microsoft.MachineLearningServices/workspaces",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ]);
  });

  test("an existing workspace is known by id and region", () => {
    const known = {
      workspaceId: armId("Microsoft.MachineLearningServices/workspaces", "mlw-old"),
      location: "westeurope",
    };
    const plain = { ...known, workspaceName: "mlw-old", tags: {}, readyForCompute: [] };
    expect(MachineLearningWorkspace.fromAttributes(known)).toEqual(plain);
    const lower = { ...known, workspaceId: known.workspaceId.toLowerCase() };
    expect(MachineLearningWorkspace.fromAttributes(lower).workspaceName).toBe("mlw-old");
    const undecided = { ...known, workspaceName: undefined };
    expect(MachineLearningWorkspace.fromAttributes(undecided).workspaceName).toBe("mlw-old");
    const more = { workspaceName: "other", tags: { a: "b" }, computeSubnetId: SUBNET };
    expect(MachineLearningWorkspace.fromAttributes({ ...known, ...more })).toEqual({ ...plain, ...more });
  });

  test("an id that Terraform only knows later needs the name beside it", () => {
    const known = { workspaceId: reference("data.x.id"), location: "westeurope" };
    expect(MachineLearningWorkspace.fromAttributes({ ...known, workspaceName: "mlw" }).workspaceName).toBe(
      "mlw",
    );
    expect(() => MachineLearningWorkspace.fromAttributes(known)).toThrow(
      new Error(`MachineLearningWorkspace: "${known.workspaceId}" is not the ARM id of a workspace`),
    );
    const inner = `${armId("Microsoft.MachineLearningServices/workspaces", "mlw")}/computes/c`;
    expect(() => MachineLearningWorkspace.fromAttributes({ ...known, workspaceId: inner })).toThrow(
      /is not the ARM id of a workspace$/,
    );
  });
});
