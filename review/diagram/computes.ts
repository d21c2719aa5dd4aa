import { COMPUTE, type Compute, knownValue } from "../../baseline/azure";
import { groupedBy } from "../../baseline/azure/joins/once";
import { withoutPatches } from "../../baseline/azure/joins/patches";
import type { GraphResource, Target } from "../../baseline/graph";
import { drawAlike } from "./alike";
import { groupFrame } from "./groups";
import { counted, nameOf } from "./names";
import { subnetFrame } from "./networks";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { targetFrom } from "./targets";
import { managedNetworkKey, workspaceKey } from "./workspaces";

/** So many of a type in one place have a box each. */
const MOST = 6;

const NOUNS: Readonly<Record<string, string>> = {
  AmlCompute: "compute cluster",
  ComputeInstance: "compute instance",
};

/** Computes: in their subnet, else in the managed network of their workspace, else in its frame. */
export function drawComputes(sketch: Sketch, sides: Sides): void {
  const computes = sides.each((estate) => withoutPatches(estate.all(COMPUTE)));
  const byType = groupedBy(computes, ({ computeType }) => [knownValue(computeType) ?? "compute"]);
  for (const [type, alike] of byType) {
    const noun = NOUNS[type] ?? type;
    const things = alike.map((compute) => ({
      address: compute.resource.address,
      title: nameOf(compute),
      inside: frameAround(compute, sketch, sides),
      says: [sizeOf(compute)],
    }));
    drawAlike(things, { area: "compute", noun, plural: `${noun}s`, most: MOST }, sketch);
  }
}

function frameAround(compute: Compute, sketch: Sketch, sides: Sides): string | undefined {
  const { resource, subnet, workspace } = compute;
  const owner = addressOf(targetFrom(resource, workspace));
  const candidates = [
    subnetFrame(targetFrom(resource, subnet), sketch),
    ...(owner === undefined ? [] : [managedNetworkKey(owner), workspaceKey(owner)]),
    sketch.frameAt(sketch.homeOf(owner)),
  ];
  const drawn = candidates.find((key) => key !== undefined && sketch.drawn.has(key));
  return drawn ?? groupFrame(resource, sketch, sides);
}

function addressOf(target: Target<GraphResource> | undefined): string | undefined {
  return target?.kind === "resource" ? target.resource.address : undefined;
}

function sizeOf({ vmSize, maxNodes, priority, publicIp }: Compute): string {
  const most = knownValue(maxNodes);
  return [
    knownValue(vmSize)?.replace(/^Standard_/i, "") ?? "",
    most === undefined ? "" : `up to ${counted(most, "node")}`,
    /^LowPriority$/i.test(knownValue(priority) ?? "") ? "low priority" : "",
    knownValue(publicIp) === true ? "public IP address" : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
