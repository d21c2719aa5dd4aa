import { TerraformVariable } from "cdktf";
import {
  GUARDRAIL_POLICIES,
  type GuardrailPolicy,
  type PolicyFacts,
} from "../../../constructs/governance/policy-definitions";
import {
  PolicyGuardrails,
  type PolicyGuardrailsProps,
} from "../../../constructs/governance/policy-guardrails";
import { accepted as recorded } from "../../support/deviations";
import { armId, existingResourceGroup, testDeviation, testIdentity } from "../../support/fixtures";
import { TEST_SUBSCRIPTION, Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";
import { accepted, assigned, assignedIn, guardrailsIn, KEY } from "./guardrails";

const KEYS = Object.keys(GUARDRAIL_POLICIES) as GuardrailPolicy[];
const idOf = (policy: GuardrailPolicy) => GUARDRAIL_POLICIES[policy].id;
const parametersOf = (policy: GuardrailPolicy, props: Partial<PolicyGuardrailsProps> = {}) =>
  assigned(props).get(idOf(policy))?.parameters;

/** Jobs on every compute. */
const ALL_JOBS = { computeNames: [], computeType: "Any", isIsolatedNetwork: "Any", tags: [] };

describe("PolicyGuardrails", () => {
  test.each(["4.81.0", "5.2.0"] as const)(
    "security/policy-workspace-public-access-disabled: refuses on the resource group, azurerm %s",
    (version) => {
      const stack = testStack(version);
      guardrailsIn(stack);
      expect(assignedIn(stack).get(idOf("workspacePublicNetwork"))?.attributes).toEqual({
        name: "ml-public-network",
        display_name: "Machine learning: workspaces without public network access",
        description: "Set publicNetworkAccess to Disabled and reach the workspace over its private endpoint.",
        policy_definition_id:
          "/providers/Microsoft.Authorization/policyDefinitions/438c38d2-3772-465a-a9cc-7a6666a275ce",
        resource_group_id: existingResourceGroup().resourceGroupId,
        enforce: true,
        parameters: '{"effect":{"value":"Deny"}}',
        non_compliance_message: [
          {
            content: "Set publicNetworkAccess to Disabled and reach the workspace over its private endpoint.",
          },
        ],
      });
    },
  );

  test("assigns every policy of the table once, each with the strongest effect and all its parameters", () => {
    const all = assigned();
    expect([...all.keys()].sort()).toEqual(KEYS.map(idOf).sort());
    for (const key of KEYS) {
      const { effect, id, parameters }: PolicyFacts = GUARDRAIL_POLICIES[key];
      const own = all.get(id)?.parameters ?? {};
      expect({ key, names: Object.keys(own).sort(), effect: own[effect.parameter] }).toEqual({
        key,
        names: [...Object.keys(parameters), effect.parameter].sort(),
        effect: effect.allowed[0],
      });
    }
  });

  test("what can be refused is refused: eight policies deny", () => {
    const denying = [...assigned().values()].filter(({ parameters }) => parameters.effect === "Deny");
    expect(denying.map(({ name }) => name).sort()).toEqual([
      "ml-computes-local-auth",
      "ml-customer-managed-key",
      "ml-idle-shutdown",
      "ml-isolation-mode",
      "ml-model-origin",
      "ml-model-registry",
      "ml-public-network",
      "ml-user-identity",
    ]);
  });

  test("policies of the data plane take no message beside findings; their description has it", () => {
    const registries = assigned().get(idOf("jobRegistries"))?.attributes;
    expect(registries?.non_compliance_message).toEqual([]);
    expect(registries?.description).toMatch(/^Push the image to a registry that this assignment names/);
  });

  test("nothing changes resources, so no assignment has an identity", () => {
    expect([...assigned().values()].filter(({ attributes }) => attributes.identity !== undefined)).toEqual(
      [],
    );
  });
});

describe("the parameters", () => {
  test("security/managed-network-approved-outbound: the approved mode, though the definition's default is none", () => {
    expect(parametersOf("workspaceIsolation")).toEqual({
      effect: "Deny",
      isolationMode: "AllowOnlyApprovedOutbound",
    });
    expect(parametersOf("workspaceIsolation", { isolationMode: "AllowInternetOutbound" })).toEqual({
      effect: "Deny",
      isolationMode: "AllowInternetOutbound",
    });
    expect(parametersOf("workspaceIsolation", { isolationMode: "Disabled" })?.effect).toBe("Audit");
  });

  test("security/policy-workspace-cmk: keys of one's own are reported only where the data doesn't ask for them", () => {
    expect(parametersOf("workspaceCustomerManagedKey")).toEqual({ effect: "Deny" });
    expect(parametersOf("workspaceCustomerManagedKey", { customerManagedKeys: true })).toEqual({
      effect: "Deny",
    });
    expect(parametersOf("workspaceCustomerManagedKey", { customerManagedKeys: false })).toEqual({
      effect: "Audit",
    });
  });

  test("security/policy-allowed-registries: the registries of jobs, of all jobs", () => {
    expect(parametersOf("jobRegistries")).toEqual({
      effect: "enforceSetting",
      ...ALL_JOBS,
      trustIPProtectedComponent: "None",
      allowedACRs: ["crchurntestweu.azurecr.io"],
    });
  });

  test("security/policy-allowed-python-packages: no index, or those that are named", () => {
    expect(parametersOf("jobPythonPackages")?.allowedPythonPackageChannels).toEqual([]);
    const allowedPythonPackageChannels = ["https://pkgs.example.com/simple"];
    expect(
      parametersOf("jobPythonPackages", { jobPythonPackages: { allowedPythonPackageChannels } }),
    ).toEqual({
      effect: "enforceSetting",
      ...ALL_JOBS,
      allowedPythonPackageChannels,
    });
  });

  test("security/policy-code-signing: the key with its line breaks written out", () => {
    const written =
      "-----BEGIN PGP PUBLIC KEY BLOCK-----\\r\\n\\r\\nmDMEZg==\\r\\n-----END PGP PUBLIC KEY BLOCK-----";
    expect(parametersOf("jobSignedCode")).toEqual({
      effect: "enforceSetting",
      ...ALL_JOBS,
      trustIPProtectedComponent: "None",
      signingKey: written,
      optionalSecondSigningKey: "",
    });
    const jobSignedCode = { signingKey: KEY, optionalSecondSigningKey: KEY.replaceAll("\n", "\r\n") };
    expect(parametersOf("jobSignedCode", { jobSignedCode })?.optionalSecondSigningKey).toBe(written);
  });

  test("security/policy-approval-endpoint: who is asked", () => {
    expect(parametersOf("jobApproval")?.approvalEndpoint).toBe("https://approvals.example.com/jobs");
  });

  test("operations/policy-log-filter-expressions: every line, and whole logs in the workspace's own store", () => {
    expect(parametersOf("jobLogs")).toMatchObject({ logFilters: ["^.*$"], datastore: "workspaceblobstore" });
    const jobLogs = { logFilters: ["^metric: .*$"], datastore: "logs" };
    expect(parametersOf("jobLogs", { jobLogs })).toMatchObject(jobLogs);
  });

  test("which jobs they are about is said for each", () => {
    const selection = {
      computeNames: ["batch"],
      computeType: "MachineLearningCompute",
      isIsolatedNetwork: "Yes",
      tags: ["purpose:batch"],
    } as const;
    const allowedACRs = ["crchurntestweu.azurecr.io"];
    expect(parametersOf("jobRegistries", { jobRegistries: { allowedACRs, ...selection } })).toMatchObject(
      selection,
    );
    expect(parametersOf("jobApproval", { jobRegistries: { allowedACRs, ...selection } })).toMatchObject(
      ALL_JOBS,
    );
  });

  test("operations/policy-resource-logs: days are three digits of a text", () => {
    expect(parametersOf("workspaceLogs")?.requiredRetentionDays).toBe("365");
    expect(parametersOf("workspaceLogs", { requiredRetentionDays: 30 })?.requiredRetentionDays).toBe("30");
  });

  test("a reference to another resource stays one, and what looks like Terraform's templates is text", () => {
    const stack = testStack();
    const registry = new TerraformVariable(stack, "registry", { type: "string" });
    guardrailsIn(stack, {
      jobRegistries: { allowedACRs: [registry.stringValue] },
      jobLogs: { logFilters: ["^%{level} ${name}$"] },
    });
    const all = assignedIn(stack);
    expect(all.get(idOf("jobRegistries"))?.parameters.allowedACRs).toEqual(["${var.registry}"]);
    expect(all.get(idOf("jobLogs"))?.parameters.logFilters).toEqual(["^%%{level} $${name}$"]);
  });
});

describe("security/approved-model-registries", () => {
  const models = (approvedModels: PolicyGuardrailsProps["approvedModels"]) => {
    const all = assigned({ approvedModels });
    return [all.get(idOf("modelRegistry"))?.parameters, all.get(idOf("modelOrigin"))?.parameters];
  };

  test("no model of a registry may be deployed unless one is named", () => {
    expect(models(undefined)).toEqual([
      { effect: "Deny", allowedRegistryName: "", restrictedModels: [] },
      { effect: "Deny", allowedPublishers: [], allowedAssetIds: [] },
    ]);
  });

  test("all of the registry that is named, but what is restricted", () => {
    const restrictedModels = ["azureml://registries/approved/models/old/versions/1"];
    expect(models({ registries: ["approved"], restrictedModels })).toEqual([
      { effect: "Deny", allowedRegistryName: "approved", restrictedModels },
      { effect: "Deny", allowedPublishers: [], allowedAssetIds: ["azureml://registries/approved/"] },
    ]);
  });

  test("of one registry only what some publishers made", () => {
    expect(models({ registries: ["azureml"], allowedPublishers: ["Microsoft"] })[1]).toEqual({
      effect: "Deny",
      allowedPublishers: ["Microsoft"],
      allowedAssetIds: [],
    });
  });

  test("of several registries the policy that knows one would refuse all others, so it isn't assigned", () => {
    expect(models({ registries: ["approved", "shared-models"] })).toEqual([
      undefined,
      {
        effect: "Deny",
        allowedPublishers: [],
        allowedAssetIds: ["azureml://registries/approved/", "azureml://registries/shared-models/"],
      },
    ]);
  });

  test("only some models of the registries", () => {
    const allowedAssetIds = ["azureml://registries/approved/models/churn/"];
    expect(
      models({ registries: ["approved", "shared-models"], allowedAssetIds })[1]?.allowedAssetIds,
    ).toEqual(allowedAssetIds);
  });
});

describe("the scope", () => {
  test("is a subscription by option", () => {
    const stack = testStack();
    const guardrails = guardrailsIn(stack, { scope: { subscriptionId: TEST_SUBSCRIPTION } });
    expect(assignedIn(stack).size).toBe(0);
    const all = assignedIn(stack, "subscription");
    expect(all.size).toBe(KEYS.length);
    expect(all.get(idOf("computeLocalAuth"))?.attributes.subscription_id).toBe(
      `/subscriptions/${TEST_SUBSCRIPTION}`,
    );
    expect(guardrails.assignments).toHaveLength(KEYS.length);
  });

  test("is a management group by option", () => {
    const stack = testStack();
    guardrailsIn(stack, { scope: { managementGroupName: "ml-platform" } });
    const all = assignedIn(stack, "management_group");
    expect(all.get(idOf("computeLocalAuth"))?.attributes.management_group_id).toBe(
      "/providers/Microsoft.Management/managementGroups/ml-platform",
    );
  });

  test("what another stack assigned is known by the names that are always the same", () => {
    const scope = { resourceGroup: existingResourceGroup() };
    const foreign = PolicyGuardrails.fromScope(scope, ["workspaceCustomerManagedKey"]);
    const stack = testStack();
    const own = guardrailsIn(stack, { customerManagedKeys: false }).assignments;
    expect(foreign.map(({ policies, policyAssignmentName }) => ({ policies, policyAssignmentName }))).toEqual(
      own.map(({ policies, policyAssignmentName }) => ({ policies, policyAssignmentName })),
    );
    expect(foreign.map(({ policyAssignmentId }) => policyAssignmentId)).toContain(
      `${existingResourceGroup().resourceGroupId}/providers/Microsoft.Authorization/policyAssignments/ml-public-network`,
    );
  });
});

describe("what can be left out, by a deviation", () => {
  test("signing and approval, each with who accepted it", () => {
    const stack = testStack();
    guardrailsIn(stack, { ...accepted, jobSignedCode: undefined, jobApproval: undefined });
    const all = assignedIn(stack);
    expect([all.has(idOf("jobSignedCode")), all.has(idOf("jobApproval"))]).toEqual([false, false]);
    expect(all.size).toBe(KEYS.length - 2);
    expect(recorded(stack).map(({ construct, property }) => `${construct}.${property}`)).toEqual([
      "guardrails.unapprovedJobs",
      "guardrails.unsignedCode",
    ]);
  });

  test("nothing is refused while a deviation says so, and everything is reported", () => {
    const stack = testStack();
    const { assignments } = guardrailsIn(stack, { notEnforced: testDeviation() });
    const all = [...assignedIn(stack).values()];
    expect(all.filter(({ attributes }) => attributes.enforce !== false)).toEqual([]);
    expect(assignments.flatMap(({ policies }) => policies).filter(({ denies }) => denies)).toEqual([]);
    expect(recorded(stack).map(({ property }) => property)).toEqual(["notEnforced"]);
  });
});

describe("logRepair", () => {
  const logRepair = {
    identity: testIdentity(),
    logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces", "log-churn"),
    diagnosticSettingName: "to-log-analytics",
  };

  test("operations/collect-resource-logs: lets Azure add what is missing, under the setting's own name", () => {
    const stack = testStack();
    guardrailsIn(stack, { logRepair });
    const repair = assignedIn(stack).get("f59276f0-5740-4aaf-821d-45d185aa210e");
    expect(repair?.parameters).toEqual({
      effect: "DeployIfNotExists",
      profileName: "to-log-analytics",
      logAnalytics: logRepair.logAnalyticsWorkspaceId,
      logsEnabled: true,
      metricsEnabled: true,
    });
    expect(repair?.attributes).toMatchObject({
      location: "westeurope",
      identity: { type: "UserAssigned", identity_ids: [testIdentity().identityId] },
    });
    const roles = Template.of(stack).resource("azurerm_role_assignment").all;
    expect(
      roles.map(({ attributes }) => [
        String(attributes.role_definition_id).split("/").at(-1),
        attributes.scope,
      ]),
    ).toEqual([
      ["92aaf0da-9dab-42b6-94a3-d43ce8d16293", logRepair.logAnalyticsWorkspaceId],
      ["749f88d5-cbae-40b8-bcfc-e573ddc772fa", existingResourceGroup().resourceGroupId],
    ]);
  });

  test("gives its identity roles on the group and nowhere above", () => {
    expect(messageOf(() => assigned({ logRepair, scope: { subscriptionId: TEST_SUBSCRIPTION } }))).toBe(
      "test/guardrails: logRepair takes the resource group as the scope: its identity gets its roles there and nowhere above",
    );
  });
});

describe("what is wrong is refused", () => {
  const wrong = (props: Record<string, unknown>) =>
    messageOf(() => {
      guardrailsIn(testStack(), props as Partial<PolicyGuardrailsProps>);
    });

  test.each<[string, Record<string, unknown>, string]>([
    [
      "no key",
      { jobSignedCode: undefined },
      "jobSignedCode.signingKey is missing, which the policy 6a6f7384-63de-11ea-bc55-0242ac130003 can't do without: give it, or say with unsignedCode who accepted that nobody signs training code",
    ],
    [
      "no endpoint",
      { jobApproval: undefined },
      "jobApproval.approvalEndpoint is missing, which the policy 3948394e-63de-11ea-bc55-0242ac130003 can't do without: give it, or say with unapprovedJobs who accepted that nothing approves jobs",
    ],
    [
      "no registries",
      { jobRegistries: undefined },
      "jobRegistries.allowedACRs is missing, which the policy 5853517a-63de-11ea-bc55-0242ac130003 can't do without",
    ],
    [
      "an empty list of registries",
      { jobRegistries: { allowedACRs: [] } },
      "jobRegistries.allowedACRs must name at least one registry: that of the workspace",
    ],
    [
      "a text instead of a list",
      { jobRegistries: { allowedACRs: "cr.azurecr.io" } },
      'jobRegistries.allowedACRs must be a list of texts (got "cr.azurecr.io")',
    ],
    ["a number instead of a text", { jobLogs: { datastore: 7 } }, "jobLogs.datastore must be a text (got 7)"],
    [
      "a list of other things",
      { jobPythonPackages: { allowedPythonPackageChannels: [1] } },
      "jobPythonPackages.allowedPythonPackageChannels must be a list of texts (got [1])",
    ],
    [
      "a kind of compute that this policy doesn't know",
      { jobRegistries: { allowedACRs: ["cr.azurecr.io"], computeType: "SynapseSpark" } },
      'jobRegistries.computeType must be one of MachineLearningCompute, ComputeInstance, ManagedEndpoint, Singularity, Automatic, Any (got "SynapseSpark")',
    ],
    [
      "another isolation mode",
      { isolationMode: "Approved" },
      'isolationMode must be one of AllowInternetOutbound, AllowOnlyApprovedOutbound, Disabled (got "Approved")',
    ],
    [
      "an address as a registry",
      { jobRegistries: { allowedACRs: ["https://cr.azurecr.io"] } },
      'jobRegistries.allowedACRs must be login servers such as crchurn.azurecr.io, without https:// (got "https://cr.azurecr.io")',
    ],
    [
      "an index with a password",
      { jobPythonPackages: { allowedPythonPackageChannels: ["https://me:pw@pkgs.example.com"] } },
      'jobPythonPackages.allowedPythonPackageChannels must be https addresses without user, password or query: whoever reads the assignment reads them (got "https://me:pw@pkgs.example.com")',
    ],
    [
      "an endpoint without TLS",
      { jobApproval: { approvalEndpoint: "http://approvals.example.com" } },
      'jobApproval.approvalEndpoint must be an https address without user, password or query: whoever reads the assignment reads it (got "http://approvals.example.com")',
    ],
    [
      "a key that is none",
      { jobSignedCode: { signingKey: "ssh-ed25519 AAAA" } },
      "jobSignedCode.signingKey must be one public key as PGP writes it, from its BEGIN line to its END line, and nothing else (got what is not shown)",
    ],
    [
      "a second key in the first one",
      {
        jobSignedCode: {
          signingKey:
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQ\n-----BEGIN PGP PUBLIC KEY BLOCK-----\nmQ\n-----END PGP PUBLIC KEY BLOCK-----",
        },
      },
      "jobSignedCode.signingKey must be one public key as PGP writes it, from its BEGIN line to its END line, and nothing else (got what is not shown)",
    ],
    [
      "no filter at all",
      { jobLogs: { logFilters: [] } },
      "jobLogs.logFilters must name at least one expression",
    ],
    [
      "a filter that is no regular expression",
      { jobLogs: { logFilters: ["("] } },
      'jobLogs.logFilters must be regular expressions (got "(")',
    ],
    [
      "a tag without a value",
      { jobLogs: { tags: ["batch"] } },
      'jobLogs.tags must be texts such as purpose:training (got "batch")',
    ],
    [
      "four digits of days",
      { requiredRetentionDays: 1000 },
      "requiredRetentionDays must be a whole number from 1 to 999: the policy compares three digits (got 1000)",
    ],
    [
      "keys that are neither true nor false",
      { customerManagedKeys: "no" },
      'customerManagedKeys must be true or false (got "no")',
    ],
    [
      "one registry of models that is no list",
      { approvedModels: { registries: "approved" } },
      'approvedModels.registries must be a list of texts (got "approved")',
    ],
    [
      "a registry that can't be one",
      { approvedModels: { registries: ["a/b"] } },
      'approvedModels.registries must be names of registries (got "a/b")',
    ],
    [
      "a model of none of the registries",
      { approvedModels: { registries: ["a-b-c"], allowedAssetIds: ["azureml://registries/other/models/m"] } },
      'approvedModels.allowedAssetIds must be of one of approvedModels.registries (got "azureml://registries/other/models/m")',
    ],
    [
      "publishers of several registries",
      { approvedModels: { registries: ["one", "two"], allowedPublishers: ["me"] } },
      "approvedModels.allowedPublishers takes exactly one of approvedModels.registries: its policy knows one (got 2)",
    ],
    [
      "a key and a deviation from it",
      { unsignedCode: testDeviation() },
      "jobSignedCode and unsignedCode exclude each other: with the deviation nothing is assigned",
    ],
    [
      "an endpoint and a deviation from it",
      { unapprovedJobs: testDeviation() },
      "jobApproval and unapprovedJobs exclude each other: with the deviation nothing is assigned",
    ],
    [
      "a subscription that is none",
      { scope: { subscriptionId: "mine" } },
      'scope.subscriptionId must be the id of a subscription, a GUID (got "mine")',
    ],
    [
      "a management group that can't be one",
      { scope: { managementGroupName: "a b" } },
      'scope.managementGroupName must be 1 to 90 letters, digits and _ ( ) . -, without a point at its end (got "a b")',
    ],
  ])("%s", (_what, props, problem) => {
    expect(wrong(props)).toBe(`test/guardrails: ${problem}`);
  });

  test("all at once, and nothing is made", () => {
    const stack = testStack();
    const props = { jobLogs: { datastore: "a b" }, requiredRetentionDays: 0 };
    expect(messageOf(() => guardrailsIn(stack, props))).toBe(
      'test/guardrails: jobLogs.datastore must be the name of a datastore (got "a b"); ' +
        "requiredRetentionDays must be a whole number from 1 to 999: the policy compares three digits (got 0)",
    );
    expect(assignedIn(stack).size).toBe(0);
  });
});
