import { MachineLearningComputeCluster } from "@cdktf/provider-azurerm/lib/machine-learning-compute-cluster";
import { MonitorAutoscaleSetting } from "@cdktf/provider-azurerm/lib/monitor-autoscale-setting";
import type { TerraformStack } from "cdktf";
import { TrainingCluster } from "../../../constructs/compute/training-cluster";
import { CostGuard, type CostGuardProps } from "../../../constructs/governance/cost-guard";
import { Deviations } from "../../../constructs/governance/deviation";
import type { ArmBody } from "../../../constructs/terraform/azapi-element";
import { AzapiResource } from "../../../constructs/terraform/azapi-resource";
import { AzapiResourceAction } from "../../../constructs/terraform/azapi-resource-action";
import { armId, testDeviation, testIdentity } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { testWorkspace } from "../compute/test-workspace";
import { messageOf } from "../serving/alerting";

const ML = "Microsoft.MachineLearningServices/workspaces";
const AKS = "Microsoft.ContainerService/managedClusters";
const AUTOSCALE = "Microsoft.Insights/autoscaleSettings";
const DEFAULTS =
  "Standard_DS2_v2, Standard_DS3_v2, Standard_DS4_v2, Standard_DS5_v2, Standard_D2s_v3, Standard_D4s_v3, Standard_D8s_v3, Standard_D16s_v3, Standard_D2ds_v4, Standard_D4ds_v4, Standard_D8ds_v4, Standard_D16ds_v4, Standard_D2ds_v5, Standard_D4ds_v5, Standard_D8ds_v5, Standard_D16ds_v5, Standard_E4s_v3, Standard_E8s_v3, Standard_E16s_v3, Standard_F4s_v2, Standard_F8s_v2, Standard_F16s_v2";

/** What the guard says of a stack with something in it. */
function said(props: CostGuardProps, fill: (stack: TerraformStack) => void): string[] {
  const stack = testStack();
  new CostGuard(stack, "guard", props);
  fill(stack);
  return stack.node.validate();
}

function cluster(
  stack: TerraformStack,
  vmSize: string,
  maxNodeCount: number,
  id = "cluster",
): TerraformStack {
  new MachineLearningComputeCluster(stack, id, {
    name: id,
    location: "westeurope",
    machineLearningWorkspaceId: armId(ML, "mlw"),
    vmPriority: "Dedicated",
    vmSize,
    scaleSettings: { minNodeCount: 0, maxNodeCount, scaleDownNodesAfterIdleDuration: "PT2M" },
  });
  return stack;
}

function azapi(stack: TerraformStack, type: string, body: ArmBody, id = "made"): AzapiResource {
  const parentId = armId("Microsoft.Resources/resourceGroups", "rg");
  return new AzapiResource(stack, id, { type: `${type}@2025-12-01`, name: id, parentId, body });
}

const compute = (computeType: string, properties: ArmBody) => ({ properties: { computeType, properties } });

