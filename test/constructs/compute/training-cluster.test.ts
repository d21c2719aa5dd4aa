import type { TerraformStack } from "cdktf";
import { TrainingCluster, type TrainingClusterProps } from "../../../constructs/compute/training-cluster";
import { accepted } from "../../support/deviations";
import { armId, testDeviation, testIdentity } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { testWorkspace, WORKSPACE_ID } from "./test-workspace";

function training(props: Partial<TrainingClusterProps> = {}, stack: TerraformStack = testStack()) {
  const cluster = new TrainingCluster(stack, "training", {
    workspace: testWorkspace(stack),
    identity: testIdentity(),
    vmSize: "Standard_DS3_v2",
    name: "cpu-jobs",
    maxNodes: 4,
    ...props,
  });
  return {
    cluster,
    stack,
    json: () => Template.of(stack).resource("azurerm_machine_learning_compute_cluster"),
  };
}
describe("TrainingCluster", () => {
  test("security/compute-no-public-ip, -public-ssh-closed, -local-auth-disabled: every property is written", () => {
    expect(training().json().only).toEqual({
      name: "cpu-jobs",
      machine_learning_workspace_id: WORKSPACE_ID,
      location: "westeurope",
      tags: { owner: "ml-platform" },
      description: "Trains models",
      vm_size: "Standard_DS3_v2",
      vm_priority: "Dedicated",
      scale_settings: {
        min_node_count: 0,
        max_node_count: 4,
        scale_down_nodes_after_idle_duration: "PT2M",
      },
      identity: { type: "UserAssigned", identity_ids: [testIdentity().identityId] },
      local_auth_enabled: false,
      node_public_ip_enabled: false,
      ssh_public_access_enabled: false,
      depends_on: ["terraform_data.last-rule"],
      timeouts: { create: "60m", update: "60m", delete: "60m" },
    });
  });

  test("security/managed-vnet-isolation: the cluster waits for everything the workspace names", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack, { readyForCompute: [] });
    expect(training({ workspace }, stack).json().only).toMatchObject({ depends_on: [] });
  });

  test("security/advisor-compute-in-vnet: a subnet only in a network of the team's own", () => {
    const stack = testStack();
    const workspace = testWorkspace(stack, { computeSubnetId: "subnet-id" });
    expect(training({ workspace }, stack).json().only).toMatchObject({ subnet_resource_id: "subnet-id" });
    expect(training().json().only).not.toHaveProperty("subnet_resource_id");
  });

  test("cost/low-priority-for-batch: low priority on demand", () => {
    expect(training({ priority: "LowPriority" }).json().only).toMatchObject({ vm_priority: "LowPriority" });
  });

  test("cost/scale-down-idle-compute: nodes go after 2 to 120 minutes", () => {
    for (const idleMinutes of [2, 120]) {
      expect(training({ idleMinutes }).json().only).toMatchObject({
        scale_settings: { scale_down_nodes_after_idle_duration: `PT${idleMinutes}M` },
      });
    }
  });

  test("cost/cluster-autoscale-to-zero: nodes stay up only with a deviation, which is recorded", () => {
    const { stack, json } = training({ keepWarm: { minNodes: 4, deviation: testDeviation() } });
    expect(json().only).toMatchObject({ scale_settings: { min_node_count: 4, max_node_count: 4 } });
    expect(accepted(stack)).toEqual([
      {
        construct: "training",
        property: "keepWarm",
        recommendations: ["cost/cluster-autoscale-to-zero", "cost/scale-down-idle-compute"],
        rules: ["cost/cluster-scale-to-zero"],
        policies: [],
        ...testDeviation(),
      },
    ]);
    expect(accepted(training().stack)).toEqual([]);
  });

  test("cost/right-size-sku-selection: Azure's spelling, GPUs on demand", () => {
    expect(training({ vmSize: "standard_nc4as_t4_v3", gpu: true }).json().only).toMatchObject({
      vm_size: "Standard_NC4as_T4_v3",
    });
    expect(training({ vmSize: "Standard_ND96asr_v4", gpu: true }).json().only).toMatchObject({
      vm_size: "Standard_ND96asr_v4",
    });
  });

  test("description and tags can be said", () => {
    expect(training({ description: "churn", tags: { team: "x" } }).json().only).toMatchObject({
      description: "churn",
      tags: { team: "x" },
    });
  });

  test("a cluster says its id, plain name and identity", () => {
    const { cluster } = training();
    expect(cluster.computeId).toContain("TfToken");
    expect(cluster.computeName).toBe("cpu-jobs");
    expect(cluster.identity).toEqual(testIdentity());
  });

  test("an existing cluster is known by its id", () => {
    const id = armId("Microsoft.MachineLearningServices/workspaces/mlw/computes", "gpu");
    expect(TrainingCluster.fromComputeId(id, testIdentity())).toEqual({
      computeId: id,
      computeName: "gpu",
      identity: testIdentity(),
    });
  });

  test.each(["gpu", "/workspaces/mlw/computes/gpu/more", "/workspaces/a/b/computes/gpu", "/computes/gpu"])(
    "%s is no id of a cluster",
    (id) => {
      expect(() => TrainingCluster.fromComputeId(id, testIdentity())).toThrow(
        `ComputeCluster: "${id}" is not the ARM id of a compute (…/workspaces/…/computes/…)`,
      );
    },
  );
});

