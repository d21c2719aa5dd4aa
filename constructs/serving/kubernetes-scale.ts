import { wholeNumberProblem } from "../compute/compute";
import type { ArmBody } from "../terraform/azapi-element";

/** How many pods answer, by how busy they are; the service itself scales, without Azure Monitor. */
export interface KubernetesScale {
  /** Pods that never go away, 1 to `maximum`; in production 3 or more, one a zone. */
  readonly minimum: number;
  /** Pods at most, to 200. */
  readonly maximum: number;
  /** Percent of the requests that a pod may have at once, at which there is another pod, 1 to 100. @default 70 */
  readonly targetUtilization?: number;
  /** Seconds between two looks, 1 to 3600. @default 10 */
  readonly pollingSeconds?: number;
}

/** A zone's loss takes one of them. */
const LEAST_IN_PRODUCTION = 3;

/** What is wrong with it, in words that begin with the field; empty if nothing is. */
export function kubernetesScaleProblems(
  { maximum, minimum, pollingSeconds = 10, targetUtilization = 70 }: KubernetesScale,
  inProduction: boolean,
): string[] {
  const least = inProduction ? LEAST_IN_PRODUCTION : 1;
  const most = wholeNumberProblem("scale.maximum", maximum, least, 200);
  return [
    most,
    most === undefined ? wholeNumberProblem("scale.minimum", minimum, least, maximum) : undefined,
    wholeNumberProblem("scale.targetUtilization", targetUtilization, 1, 100),
    wholeNumberProblem("scale.pollingSeconds", pollingSeconds, 1, 3600),
  ].filter((problem) => problem !== undefined);
}

/** As the request says it. */
export function kubernetesScaleBody(scale: KubernetesScale): ArmBody {
  return {
    scaleType: "TargetUtilization",
    minInstances: scale.minimum,
    maxInstances: scale.maximum,
    targetUtilizationPercentage: scale.targetUtilization ?? 70,
    pollingInterval: `PT${scale.pollingSeconds ?? 10}S`,
  };
}