describe("CostGuard: sizes", () => {
  test("cost/right-size-sku-selection: a size outside the list is refused, with the construct, the value and what is allowed", () => {
    expect(said({}, (stack) => cluster(stack, "Standard_M32ms", 1))).toEqual([
      `test/cluster: vm_size "Standard_M32ms" is not allowed; allowed are ${DEFAULTS}`,
    ]);
  });

  test("a size of the list passes, in any spelling of upper and lower case", () => {
    expect(said({}, (stack) => cluster(stack, "STANDARD_ds3_V2", 1))).toEqual([]);
    expect(
      said({ allowedSizes: ["standard_m32ms"] }, (stack) => cluster(stack, "Standard_M32ms", 1)),
    ).toEqual([]);
  });

  test("a list of one's own replaces the default", () => {
    expect(
      said({ allowedSizes: ["Standard_DS2_v2"] }, (stack) => cluster(stack, "Standard_DS3_v2", 1)),
    ).toEqual(['test/cluster: vm_size "Standard_DS3_v2" is not allowed; allowed are Standard_DS2_v2']);
  });

  test("ai-cost/gpu-only-for-ai-functions: GPUs need somebody's word, also those of a series that nobody lists", () => {
    for (const size of [
      "Standard_NC4as_T4_v3",
      "Standard_ND40rs_v2",
      "standard_nv6",
      "Standard_NM16ads_MA35D",
    ]) {
      expect(said({}, (stack) => cluster(stack, size, 1))).toEqual([
        `test/cluster: vm_size "${size}" has GPUs, which nobody accepted: give gpu a Deviation, or choose a size without`,
      ]);
    }
  });

  test("GPUs that somebody accepted pass, and the acceptance is recorded", () => {
    const stack = testStack();
    new CostGuard(stack, "guard", { gpu: testDeviation() });
    cluster(stack, "Standard_NC4as_T4_v3", 1);
    expect(stack.node.validate()).toEqual([]);
    expect(Deviations.of(stack).list()).toMatchObject([
      { construct: "guard", property: "gpu", rules: [], ...testDeviation() },
    ]);
  });

  test("a word for GPUs doesn't widen a list that leaves them out", () => {
    const props = { allowedSizes: ["Standard_DS2_v2"], gpu: testDeviation() };
    expect(said(props, (stack) => cluster(stack, "Standard_NC4as_T4_v3", 1))).toEqual([
      'test/cluster: vm_size "Standard_NC4as_T4_v3" is not allowed; allowed are Standard_DS2_v2',
    ]);
  });

  test("an escape hatch is seen: what counts is what is written", () => {
    const fill = (stack: TerraformStack) => {
      const { node } = new TrainingCluster(stack, "training", {
        workspace: testWorkspace(stack),
        name: "training",
        vmSize: "Standard_DS3_v2",
        identity: testIdentity(),
        maxNodes: 2,
      });
      const made = node.findChild("Resource") as MachineLearningComputeCluster;
      made.addOverride("vm_size", "Standard_M32ms");
      made.addOverride("scale_settings.max_node_count", 90);
    };
    expect(said({}, fill)).toEqual([
      `test/training/Resource: vm_size "Standard_M32ms" is not allowed; allowed are ${DEFAULTS}`,
      "test/training/Resource: scale_settings.max_node_count is 90; allowed are 20 (maximumNodes.each)",
      "test/guard: all machines together are 90 at most; allowed are 60 (maximumNodes.total)",
    ]);
  });

  test("a size that only a plan tells is refused, and one that is missing", () => {
    expect(said({}, (stack) => cluster(stack, `\${var.size}`, 1))).toEqual([
      `test/cluster: vm_size "\${var.size}" is known to a plan only; write a size that is allowed`,
    ]);
    expect(said({}, (stack) => azapi(stack, `${ML}/computes`, compute("ComputeInstance", {})))).toEqual([
      "test/made: body.properties.properties.vmSize is missing; it must say a size",
    ]);
  });
});

describe("CostGuard: every kind of machine", () => {
  const LARGE = "Standard_M32ms";
  const at = (where: string) => [`test/made: ${where} "${LARGE}" is not allowed; allowed are ${DEFAULTS}`];

  test.each<[string, string, ArmBody, string]>([
    [
      "a cluster by azapi",
      `${ML}/computes`,
      compute("AmlCompute", { vmSize: LARGE, scaleSettings: { maxNodeCount: 1 } }),
      "body.properties.properties.vmSize",
    ],
    [
      "a compute instance",
      `${ML}/computes`,
      compute("ComputeInstance", { vmSize: LARGE }),
      "body.properties.properties.vmSize",
    ],
    [
      "an online deployment",
      `${ML}/onlineEndpoints/deployments`,
      { sku: { capacity: 1 }, properties: { instanceType: LARGE } },
      "body.properties.instanceType",
    ],
    [
      "a batch deployment",
      `${ML}/batchEndpoints/deployments`,
      { properties: { resources: { instanceCount: 1, instanceType: LARGE } } },
      "body.properties.resources.instanceType",
    ],
    [
      "a job of a schedule",
      `${ML}/schedules`,
      { properties: { action: { jobDefinition: { resources: { instanceType: LARGE } } } } },
      "body.properties.action.jobDefinition.resources.instanceType",
    ],
    [
      "a monitor on serverless machines",
      `${ML}/schedules`,
      { properties: { action: { monitorDefinition: { computeConfiguration: { instanceType: LARGE } } } } },
      "body.properties.action.monitorDefinition.computeConfiguration.instanceType",
    ],
    [
      "the second pool of a Kubernetes cluster",
      AKS,
      {
        properties: {
          agentPoolProfiles: [
            { vmSize: "Standard_DS3_v2", count: 1 },
            { vmSize: LARGE, count: 1 },
          ],
        },
      },
      "body.properties.agentPoolProfiles[1].vmSize",
    ],
    [
      "a pool of its own",
      `${AKS}/agentPools`,
      { properties: { vmSize: LARGE, count: 1 } },
      "body.properties.vmSize",
    ],
  ])("%s", (_what, type, body, where) => {
    expect(said({}, (stack) => azapi(stack, type, body))).toEqual(at(where));
  });

  test("what an action changes is looked at, and need not name what it leaves", () => {
    const act = (stack: TerraformStack, body: ArmBody) =>
      new AzapiResourceAction(stack, "made", {
        type: `${ML}/computes@2025-12-01`,
        resourceId: armId(ML, "mlw"),
        method: "PATCH",
        body,
      });
    const scale = compute("AmlCompute", { scaleSettings: { maxNodeCount: 30 } });
    expect(said({}, (stack) => act(stack, scale))).toEqual([
      "test/made: body.properties.properties.scaleSettings.maxNodeCount is 30; allowed are 20 (maximumNodes.each)",
    ]);
    expect(said({}, (stack) => act(stack, compute("AmlCompute", {})))).toEqual([]);
  });

  test("a deployment on Kubernetes runs on nodes that are looked at themselves", () => {
    const properties = { endpointComputeType: "Kubernetes", instanceType: "defaultinstancetype" };
    expect(said({}, (stack) => azapi(stack, `${ML}/onlineEndpoints/deployments`, { properties }))).toEqual(
      [],
    );
  });
});

