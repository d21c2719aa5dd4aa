import { textsOf } from "../../azure/joins/compute-purpose";
import { vmSizeOf } from "../../azure/vm-size";
import { ANY_COMPUTE, aboutComputes } from "../about-computes";
import { must } from "../must";
import { rule } from "../rule";

const SAYS_SO = /gpu|cuda|deep[-_ ]?learning/i;

export const gpuSizes = rule({
  id: "cost/gpu-sizes",
  title: "A compute has GPUs only where it says so",
  recommendations: [
    "ai-cost/gpu-only-for-ai-functions",
    "performance/training-compute-choice",
    "cost/right-size-sku-selection",
  ],
  severity: "medium",
  why: "A GPU costs many times what a CPU does; one that nobody asked for is often idle.",
  fix: {
    construct:
      "ComputeCluster and ComputeInstance: gpu: true, with the word GPU in name, description or tags",
    terraform:
      "azurerm_machine_learning_compute_cluster: vm_size without GPUs, or the word GPU in name, description or tags",
  },
  ...aboutComputes(ANY_COMPUTE, (compute) =>
    textsOf(compute).some((text) => SAYS_SO.test(text))
      ? []
      : must(compute.vmSize, (size) => !vmSizeOf(size)?.gpu, "nothing says that GPUs are wanted"),
  ),
});
