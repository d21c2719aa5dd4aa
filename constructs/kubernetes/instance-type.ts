import type { ArmBody } from "../terraform/azapi-element";
import type { InferencePool } from "./inference-pool";
import { type Quantity, withinProblems } from "./kubernetes-quantity";

/** What a deployment names instead of a size of machines: a share of a node, and which nodes. */
export interface InstanceType {
  /** Where its pods run; a pod without this would run wherever it may. */
  readonly pool: Pick<InferencePool, "nodeSelector">;
  /** What is set aside for a pod. */
  readonly requests: Quantity;
  /** What a pod may take at most. */
  readonly limits: Quantity;
  /** GPUs of a pod, 1 to 8. @default - none */
  readonly gpus?: number;
}

const NAME = /^[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** What is wrong with instance types by name, in words; empty if nothing is. */
export function instanceTypeProblems(types: Readonly<Record<string, InstanceType>>): string[] {
  const named = Object.entries(types);
  return [
    ...(named.length === 0 ? ["instanceTypes must name at least one"] : []),
    ...named.flatMap(([name, type]) => [
      ...(NAME.test(name)
        ? []
        : [
            `instanceTypes: ${JSON.stringify(name)} must be 2 to 63 lower-case letters, digits and hyphens, beginning with a letter`,
          ]),
      ...withinProblems(`instanceTypes.${name}.`, type),
      ...(type.gpus === undefined || (Number.isInteger(type.gpus) && type.gpus >= 1 && type.gpus <= 8)
        ? []
        : [`instanceTypes.${name}.gpus must be a whole number from 1 to 8 (got ${type.gpus})`]),
    ]),
  ];
}

/** As the request says it. */
export function instanceTypeBody({ gpus, limits, pool, requests }: InstanceType): ArmBody {
  return {
    nodeSelector: { ...pool.nodeSelector },
    resources: {
      requests: { ...requests },
      limits: { ...limits, ...(gpus === undefined ? {} : { "nvidia.com/gpu": String(gpus) }) },
    },
  };
}