describe("CostGuard: how many", () => {
  test("cost/policies-and-quotas: more nodes of one cluster than allowed are refused, and as many pass", () => {
    const props = { maximumNodes: { each: 4 } };
    expect(said(props, (stack) => cluster(stack, "Standard_DS3_v2", 5))).toEqual([
      "test/cluster: scale_settings.max_node_count is 5; allowed are 4 (maximumNodes.each)",
    ]);
    expect(said(props, (stack) => cluster(stack, "Standard_DS3_v2", 4))).toEqual([]);
  });

  test("more of all together are refused, though each is small enough", () => {
    const fill = (stack: TerraformStack) => {
      cluster(stack, "Standard_DS3_v2", 4, "one");
      cluster(stack, "Standard_DS3_v2", 4, "two");
      azapi(stack, `${ML}/computes`, compute("ComputeInstance", { vmSize: "Standard_DS3_v2" }));
    };
    const props = (total: number) => ({ maximumNodes: { each: 4, total } });
    expect(said(props(8), fill)).toEqual([
      "test/guard: all machines together are 9 at most; allowed are 8 (maximumNodes.total)",
    ]);
    expect(said(props(9), fill)).toEqual([]);
  });

  test("copies of a resource count, and nodes of a job count once: with their cluster", () => {
    const fill = (stack: TerraformStack) => {
      (
        cluster(stack, "Standard_DS3_v2", 4).node.findChild("cluster") as MachineLearningComputeCluster
      ).count = 3;
      azapi(stack, `${ML}/batchEndpoints/deployments`, { properties: { resources: { instanceCount: 4 } } });
    };
    expect(said({ maximumNodes: { each: 4, total: 11 } }, fill)).toEqual([
      "test/guard: all machines together are 12 at most; allowed are 11 (maximumNodes.total)",
    ]);
    expect(said({ maximumNodes: { each: 4, total: 12 } }, fill)).toEqual([]);
  });

  test("a deployment has as many as autoscale gives it", () => {
    const fill = (stack: TerraformStack) => {
      const body = { sku: { capacity: 1 }, properties: { instanceType: "Standard_DS3_v2" } };
      const deployment = azapi(stack, `${ML}/onlineEndpoints/deployments`, body);
      new MonitorAutoscaleSetting(stack, "autoscale", {
        name: "autoscale",
        location: "westeurope",
        resourceGroupName: "rg",
        targetResourceId: deployment.id,
        profile: [
          { name: "default", capacity: { default: 1, minimum: 1, maximum: 3 } },
          { name: "day", capacity: { default: 1, minimum: 1, maximum: 8 } },
        ],
      });
    };
    expect(said({ maximumNodes: { each: 7 } }, fill)).toEqual([
      "test/made: autoscale's maximum is 8; allowed are 7 (maximumNodes.each)",
    ]);
  });

  /** A deployment of one instance, and autoscale by azapi with these properties beside a target. */
  function scaled(properties: object, more: { capacity?: number; target?: string } = {}) {
    return (stack: TerraformStack) => {
      const body = { sku: { capacity: more.capacity ?? 1 }, properties: { instanceType: "Standard_DS3_v2" } };
      const deployment = azapi(stack, `${ML}/onlineEndpoints/deployments`, body);
      const targetResourceUri = more.target ?? deployment.id;
      azapi(stack, AUTOSCALE, { properties: { targetResourceUri, ...properties } }, "autoscale");
    };
  }
  const profiles = (maximum: string) => [
    { name: "default", capacity: { default: "1", minimum: "1", maximum } },
  ];
  const UNTOLD = "autoscale's maximum is missing or known to a plan only; it must be a number, 20 at most";

  test("so it has where azapi wrote autoscale", () => {
    expect(said({}, scaled({ enabled: true, profiles: profiles("90") }))).toEqual([
      "test/made: autoscale's maximum is 90; allowed are 20 (maximumNodes.each)",
      "test/guard: all machines together are 90 at most; allowed are 60 (maximumNodes.total)",
    ]);
    expect(said({}, scaled({ profiles: profiles("3") }))).toEqual([]);
  });

  test.each([
    ["a maximum", { profiles: profiles("${var.most}") }],
    ["profiles", { profiles: "${local.profiles}" }],
    ["one profile of two", { profiles: [...profiles("3"), ...profiles("${var.most}")] }],
  ])("%s that only a plan tells is refused", (_, properties) => {
    expect(said({}, scaled(properties))).toEqual([`test/made: ${UNTOLD}`]);
  });

  test("autoscale hides no larger capacity, and is held by itself where nobody sees what it scales", () => {
    expect(said({}, scaled({ profiles: profiles("1") }, { capacity: 30 }))).toEqual([
      "test/made: body.sku.capacity is 30; allowed are 20 (maximumNodes.each)",
    ]);
    expect(said({}, scaled({ profiles: profiles("30") }, { target: "/elsewhere" }))).toEqual([
      "test/autoscale: autoscale's maximum is 30; allowed are 20 (maximumNodes.each)",
    ]);
    expect(said({}, scaled({ enabled: false, profiles: profiles("30") }))).toEqual([]);
  });

  test("what only a plan tells of pools and computes is refused", () => {
    const size = "Standard_DS3_v2";
    const pool = (properties: object) => (stack: TerraformStack) =>
      azapi(stack, `${AKS}/agentPools`, { properties: { vmSize: size, ...properties } });
    expect(said({}, pool({ count: 3 }))).toEqual([]);
    expect(said({}, pool({ count: "${var.nodes}" }))).toEqual([
      "test/made: body.properties.count is missing or known to a plan only; it must be a number, 20 at most",
    ]);
    expect(said({}, pool({ count: 1, maxCount: "${var.nodes}" }))).toEqual([
      "test/made: body.properties.maxCount is missing or known to a plan only; it must be a number, 20 at most",
    ]);
    const cluster = compute("${var.type}", { vmSize: "Standard_M32ms", scaleSettings: { maxNodeCount: 90 } });
    expect(said({}, (stack) => azapi(stack, `${ML}/computes`, cluster))).toHaveLength(3);
    expect(said({}, (stack) => azapi(stack, `${ML}/computes`, compute("DataFactory", {})))).toEqual([]);
  });

  test("a number below zero is refused, and makes no room for others", () => {
    const fill = (stack: TerraformStack) => {
      cluster(stack, "Standard_DS3_v2", -50, "less");
      cluster(stack, "Standard_DS3_v2", 20, "a");
      cluster(stack, "Standard_DS3_v2", 20, "b");
    };
    expect(said({ maximumNodes: { total: 30 } }, fill)).toEqual([
      "test/less: scale_settings.max_node_count must be a whole number, 0 or more (got -50)",
      "test/guard: all machines together are 40 at most; allowed are 30 (maximumNodes.total)",
    ]);
  });

  test("a type is Azure's in any spelling of upper and lower case", () => {
    const body = compute("AmlCompute", { vmSize: "Standard_DS3_v2", scaleSettings: { maxNodeCount: 30 } });
    expect(said({}, (stack) => azapi(stack, `${ML}/computes`.toLowerCase(), body))).toEqual([
      "test/made: body.properties.properties.scaleSettings.maxNodeCount is 30; allowed are 20 (maximumNodes.each)",
    ]);
  });

  test("what a body hides is looked at, and a text is refused, since nobody can look into it", () => {
    const body = compute("AmlCompute", { vmSize: "Standard_DS3_v2", scaleSettings: { maxNodeCount: 3 } });
    const over = (key: string, value: unknown) => (stack: TerraformStack) =>
      azapi(stack, `${ML}/computes`, body).addOverride(key, value);
    const more = { properties: { properties: { scaleSettings: { maxNodeCount: 90 } } } };
    expect(said({ maximumNodes: { total: 99 } }, over("sensitive_body", more))).toEqual([
      "test/made: body.properties.properties.scaleSettings.maxNodeCount is 90; allowed are 20 (maximumNodes.each)",
    ]);
    const secret = {
      properties: { properties: { userAccountCredentials: { adminUserPassword: "${var.p}" } } },
    };
    expect(said({}, over("sensitive_body", secret))).toEqual([]);
    const pool = (name: string, count: number) => ({ name, count, vmSize: "Standard_DS3_v2" });
    const pools = (...agentPoolProfiles: ArmBody[]) => ({ properties: { agentPoolProfiles } });
    const secretPool = (stack: TerraformStack) =>
      azapi(stack, AKS, pools(pool("a", 3), pool("b", 30))).addOverride(
        "sensitive_body",
        pools({ name: "a" }),
      );
    expect(said({}, secretPool)).toEqual([
      "test/made: body.properties.agentPoolProfiles[1].count is 30; allowed are 20 (maximumNodes.each)",
    ]);
    for (const key of ["body", "sensitive_body"]) {
      expect(said({}, over(key, "${jsonencode(local.body)}"))).toContain(
        `test/made: ${key} is a text; write it as an object, with sizes and numbers in it`,
      );
    }
  });

  test("a number that only a plan tells is refused", () => {
    const scaleSettings = { maxNodeCount: `\${var.nodes}` };
    const body = compute("AmlCompute", { vmSize: "Standard_DS3_v2", scaleSettings });
    expect(said({}, (stack) => azapi(stack, `${ML}/computes`, body))).toEqual([
      "test/made: body.properties.properties.scaleSettings.maxNodeCount is missing or known to a plan only; it must be a number, 20 at most",
    ]);
  });
});

