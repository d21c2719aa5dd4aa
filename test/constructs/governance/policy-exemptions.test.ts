import { MachineLearningComputeCluster } from "@cdktf/provider-azurerm/lib/machine-learning-compute-cluster";
import { ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BUILT_IN_POLICIES, type BuiltInPolicy } from "../../../constructs/governance/built-in-policies";
import { Deviations, type RecordedDeviation } from "../../../constructs/governance/deviation";
import type { IPolicyAssignment } from "../../../constructs/governance/policy-assignment";
import { makeExemption } from "../../../constructs/governance/policy-exemption";
import { PolicyExemptions } from "../../../constructs/governance/policy-exemptions";
import { SecurityBenchmark } from "../../../constructs/governance/security-benchmark";
import { AzapiResource } from "../../../constructs/terraform/azapi-resource";
import { armId, existingResourceGroup, testDeviation } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { messageOf } from "../serving/alerting";
import { guardrailsIn } from "./guardrails";

const { computesInVirtualNetwork, storageSharedKey } = BUILT_IN_POLICIES;
const LOCAL_AUTH: BuiltInPolicy = { id: "e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f", displayName: "local" };
const WORKSPACE = armId("Microsoft.MachineLearningServices/workspaces", "mlw-churn");
const reason = "Azure takes no subnet in a managed network";

/** A construct with a cluster as its main resource. */
function cluster(stack: TerraformStack, name: string): Construct {
  const construct = new Construct(stack, name);
  new MachineLearningComputeCluster(construct, "Resource", {
    name,
    location: "westeurope",
    machineLearningWorkspaceId: WORKSPACE,
    vmPriority: "Dedicated",
    vmSize: "Standard_DS3_v2",
    scaleSettings: { minNodeCount: 0, maxNodeCount: 1, scaleDownNodesAfterIdleDuration: "PT2M" },
  });
  return construct;
}

function instance(stack: TerraformStack, name: string): Construct {
  const construct = new Construct(stack, name);
  const type = "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01";
  new AzapiResource(construct, "Resource", { type, name, parentId: WORKSPACE });
  return construct;
}

function account(stack: TerraformStack, name: string): Construct {
  const construct = new Construct(stack, name);
  new StorageAccount(construct, "Resource", {
    name,
    location: "westeurope",
    resourceGroupName: "rg",
    accountTier: "Standard",
    accountReplicationType: "LRS",
  });
  return construct;
}

/** Exemptions from the guardrails, in a stack that `fill` fills. */
function exempting(
  fill: (stack: TerraformStack) => void,
  more: readonly IPolicyAssignment[] = [],
): TerraformStack {
  const stack = testStack();
  const { assignments } = guardrailsIn(stack);
  new PolicyExemptions(stack, "exemptions", {
    resourceGroup: existingResourceGroup(),
    assignments: [...assignments, ...more],
  });
  fill(stack);
  return stack;
}

const onResources = (stack: TerraformStack) =>
  Template.of(stack).resource("azurerm_resource_policy_exemption");
const onGroups = (stack: TerraformStack) =>
  Template.of(stack).resource("azurerm_resource_group_policy_exemption");
const benchmark = (version: "v1" | "v2" = "v1") =>
  SecurityBenchmark.fromPolicyAssignmentId(
    armId("Microsoft.Authorization/policyAssignments", "asb"),
    version,
  );

