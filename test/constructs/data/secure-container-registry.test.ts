import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  SecureContainerRegistry,
  type SecureContainerRegistryProps,
} from "../../../constructs/data/secure-container-registry";
import { AZURERM_VERSIONS } from "../../../constructs/terraform/azurerm-dialect";
import { accepted, answered, standing } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation, testIdentity, testKey } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

const TAGS = { owner: "ml-platform", costCenter: "4711" };

function registry(props: Partial<SecureContainerRegistryProps> = {}, stack: TerraformStack = testStack()) {
  const made = new SecureContainerRegistry(stack, "registry", {
    resourceGroup: existingResourceGroup(),
    name: "crchurntestweu1a2b3",
    ...props,
  });
  return { made, stack, synthesize: () => Template.of(stack) };
}
const synthesized = (props: Partial<SecureContainerRegistryProps> = {}, stack?: TerraformStack) =>
  registry(props, stack).synthesize().resource("azurerm_container_registry").only;

describe("SecureContainerRegistry", () => {
  test.each(AZURERM_VERSIONS)("every property that azurerm %s gets", (version) => {
    expect(synthesized({}, testStack(version))).toEqual({
      name: "crchurntestweu1a2b3",
      resource_group_name: "rg-churn-test-weu",
      location: "westeurope",
      tags: TAGS,
      sku: "Premium",
      admin_enabled: false,
      anonymous_pull_enabled: false,
      public_network_access_enabled: false,
      network_rule_bypass_option: "AzureServices",
      network_rule_set: [{ default_action: "Deny", ip_rule: [] }],
      export_policy_enabled: false,
      zone_redundancy_enabled: true,
      retention_policy_in_days: 30,
      data_endpoint_enabled: false,
      quarantine_policy_enabled: false,
    });
  });

  test.each([
    ["4.81.0", "regional_endpoint_enabled"],
    ["5.2.0", "global_endpoint_routing_enabled"],
  ] as const)(
    "reliability/multi-region-deployment: zone-redundant replicas in azurerm %s",
    (version, routing) => {
      const replicas = [{ location: "northeurope" }, { location: "westus", zoneRedundant: false }];
      expect(synthesized({ replicas }, testStack(version)).georeplications).toEqual([
        { location: "northeurope", zone_redundancy_enabled: true, [routing]: true, tags: TAGS },
        { location: "westus", zone_redundancy_enabled: false, [routing]: true, tags: TAGS },
      ]);
    },
  );

  test("what a profile may choose", () => {
    const choices = { zoneRedundant: false, untaggedRetentionDays: 7, dataEndpoint: true, tags: { a: "b" } };
    expect(
      synthesized({ ...choices, preventDestroy: true, replicas: [{ location: "uksouth" }] }),
    ).toMatchObject({
      zone_redundancy_enabled: false,
      retention_policy_in_days: 7,
      data_endpoint_enabled: true,
      tags: { a: "b" },
      lifecycle: { prevent_destroy: true },
      georeplications: [{ location: "uksouth", tags: { a: "b" } }],
    });
  });

  test.each([0, 365])("untaggedRetentionDays %d is allowed", (untaggedRetentionDays) => {
    expect(synthesized({ untaggedRetentionDays })).toMatchObject({
      retention_policy_in_days: untaggedRetentionDays,
    });
  });

  test.each([-1, 366, 1.5])("untaggedRetentionDays %d is refused", (untaggedRetentionDays) => {
    expect(() => registry({ untaggedRetentionDays })).toThrow(
      new Error(
        `test/registry: untaggedRetentionDays must be a whole number from 0 to 365 (got ${untaggedRetentionDays})`,
      ),
    );
  });

  test("all problems are told at once", () => {
    expect(() => registry({ name: "cr-x1", untaggedRetentionDays: 400 })).toThrow(
      new Error(
        'test/registry: the container registry name "cr-x1" may hold lower-case letters and digits only; ' +
          "untaggedRetentionDays must be a whole number from 0 to 365 (got 400)",
      ),
    );
  });
});