describe("CostGuard", () => {
  test("tells all problems at once, and the stack doesn't synthesize", () => {
    const stack = testStack();
    new CostGuard(stack, "guard", { maximumNodes: { each: 2, total: 3 } });
    cluster(stack, "Standard_M32ms", 4);
    const message = messageOf(() => Template.of(stack));
    for (const part of ["Standard_M32ms", "max_node_count is 4", "together are 4"]) {
      expect(message).toContain(part);
    }
  });

  test("refuses limits that can't be, all at once", () => {
    const props = {
      allowedSizes: ["DS3", "Standard_DS3_v2", "standard_ds3_v2", "Standard_NC4as_T4_v3"],
      maximumNodes: { each: 0, total: 1001 },
    };
    expect(messageOf(() => new CostGuard(testStack(), "guard", props))).toBe(
      [
        'test/guard: allowedSizes[0] must be a VM size such as Standard_DS3_v2 (got "DS3")',
        "allowedSizes[2] must differ from allowedSizes[1]",
        'allowedSizes[3] must be a size without GPUs, or gpu the Deviation that accepts them (got "Standard_NC4as_T4_v3")',
        "maximumNodes.each must be a whole number from 1 to 1000 (got 0)",
        "maximumNodes.total must be a whole number from 1 to 1000 (got 1001)",
      ].join("; "),
    );
    expect(messageOf(() => new CostGuard(testStack(), "guard", { allowedSizes: [] }))).toBe(
      "test/guard: allowedSizes must name at least one size",
    );
    expect(
      messageOf(() => new CostGuard(testStack(), "guard", { maximumNodes: { each: 9, total: 8 } })),
    ).toBe("test/guard: maximumNodes.each must be ≤ maximumNodes.total = 8 (got 9)");
  });

  test("refuses a word for GPUs without an end", () => {
    const gpu = { ...testDeviation(), expires: "soon" };
    expect(messageOf(() => new CostGuard(testStack(), "guard", { gpu }))).toBe(
      'test/guard: gpu: expires must be a calendar day, YYYY-MM-DD (got "soon")',
    );
  });
});
