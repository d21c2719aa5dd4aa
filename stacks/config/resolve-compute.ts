import type { LandingZoneConfig } from "./landing-zone-config";
import type { ProfileDefaults } from "./profile";
import type { ResolvedCompute, ResolvedTraining } from "./resolved-config";

type ComputeConfig = NonNullable<LandingZoneConfig["compute"]>;

/** The sizes without a choice of the team's; all are on the allow-list of their purpose. */
export const DEFAULT_VM_SIZES = {
  training: "Standard_DS3_v2",
  batch: "Standard_DS3_v2",
  imageBuild: "Standard_DS2_v2",
  instance: "Standard_DS3_v2",
} as const;

const TRAINING_IDLE_MINUTES = 2;
const BATCH_IDLE_MINUTES = 5;
const INSTANCE_IDLE_MINUTES = 30;

/** Whether an environment trains: always, unless prod gets its models as artifacts. */
export function hasTraining(config: Pick<LandingZoneConfig, "profile" | "promotion">): boolean {
  return config.profile === "dev" || config.promotion !== "artifact";
}

/** The computes with every default filled in. */
export function resolveCompute(config: LandingZoneConfig, defaults: ProfileDefaults): ResolvedCompute {
  const { training, batch, imageBuild, imageMonth, instances = [] } = config.compute ?? {};
  return {
    training: hasTraining(config) ? resolveTraining(training, defaults) : undefined,
    batch: {
      vmSize: batch?.vmSize ?? DEFAULT_VM_SIZES.batch,
      maxNodes: batch?.maxNodes ?? defaults.batchNodes,
      idleMinutes: batch?.idleMinutes ?? BATCH_IDLE_MINUTES,
      gpu: batch?.gpu ?? false,
    },
    imageBuild: { vmSize: imageBuild?.vmSize ?? DEFAULT_VM_SIZES.imageBuild },
    instances: instances.map((instance) => ({
      ...instance,
      vmSize: instance.vmSize ?? DEFAULT_VM_SIZES.instance,
      idleMinutes: instance.idleMinutes ?? INSTANCE_IDLE_MINUTES,
      gpu: instance.gpu ?? false,
      imageMonth: instance.imageMonth ?? imageMonth,
      schedule: instance.schedule && { ...instance.schedule, timeZone: instance.schedule.timeZone ?? "UTC" },
    })),
  };
}

function resolveTraining(
  training: ComputeConfig["training"] = {},
  defaults: ProfileDefaults,
): ResolvedTraining {
  return {
    vmSize: training.vmSize ?? DEFAULT_VM_SIZES.training,
    maxNodes: training.maxNodes ?? defaults.trainingNodes,
    idleMinutes: training.idleMinutes ?? TRAINING_IDLE_MINUTES,
    gpu: training.gpu ?? false,
    priority: training.priority ?? defaults.trainingPriority,
    keepWarm: training.keepWarm,
  };
}