describe("what only reports", () => {
  test.each(["4.81.0", "5.2.0"] as const)("is exempted from on the very resource, azurerm %s", (version) => {
    const stack = testStack(version);
    const { assignments } = guardrailsIn(stack);
    new PolicyExemptions(stack, "exemptions", { resourceGroup: existingResourceGroup(), assignments });
    // recorded after the exemptions were made: the list is read when the stack is synthesized
    const training = cluster(stack, "training");
    Deviations.of(stack).stand(training, "subnet", { reason, policies: [computesInVirtualNetwork] }, [
      "security/managed-vnet-isolation",
    ]);
    const only = onResources(stack).only;
    expect(only).toEqual({
      name: expect.stringMatching(/^training-subnet-[0-9a-f]{8}$/),
      display_name: "subnet of training",
      description: reason,
      exemption_category: "Mitigated",
      policy_assignment_id:
        "${azurerm_resource_group_policy_assignment.guardrails_computes-in-network_4CB61FB8.id}",
      resource_id: expect.stringMatching(
        /^\$\{azurerm_machine_learning_compute_cluster\.training_\w+\.id\}$/,
      ),
      metadata: expect.any(String),
    });
    expect(JSON.parse(String(only.metadata))).toEqual({
      source: "deviations.json",
      construct: "training",
      property: "subnet",
      recommendations: ["security/managed-vnet-isolation"],
      standing: true,
    });
    onGroups(stack).count(0);
  });

  test("and on azapi's resources of that type, but on no other", () => {
    const stack = exempting((inside) => {
      Deviations.of(inside).stand(instance(inside, "explore"), "subnet", {
        reason,
        policies: [computesInVirtualNetwork],
      });
      const type = "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01";
      new AzapiResource(inside, "other", { type, name: "e", parentId: WORKSPACE });
      account(inside, "storage");
    });
    expect(onResources(stack).only.resource_id).toMatch(/^\$\{azapi_resource\.explore_\w+\.id\}$/);
  });

  test("each of several, and those of constructs inside", () => {
    const stack = exempting((inside) => {
      cluster(inside, "a");
      cluster(inside, "b");
      Deviations.of(inside).stand(inside, "subnet", { reason, policies: [computesInVirtualNetwork] });
    });
    const names = onResources(stack)
      .count(2)
      .all.map(({ attributes }) => attributes.name);
    expect(new Set(names).size).toBe(2);
  });

  test("only the resources that a deviation names, where it names some", () => {
    const stack = exempting((inside) => {
      const [a] = [cluster(inside, "a"), cluster(inside, "b")];
      Deviations.of(inside).accept(inside, "subnet", testDeviation(), {
        recommendations: [],
        rules: [],
        resources: [a],
        policies: [computesInVirtualNetwork],
      });
    });
    expect(onResources(stack).only.resource_id).toMatch(/\.a_/);
  });
});

describe("what refuses", () => {
  const stackWith = () =>
    exempting((inside) => {
      const [old] = [cluster(inside, "old"), cluster(inside, "new")];
      Deviations.of(inside).accept(old, "localAuth", testDeviation(), {
        recommendations: ["security/compute-local-auth-disabled"],
        rules: [],
        policies: [LOCAL_AUTH],
      });
    });

  test("is exempted from on the group until the day, by whom and why, and the resource waits for it", () => {
    const stack = stackWith();
    const only = onGroups(stack).only;
    expect(only).toEqual({
      name: expect.stringMatching(/^old-localAuth-[0-9a-f]{8}$/),
      display_name: "localAuth of old",
      description: "Accepted by security board until 2027-01-31: the old exporter can't do better",
      exemption_category: "Waiver",
      expires_on: "2027-01-31T23:59:59Z",
      policy_assignment_id:
        "${azurerm_resource_group_policy_assignment.guardrails_computes-local-auth_481E90B2.id}",
      resource_group_id: existingResourceGroup().resourceGroupId,
      metadata: expect.any(String),
    });
    expect(JSON.parse(String(only.metadata))).toEqual({
      source: "deviations.json",
      construct: "old",
      property: "localAuth",
      recommendations: ["security/compute-local-auth-disabled"],
      approvedBy: "security board",
      expires: "2027-01-31",
    });
    onResources(stack).count(0);
    const address = onGroups(stack).all[0]?.address;
    const clusters = Template.of(stack).resource("azurerm_machine_learning_compute_cluster").all;
    expect(
      clusters.map(({ address: own, attributes }) => [own.includes(".old_"), attributes.depends_on]).sort(),
    ).toEqual([
      [false, undefined],
      [true, [address]],
    ]);
  });

  test("needs no exemption while it only reports", () => {
    const stack = testStack();
    const { assignments } = guardrailsIn(stack, { notEnforced: testDeviation() });
    new PolicyExemptions(stack, "exemptions", { resourceGroup: existingResourceGroup(), assignments });
    Deviations.of(stack).accept(cluster(stack, "old"), "localAuth", testDeviation(), {
      recommendations: [],
      rules: [],
      policies: [LOCAL_AUTH],
    });
    onGroups(stack).count(0);
    onResources(stack).count(1);
  });
});

describe("an initiative", () => {
  test("is exempted from by the references of the policies, all of one resource at once", () => {
    const stack = exempting(
      (inside) => {
        Deviations.of(inside).accept(account(inside, "storage"), "sharedKeyAccess", testDeviation(), {
          recommendations: [],
          rules: [],
          policies: [storageSharedKey, BUILT_IN_POLICIES.storageCustomerManagedKey],
        });
      },
      [benchmark()],
    );
    expect(onResources(stack).only).toMatchObject({
      policy_assignment_id: armId("Microsoft.Authorization/policyAssignments", "asb"),
      policy_definition_reference_ids: [
        "storageAccountsShouldUseCustomerManagedKeyForEncryptionMonitoringEffect",
        "storageAccountsShouldPreventSharedKeyAccess",
      ],
      expires_on: "2027-01-31T23:59:59Z",
    });
  });

  test("has other references in its second version", () => {
    const stack = exempting(
      (inside) => {
        Deviations.of(inside).stand(account(inside, "storage"), "network", {
          reason,
          policies: [BUILT_IN_POLICIES.storagePublicNetwork],
        });
      },
      [benchmark("v2")],
    );
    expect(onResources(stack).only.policy_definition_reference_ids).toEqual(["StoragesPublicAccess"]);
  });
});