describe("TrainingCluster: errors", () => {
  const NAME =
    "must be 3 to 32 letters, digits and hyphens, beginning with a letter and ending without a hyphen";
  const longest = "a".repeat(32);

  test.each(["abc", "a-1", longest, "Ab9"])("name %s is allowed", (name) => {
    expect(training({ name }).json().only).toMatchObject({ name });
  });

  test.each<[Partial<TrainingClusterProps>, string]>([
    [{ name: "ab" }, `name "ab" ${NAME}`],
    [{ name: `${longest}a` }, `name "${longest}a" ${NAME}`],
    [{ name: "1ab" }, `name "1ab" ${NAME}`],
    [{ name: "ab-" }, `name "ab-" ${NAME}`],
    [{ name: "a_b" }, `name "a_b" ${NAME}`],
    [{ maxNodes: 0 }, "maxNodes must be a whole number from 1 to 100 (got 0)"],
    [{ maxNodes: 101 }, "maxNodes must be a whole number from 1 to 100 (got 101)"],
    [{ maxNodes: 1.5 }, "maxNodes must be a whole number from 1 to 100 (got 1.5)"],
    [{ idleMinutes: 1 }, "idleMinutes must be a whole number from 2 to 120 (got 1)"],
    [{ idleMinutes: 121 }, "idleMinutes must be a whole number from 2 to 120 (got 121)"],
    [
      { keepWarm: { minNodes: 0, deviation: testDeviation() } },
      "keepWarm.minNodes must be a whole number from 1 to 4 (got 0)",
    ],
    [
      { keepWarm: { minNodes: 5, deviation: testDeviation() } },
      "keepWarm.minNodes must be a whole number from 1 to 4 (got 5)",
    ],
    [
      { keepWarm: { minNodes: 1, deviation: { ...testDeviation(), approvedBy: " " } } },
      "keepWarm: approvedBy must name the person or board who accepted the risk",
    ],
    [
      { vmSize: "Standard_NC4as_T4_v3" },
      'vmSize "Standard_NC4as_T4_v3" has GPUs (1); accept their price with gpu: true, or choose a size without',
    ],
  ])("%j is refused", (props, message) => {
    expect(() => training(props)).toThrow(new Error(`test/training: ${message}`));
  });

  test("all problems are said at once", () => {
    expect(() => training({ name: "x", maxNodes: 0, idleMinutes: 1 })).toThrow(
      `test/training: name "x" ${NAME}; maxNodes must be a whole number from 1 to 100 (got 0); idleMinutes must be a whole number from 2 to 120 (got 1)`,
    );
    const deviation = { ...testDeviation(), approvedBy: "", expires: "soon" };
    expect(() => training({ name: "x", keepWarm: { minNodes: 5, deviation } })).toThrow(
      new Error(
        `test/training: name "x" ${NAME}; keepWarm.minNodes must be a whole number from 1 to 4 (got 5); keepWarm: approvedBy must name the person or board who accepted the risk; keepWarm: expires must be a calendar day, YYYY-MM-DD (got "soon")`,
      ),
    );
  });

  test("cost/policies-and-quotas: 1 and 100 nodes are allowed", () => {
    for (const maxNodes of [1, 100]) {
      expect(training({ maxNodes }).json().only).toMatchObject({
        scale_settings: { max_node_count: maxNodes },
      });
    }
  });
});