describe("SecureContainerRegistry: encryption", () => {
  test("security/encrypt-with-cmk: versionless key, own identity, after key and role", () => {
    const stack = testStack();
    const encryption = { key: testKey(stack), identity: testIdentity(), reachableVault: testDeviation() };
    const grant = jest.spyOn(encryption.key, "grantEncryption");
    expect(synthesized({ encryption }, stack)).toMatchObject({
      identity: { type: "UserAssigned", identity_ids: [testIdentity().identityId] },
      encryption: [
        {
          key_vault_key_id: "https://kvk-churn-test-1a2b3.vault.azure.net/keys/storage",
          identity_client_id: testIdentity().clientId,
        },
      ],
      depends_on: ["terraform_data.key-grant"],
    });
    expect(grant.mock.calls).toEqual([[encryption.identity, "registry"]]);
    expect(accepted(stack)).toEqual([
      {
        construct: "registry",
        property: "encryption.reachableVault",
        recommendations: ["security/dependent-services-private"],
        rules: ["security/registry-key-vault"],
        policies: [],
        ...testDeviation(),
      },
    ]);
  });

  test("platform keys where customer keys are the rule are a recorded deviation", () => {
    const { stack } = registry({ platformManagedKeys: testDeviation() });
    expect(accepted(stack)).toEqual([
      {
        construct: "registry",
        property: "platformManagedKeys",
        recommendations: ["security/encrypt-with-cmk"],
        rules: ["security/registry-customer-managed-key"],
        policies: ["5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580"],
        ...testDeviation(),
      },
    ]);
    expect(answered(stack, "registry")).not.toHaveProperty("encryption");
    expect(accepted(registry().stack)).toEqual([]);
  });
});

describe("SecureContainerRegistry: what policies report", () => {
  const always = {
    azureAdAuthenticationAsArmPolicy: ["42781ec6", "785596ed"],
    "networkRuleSet.virtualNetworkRules": ["c4857be7"],
  };
  const encryption = (stack: TerraformStack) => ({
    key: testKey(stack),
    identity: testIdentity(),
    reachableVault: testDeviation(),
  });

  test("as few as can be: with a key of its own, in zones", () => {
    const stack = testStack();
    registry({ encryption: encryption(stack), zoneRedundant: true }, stack);
    expect(answered(stack, "registry")).toEqual(always);
  });

  test("keys that Azure manages", () => {
    expect(answered(registry().stack, "registry")).toEqual({ ...always, encryption: ["5b9159ae"] });
  });

  test("no zones", () => {
    const stack = testStack();
    registry({ encryption: encryption(stack), zoneRedundant: false }, stack);
    expect(answered(stack, "registry")).toEqual({ ...always, zoneRedundant: ["9d2b0a20"] });
  });

  test("what isn't known is said: whether image builds need tokens for Azure Resource Manager", () => {
    const tokens = standing(registry().stack).find(
      ({ property }) => property === "azureAdAuthenticationAsArmPolicy",
    );
    expect(tokens?.reason).toMatch(/it isn't known whether the image builds/);
  });
});

describe("SecureContainerRegistry: grants, logs, existing registries", () => {
  const ID = reference("azurerm_container_registry.registry_EFEA226F.id");

  test.each([
    ["grantPull", "7f951dda-4ed3-4680-a7ca-43fe172d538d"],
    ["grantPush", "8311e382-0749-4cb8-b61a-304f252e45ec"],
  ] as const)("security/approved-container-registries: %s gives one role on the registry", (grant, role) => {
    const { made, synthesize } = registry();
    made[grant](testIdentity(), "training");
    const [assignment] = synthesize().resource("azurerm_role_assignment").count(1).all;
    expect(assignment?.address).toMatch(/^azurerm_role_assignment\.registry_training_/);
    expect(assignment?.attributes).toMatchObject({
      scope: ID,
      role_definition_id: expect.stringMatching(new RegExp(`/${role}$`)),
      principal_id: testIdentity().principalId,
    });
  });

  test("id and login server are references; operations/collect-resource-logs: one target", () => {
    const { made, stack, synthesize } = registry();
    new TerraformOutput(stack, "id", { value: made.containerRegistryId });
    new TerraformOutput(stack, "host", { value: made.loginServer });
    expect(synthesize().outputs).toEqual({
      id: { value: ID },
      host: { value: reference("azurerm_container_registry.registry_EFEA226F.login_server") },
    });
    expect(made.diagnosticTargets).toEqual([
      {
        name: "registry",
        resourceId: made.containerRegistryId,
        resourceType: "Microsoft.ContainerRegistry/registries",
        logs: "allLogs",
        metrics: ["AllMetrics"],
      },
    ]);
  });

  test("an existing registry is known by its id", () => {
    const id = armId("Microsoft.ContainerRegistry/registries", "crold");
    expect(SecureContainerRegistry.fromContainerRegistryId(id)).toEqual({ containerRegistryId: id });
    expect(SecureContainerRegistry.fromContainerRegistryId(id.toUpperCase())).toEqual({
      containerRegistryId: id.toUpperCase(),
    });
  });

  test.each(["crold", `${armId("Microsoft.ContainerRegistry/registries", "crold")}/replications/x`])(
    "%s is no registry",
    (id) => {
      expect(() => SecureContainerRegistry.fromContainerRegistryId(id)).toThrow(
        new Error(`SecureContainerRegistry: "${id}" is not the ARM id of a container registry`),
      );
    },
  );
});
