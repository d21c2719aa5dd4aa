import { knownValue, WORKSPACE, type Workspace } from "../../baseline/azure";
import { withoutPatches } from "../../baseline/azure/joins/patches";
import { hasManagedNetwork, writingsOf } from "../../baseline/azure/joins/workspaces";
import { drawAlike } from "./alike";
import { groupFrame } from "./groups";
import { nameOf } from "./names";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";

/** So many workspaces have a frame each, for their computes and managed network. */
const MOST = 8;

const WORDS = { area: "workspace", noun: "workspace", plural: "workspaces", most: 0 } as const;

/** Each workspace in a frame with its managed network; many share one box. */
export function drawWorkspaces(sketch: Sketch, sides: Sides): void {
  const workspaces = sides.each((estate) => withoutPatches(estate.all(WORKSPACE)));
  const things = workspaces.map((workspace) => ({
    address: workspace.resource.address,
    title: nameOf(workspace),
    inside: groupFrame(workspace.resource, sketch, sides),
    says: [],
  }));
  if (things.length > MOST) {
    drawAlike(things, WORDS, sketch);
    return;
  }
  for (const [index, workspace] of workspaces.entries()) {
    const thing = things[index];
    if (thing !== undefined) {
      const frame = workspaceKey(thing.address);
      sketch.frame(frame, { area: "workspace", noun: "machine learning", inside: thing.inside });
      const flavour = knownValue(workspace.flavour) ?? "Default";
      const noun = flavour === "Default" ? WORDS.noun : `workspace: ${flavour}`;
      drawAlike([{ ...thing, inside: frame }], { ...WORDS, noun, most: 1 }, sketch);
      drawManagedNetwork(workspace, frame, sketch, sides);
    }
  }
}

/** Key of the frame of a workspace. */
export function workspaceKey(address: string): string {
  return `${address}/frame`;
}

/** Key of the frame of a workspace's managed network, if it has one. */
export function managedNetworkKey(workspace: string): string {
  return `${workspace}/managed network`;
}

function drawManagedNetwork(workspace: Workspace, inside: string, sketch: Sketch, sides: Sides): void {
  const estate = sides.estateOf(workspace.resource);
  if (hasManagedNetwork(workspace, estate) !== "yes") {
    return;
  }
  const key = managedNetworkKey(workspace.resource.address);
  sketch.frame(key, { area: "workspace", noun: "managed network", inside });
  for (const { isolationMode, firewallSku } of writingsOf(workspace, estate)) {
    sketch.line(key, MODES[knownValue(isolationMode)?.toLowerCase() ?? ""] ?? "");
    const sku = knownValue(firewallSku);
    sketch.line(key, sku === undefined ? "" : `firewall ${sku}`);
  }
}

const MODES: Readonly<Record<string, string>> = {
  allowonlyapprovedoutbound: "lets out only what is approved",
  allowinternetoutbound: "lets out everything",
};
