import { COMPUTE, knownValue } from "../../baseline/azure";
import type { ResourceChange } from "../changes";
import type { Gone } from "./goes-with";
import type { Risk } from "./risk";
import { isOf } from "./weaker-fact";

/**
 * What is lost with a compute instance: notebooks lie in the workspace's share, and what somebody keeps on
 * the instance's own disk doesn't. Undefined for all else, and where it goes with its workspace, of which
 * that is told.
 */
export function ofLocalDisk(change: ResourceChange, gone: Gone): Pick<Risk, "certainty" | "why"> | undefined {
  const { before, kind, replacedWith } = change;
  if (!isOf(change, COMPUTE) || before === undefined || kind === "forget" || replacedWith !== undefined) {
    return undefined;
  }
  const { computeType, workspace } = COMPUTE.read(before);
  return knownValue(computeType) === "ComputeInstance" && !gone.isDestroyed(workspace)
    ? {
        certainty: "possible",
        why: "What somebody keeps on its own disk, and not in the workspace's share, goes with it.",
      }
    : undefined;
}
