import { type Hours, hoursOf, MONTH } from "./hours";
import type { Machines } from "./machines";
import type { ResourceUsage, Usage } from "./usage";

const CLUSTERS_AT_ZERO = "Clusters scale to zero nodes and cost nothing until a job runs.";
const INSTANCES_STOPPED = "Compute instances are stopped: only their disks cost.";
const ALL_MONTH = "Virtual machines and online deployments run all month.";
const SCALED = "Online deployments run all month, with as few instances as their autoscale leaves them.";
const FEWEST_NODES =
  "Kubernetes clusters are counted with their fee and their fewest nodes, without disks and load balancers.";

/** What machines cost: as few as there are, as many as there may be, and between them for the hours given. */
export function machineUsage(machines: Machines, hours: Hours, isScaled: boolean): ResourceUsage {
  return {
    usages: [...disk(machines), ...running(machines, hours)],
    assumption: assumed(machines, isScaled),
  };
}

/** Whether hours say more of them than what they cost while nothing runs. */
export function variesWithHours({ least, most = least }: Machines): boolean {
  return most > least;
}

function running(machines: Machines, hours: Hours): Usage[] {
  const { least, most: worst = least, size } = machines;
  if (machines.kind === "jobs" || worst === 0) {
    // they take nodes of a cluster that is counted itself, or are paid by use
    return [];
  }
  const share = (hoursOf(machines, hours) ?? 0) / MONTH;
  const expected = least + share * (worst - least);
  return [{ price: `vm/${size ?? "unknown"}`, quantity: least, expected, worst }];
}

/** An instance that is stopped keeps its disk. */
function disk({ kind }: Machines): Usage[] {
  return kind === "instances" ? [{ price: "compute-instance-disk", quantity: 1 }] : [];
}

function assumed({ kind, least }: Machines, isScaled: boolean): string | undefined {
  switch (kind) {
    case "clusters":
      return least === 0 ? CLUSTERS_AT_ZERO : undefined;
    case "instances":
      return INSTANCES_STOPPED;
    case "online":
      return isScaled ? SCALED : ALL_MONTH;
    case "machines":
      return ALL_MONTH;
    case "kubernetes":
      return FEWEST_NODES;
    case "jobs":
      return undefined;
  }
}
