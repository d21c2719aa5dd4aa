import type { TerraformStack } from "cdktf";
import {
  BatchInferenceCluster,
  type BatchInferenceClusterProps,
} from "../../../constructs/compute/batch-inference-cluster";
import {
  ImageBuildCluster,
  type ImageBuildClusterProps,
} from "../../../constructs/compute/image-build-cluster";
import { testDeviation, testIdentity } from "../../support/fixtures";
import { Template, testStack } from "../../support/template";
import { testWorkspace } from "./test-workspace";

const common = (stack: TerraformStack) => ({
  workspace: testWorkspace(stack),
  identity: testIdentity(),
  vmSize: "Standard_DS3_v2",
});

function batch(props: Partial<BatchInferenceClusterProps> = {}, stack: TerraformStack = testStack()) {
  new BatchInferenceCluster(stack, "batch", { ...common(stack), name: "cpu-jobs", maxNodes: 4, ...props });
  return Template.of(stack).resource("azurerm_machine_learning_compute_cluster").only;
}
function imageBuild(props: Partial<ImageBuildClusterProps> = {}, stack: TerraformStack = testStack()) {
  new ImageBuildCluster(stack, "images", { ...common(stack), name: "image-build", ...props });
  return Template.of(stack).resource("azurerm_machine_learning_compute_cluster").only;
}

describe("BatchInferenceCluster", () => {
  test("reliability/dedicated-tier-for-batch-inference: always dedicated, five idle minutes", () => {
    const sneaked = { priority: "LowPriority" } as Partial<BatchInferenceClusterProps>;
    expect(batch(sneaked)).toMatchObject({
      name: "cpu-jobs",
      vm_priority: "Dedicated",
      description: "Scores data in batches",
      local_auth_enabled: false,
      scale_settings: {
        min_node_count: 0,
        max_node_count: 4,
        scale_down_nodes_after_idle_duration: "PT5M",
      },
    });
  });

  test("its own numbers, GPUs and warm nodes on demand", () => {
    const keepWarm = { minNodes: 1, deviation: testDeviation() };
    expect(
      batch({ idleMinutes: 20, vmSize: "Standard_NC8as_T4_v3", gpu: true, maxNodes: 2, keepWarm }),
    ).toMatchObject({
      vm_size: "Standard_NC8as_T4_v3",
      scale_settings: {
        min_node_count: 1,
        max_node_count: 2,
        scale_down_nodes_after_idle_duration: "PT20M",
      },
    });
  });

  test("cost/right-size-sku-selection: sizes for batch inference only", () => {
    expect(() => batch({ vmSize: "Standard_ND96asr_v4", gpu: true })).toThrow(
      /^test\/batch: vmSize "Standard_ND96asr_v4" is not allowed for batch inference; allowed are/,
    );
  });
});

describe("ImageBuildCluster", () => {
  test("security/dependent-services-private: one dedicated node for images", () => {
    expect(imageBuild()).toMatchObject({
      name: "image-build",
      vm_priority: "Dedicated",
      description: "Builds container images",
      node_public_ip_enabled: false,
      scale_settings: {
        min_node_count: 0,
        max_node_count: 1,
        scale_down_nodes_after_idle_duration: "PT5M",
      },
    });
  });

  test("its own numbers on demand", () => {
    expect(imageBuild({ maxNodes: 3, idleMinutes: 9 })).toMatchObject({
      scale_settings: { max_node_count: 3, scale_down_nodes_after_idle_duration: "PT9M" },
    });
  });

  test("cost/right-size-sku-selection: no GPUs, general-purpose sizes only", () => {
    for (const vmSize of ["Standard_NC4as_T4_v3", "Standard_M16ms"]) {
      expect(() => imageBuild({ vmSize })).toThrow(`vmSize "${vmSize}" is not allowed for image builds`);
    }
  });
});
