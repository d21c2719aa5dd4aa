import {
  CONTAINER_REGISTRY,
  type Fact,
  KEY_VAULT,
  knownValue,
  STORAGE_ACCOUNT,
  WORKSPACE,
} from "../../baseline/azure";
import { withoutPatches } from "../../baseline/azure/joins/patches";
import { firewallsOf } from "../../baseline/azure/joins/storage-firewalls";
import { writingsOf } from "../../baseline/azure/joins/workspaces";
import type { GraphResource } from "../../baseline/graph";
import type { Sides } from "./sides";
import type { Sketch } from "./sketch";

const INTERNET = "the Internet";

/** Key of a box on the Internet, one for each `of`. */
export function drawOutside(noun: string, of: string, sketch: Sketch): string {
  sketch.frame(INTERNET, { area: "outside", noun: INTERNET });
  return sketch.box(`${INTERNET}/${noun}/${of}`, { area: "outside", noun, inside: INTERNET }).key;
}

/** What the public network reaches, from anywhere or from chosen addresses. */
export function drawIngress(sketch: Sketch, sides: Sides): void {
  for (const { resource, publicNetworkAccess, defaultAction } of sides.all(KEY_VAULT)) {
    drawOpen(resource, publicNetworkAccess, [defaultAction], sketch);
  }
  for (const { resource, publicNetworkAccess, defaultAction } of sides.all(CONTAINER_REGISTRY)) {
    drawOpen(resource, publicNetworkAccess, [defaultAction], sketch);
  }
  for (const account of sides.all(STORAGE_ACCOUNT)) {
    const actions = firewallsOf(account).map(({ defaultAction }) => defaultAction);
    drawOpen(account.resource, account.publicNetworkAccess, actions, sketch);
  }
  for (const workspace of sides.each((estate) => withoutPatches(estate.all(WORKSPACE)))) {
    const { resource } = workspace;
    for (const { publicNetworkAccess, defaultAction } of writingsOf(workspace, sides.estateOf(resource))) {
      drawOpen(resource, publicNetworkAccess, [defaultAction], sketch);
    }
  }
}

function drawOpen(
  { address }: GraphResource,
  publicNetworkAccess: Fact<boolean>,
  actions: readonly Fact<string>[],
  sketch: Sketch,
): void {
  if (knownValue(publicNetworkAccess) !== true) {
    return;
  }
  const isNarrow = actions.length > 0 && actions.every((one) => knownValue(one)?.toLowerCase() === "deny");
  const from = drawOutside(isNarrow ? "chosen addresses" : "anybody", "in", sketch);
  sketch.arrow({ kind: "ingress", from, to: sketch.homeOf(address), addresses: [] });
}
