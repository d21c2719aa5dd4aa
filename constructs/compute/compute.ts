import type { IConstruct } from "constructs";
import { BUILT_IN_POLICIES } from "../governance/built-in-policies";
import { Deviations } from "../governance/deviation";
import type { IWorkloadIdentity } from "../identity/workload-identity";
import type { IMachineLearningWorkspace } from "../workspace/workspace-ref";

/** A cluster or an instance of a workspace, new or existing. */
export interface ICompute {
  /** ARM id. */
  readonly computeId: string;
  /** The plain name: jobs and the workspace's image builds say it. */
  readonly computeName: string;
  /** Whose rights the jobs on it have. */
  readonly identity: IWorkloadIdentity;
}

/**
 * A compute that exists already.
 * @throws if `computeId` is not the ARM id of a compute
 */
export function existingCompute(label: string, computeId: string, identity: IWorkloadIdentity): ICompute {
  const computeName = /\/workspaces\/[^/]+\/computes\/([^/]+)$/i.exec(computeId)?.[1];
  if (computeName === undefined) {
    throw new Error(`${label}: "${computeId}" is not the ARM id of a compute (…/workspaces/…/computes/…)`);
  }
  return { computeId, computeName, identity };
}

/** A compute's description; one with GPUs says so, because they cost many times what a CPU does. */
export function computeDescription(description: string, gpu: boolean | undefined): string {
  return gpu && !/gpu/i.test(description) ? `${description} (GPU)` : description;
}

/** Records what built-in policies report of a compute that is as it should be. */
export function recordComputePolicies(compute: IConstruct, workspace: IMachineLearningWorkspace): void {
  if (workspace.computeSubnetId === undefined) {
    Deviations.of(compute).stand(compute, "subnet", {
      reason:
        "It lives in the workspace's managed network, where Azure takes no subnet; a subnet is all that the " +
        "policy looks for.",
      policies: [BUILT_IN_POLICIES.computesInVirtualNetwork],
    });
  }
}

/** What is wrong with a number that must be whole and lie in a range; `undefined` if nothing is. */
export function wholeNumberProblem(
  field: string,
  value: number,
  minimum: number,
  maximum: number,
): string | undefined {
  const fits = Number.isInteger(value) && value >= minimum && value <= maximum;
  return fits ? undefined : `${field} must be a whole number from ${minimum} to ${maximum} (got ${value})`;
}

/**
 * How long Terraform waits for a compute. The first one of a workspace may provision its managed
 * network, and a firewall with it, which takes more than the providers' 30 minutes.
 */
export const COMPUTE_TIMEOUTS = { create: "60m", update: "60m", delete: "60m" } as const;
