import type { VmPurpose } from "../../constructs/compute/vm-sizes";
import { CLUSTER_NAMES } from "./cluster-names";
import type { LandingZoneConfig } from "./landing-zone-config";
import { PROFILES } from "./profile";
import { DEFAULT_VM_SIZES, hasTraining } from "./resolve-compute";
import { DEFAULT_INSTANCE_TYPE, INSTANCES } from "./resolve-serving";

/** Machines that a configuration asks for, defaults included. */
export interface ConfiguredMachines {
  /** By which hours are given for them. */
  readonly name: string;
  readonly kind: "clusters" | "instances" | "online";
  readonly purpose: VmPurpose;
  readonly size: string;
  readonly sizePath: string;
  /** Whether GPUs are asked for. */
  readonly gpu: boolean;
  /** How many there are at most. */
  readonly most: number;
  readonly mostPath: string;
}

const PURPOSES = {
  training: "training",
  batch: "batchInference",
  imageBuild: "imageBuild",
} as const satisfies Record<keyof typeof CLUSTER_NAMES, VmPurpose>;

type Config = Pick<LandingZoneConfig, "compute" | "profile" | "promotion" | "serving">;

/** All machines of an environment: its landing zone's, and what serves in it. */
export function configuredMachines(config: Config): ConfiguredMachines[] {
  return [...clusters(config), ...instances(config), ...deployments(config)];
}

function clusters(config: Config): ConfiguredMachines[] {
  const { trainingNodes, batchNodes } = PROFILES[config.profile];
  const { batch, imageBuild, training } = config.compute ?? {};
  return [
    ...(hasTraining(config) ? [cluster("training", training, trainingNodes)] : []),
    cluster("batch", batch, batchNodes),
    // it never has more than one node
    cluster("imageBuild", imageBuild, 1),
  ];
}

function cluster(
  key: keyof typeof CLUSTER_NAMES,
  of: { readonly vmSize?: string; readonly maxNodes?: number; readonly gpu?: boolean } | undefined,
  defaultNodes: number,
): ConfiguredMachines {
  return {
    name: CLUSTER_NAMES[key],
    kind: "clusters",
    purpose: PURPOSES[key],
    size: of?.vmSize ?? DEFAULT_VM_SIZES[key],
    sizePath: `compute.${key}.vmSize`,
    gpu: of?.gpu ?? false,
    most: of?.maxNodes ?? defaultNodes,
    mostPath: `compute.${key}.maxNodes`,
  };
}

function instances({ compute }: Config): ConfiguredMachines[] {
  return (compute?.instances ?? []).map(({ gpu = false, name, vmSize = DEFAULT_VM_SIZES.instance }, at) => ({
    name,
    kind: "instances",
    purpose: "interactive",
    size: vmSize,
    sizePath: `compute.instances[${at}].vmSize`,
    gpu,
    most: 1,
    mostPath: `compute.instances[${at}]`,
  }));
}

function deployments({ profile, serving }: Config): ConfiguredMachines[] {
  return (serving?.online ?? []).flatMap((endpoint, at) =>
    endpoint.deployments.map(({ autoscale, gpu = false, instances: fixed, instanceType, name }, index) => {
      const path = `serving.online[${at}].deployments[${index}]`;
      return {
        name: `${endpoint.name}/${name}`,
        kind: "online" as const,
        purpose: "onlineInference" as const,
        size: instanceType ?? DEFAULT_INSTANCE_TYPE,
        sizePath: `${path}.instanceType`,
        gpu,
        // no schedule of autoscale gives more than its maximum
        most: autoscale?.maximum ?? fixed ?? INSTANCES[profile],
        mostPath: autoscale === undefined ? `${path}.instances` : `${path}.autoscale.maximum`,
      };
    }),
  );
}
