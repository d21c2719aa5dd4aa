import { type ComputePurpose, purposeOf } from "../../azure/joins/compute-purpose";
import { type VmSize, vmSizeOf } from "../../azure/vm-size";
import { ANY_COMPUTE, aboutComputes } from "../about-computes";
import { must } from "../must";
import { rule } from "../rule";

/** The most vCPUs that jobs have on one node: more is several nodes' work. */
const JOBS = ({ number }: VmSize) => number <= 96;

const SUITS: Readonly<Record<ComputePurpose, (size: VmSize) => boolean>> = {
  training: JOBS,
  "batch inference": JOBS,
  "interactive work": ({ largeGpu, number, series }) => number <= 64 && !largeGpu && series !== "M",
  "image builds": ({ number, series }) => number <= 16 && /^[DEFB]/.test(series),
};

export const computeSize = rule({
  id: "cost/compute-size",
  title: "Each purpose has machines of a suitable family and no larger ones",
  recommendations: [
    "cost/right-size-sku-selection",
    "ai-cost/gpu-only-for-ai-functions",
    "ai-cost/elastic-compute-for-orchestration",
  ],
  severity: "low",
  why: "A machine that is larger than its work is paid for and idle; builds and people need no server for training.",
  fix: {
    construct: "ComputeCluster and ComputeInstance: vmSize, from the list of the purpose in vm-sizes.ts",
    terraform:
      "azurerm_machine_learning_compute_cluster: vm_size, azurerm_machine_learning_compute_instance: virtual_machine_size",
  },
  ...aboutComputes(ANY_COMPUTE, (compute, estate) => {
    const suits = SUITS[purposeOf(compute, estate) ?? "training"];
    return must(
      compute.vmSize,
      (name) => {
        const size = vmSizeOf(name);
        return size === undefined || suits(size);
      },
      "it is larger than, or of another family than its purpose needs",
    );
  }),
});
