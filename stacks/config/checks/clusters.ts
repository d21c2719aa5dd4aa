import { type VmPurpose, vmSizeProblem } from "../../../constructs/compute/vm-sizes";
import { type ConfigIssue, issueWith } from "../config-issue";
import { PROFILES } from "../profile";
import { DEFAULT_VM_SIZES, hasTraining } from "../resolve-compute";
import { withShownValues } from "../shown-value";
import { check } from "./check";

/** VM sizes that are not on the list of their purpose, or have GPUs that nobody asked for. */
export const vmSizes = check(["compute"], ({ compute = {} }) => {
  const { training, batch, imageBuild, instances = [] } = compute;
  return [
    ...sizeIssue("compute.training", "training", training, DEFAULT_VM_SIZES.training),
    ...sizeIssue("compute.batch", "batchInference", batch, DEFAULT_VM_SIZES.batch),
    ...sizeIssue("compute.imageBuild", "imageBuild", imageBuild, DEFAULT_VM_SIZES.imageBuild),
    ...instances.flatMap((instance, at) =>
      sizeIssue(`compute.instances[${at}]`, "interactive", instance, DEFAULT_VM_SIZES.instance),
    ),
  ];
});

/** More nodes kept warm than the cluster may have. */
export const warmNodes = check(["compute", "profile"], ({ compute, profile }) => {
  const minNodes = compute?.training?.keepWarm?.minNodes ?? 0;
  const maxNodes = compute?.training?.maxNodes ?? PROFILES[profile].trainingNodes;
  return minNodes <= maxNodes
    ? []
    : [issueWith("compute.training.keepWarm.minNodes", `must be ≤ maxNodes = ${maxNodes}`, minNodes)];
});

/** A training cluster where models arrive as artifacts. */
export const trainingByPromotion = check(["compute", "profile", "promotion"], (config): ConfigIssue[] =>
  config.compute?.training === undefined || hasTraining(config)
    ? []
    : [
        {
          path: "compute.training",
          problem: `must be left out with promotion "artifact": prod gets trained models and trains none`,
        },
      ],
);

/** A target for training where nothing trains. */
export const trainingIsTimed = check(["alerts", "profile", "promotion"], (config): ConfigIssue[] =>
  config.alerts?.trainingMinutes === undefined || hasTraining(config)
    ? []
    : [
        {
          path: "alerts.trainingMinutes",
          problem: `must be left out with promotion "artifact": prod gets trained models and trains none`,
        },
      ],
);

function sizeIssue(
  path: string,
  purpose: VmPurpose,
  compute: { readonly vmSize?: string; readonly gpu?: boolean } | undefined,
  fallback: string,
): ConfigIssue[] {
  const problem = vmSizeProblem(purpose, compute?.vmSize ?? fallback, { gpu: compute?.gpu });
  return problem === undefined
    ? []
    : [{ path: `${path}.vmSize`, problem: `is wrong: ${withShownValues(problem, [compute?.vmSize])}` }];
}