test("a deviation that names no assigned policy, or nothing of the stack, makes no exemption", () => {
  const stack = exempting((inside) => {
    Deviations.of(inside).accept(account(inside, "storage"), "sharedKeyAccess", testDeviation(), {
      recommendations: [],
      rules: [],
      policies: [storageSharedKey],
    });
    Deviations.of(inside).stand(inside, "subnet", { reason, policies: [computesInVirtualNetwork] });
  });
  onResources(stack).count(0);
  onGroups(stack).count(0);
});

describe("a lock, which goes before what stands on its resource", () => {
  /** What a lock waits for, of the exemptions of a cluster and a storage account. */
  const waitsFor = (scopeOf: (storage: StorageAccount) => string) => {
    const stack = exempting(
      (inside) => {
        const storage = account(inside, "storage");
        const main = storage.node.findChild("Resource") as StorageAccount;
        new ManagementLock(inside, "lock", { name: "l", scope: scopeOf(main), lockLevel: "CanNotDelete" });
        const deviations = Deviations.of(inside);
        deviations.stand(cluster(inside, "training"), "subnet", {
          reason,
          policies: [computesInVirtualNetwork],
        });
        deviations.stand(storage, "keys", { reason, policies: [storageSharedKey] });
      },
      [benchmark()],
    );
    const { depends_on = [] } = Template.of(stack).resource("azurerm_management_lock").only;
    const names = (depends_on as string[]).map((address) => /-(training|storage)-/.exec(address)?.[1]);
    return [...new Set(names)].sort();
  };

  test("waits for those of a data service that it locks", () => {
    expect(waitsFor(({ id }) => id)).toEqual(["storage"]);
  });

  test("waits for all of a workspace, a group, or what isn't of the stack", () => {
    expect(waitsFor(() => WORKSPACE)).toEqual(["storage", "training"]);
    expect(waitsFor(() => existingResourceGroup().resourceGroupId)).toEqual(["storage", "training"]);
  });
});

test("a stack that is synthesized twice has each exemption once", () => {
  const stack = exempting((inside) => {
    Deviations.of(inside).stand(cluster(inside, "training"), "subnet", {
      reason,
      policies: [computesInVirtualNetwork],
    });
  });
  onResources(stack).count(1);
  onResources(stack).count(1);
});

test("long names and reasons are shortened to what Azure takes, and templates of Terraform are text", () => {
  const stack = exempting((inside) => {
    Deviations.of(inside).stand(cluster(inside, `a-name-${"x".repeat(80)}`), "subnet", {
      reason: `see \${why} ${"because ".repeat(100)}`,
      policies: [computesInVirtualNetwork],
    });
  });
  const { name, description } = onResources(stack).only;
  expect(String(name)).toMatch(/^a-name-x+-[0-9a-f]{8}$/);
  expect(String(name)).toHaveLength(64);
  expect(String(description)).toMatch(/^see \$\$\{why\} because .*…$/);
});

describe("errors", () => {
  test("an accepted deviation without an end is no exemption", () => {
    const stack = testStack();
    const deviation: RecordedDeviation = {
      construct: "storage",
      property: "sharedKeyAccess",
      recommendations: [],
      rules: [],
      policies: [storageSharedKey.id],
      reason: "the old exporter can't do better",
      approvedBy: "security board",
      expires: "",
    };
    const assignment = benchmark();
    const on = { group: existingResourceGroup() };
    expect(
      messageOf(() => makeExemption(stack, { assignment, policies: assignment.policies, deviation, on })),
    ).toBe(
      'storage.sharedKeyAccess: an exemption can\'t be made of it: expires must be a calendar day, YYYY-MM-DD (got "")',
    );
  });

  test("an assignment of a policy that is about nobody knows what", () => {
    const assignment: IPolicyAssignment = {
      policyAssignmentId: armId("Microsoft.Authorization/policyAssignments", "own"),
      policyAssignmentName: "own",
      policies: [{ id: "00000000-0000-0000-0000-000000000000", denies: true }],
    };
    expect(messageOf(() => exempting(() => undefined, [assignment]))).toBe(
      "test/exemptions: assignments: own has the policy 00000000-0000-0000-0000-000000000000, and nothing says what it is about",
    );
  });

  test("an id that is none of an assignment", () => {
    expect(messageOf(() => SecurityBenchmark.fromPolicyAssignmentId("asb", "v1"))).toBe(
      'SecurityBenchmark: "asb" is not the ARM id of a policy assignment',
    );
  });
});
