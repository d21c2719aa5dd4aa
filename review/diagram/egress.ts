import { type Fact, knownValue, WORKSPACE } from "../../baseline/azure";
import { type Outbound, outboundRulesOf } from "../../baseline/azure/joins/outbound-rules";
import { withoutPatches } from "../../baseline/azure/joins/patches";
import { writingsOf } from "../../baseline/azure/joins/workspaces";
import { drawOutside } from "./internet";
import { lastOf } from "./names";

import type { Sides } from "./sides";
import type { Sketch } from "./sketch";
import { targetFrom, targetsFrom } from "./targets";
import { managedNetworkKey } from "./workspaces";

/** What leaves the managed networks of workspaces. */
export function drawEgress(sketch: Sketch, sides: Sides): void {
  for (const rule of sides.each((estate) => outboundRulesOf("FQDN", estate))) {
    drawRule(rule, "hosts", rule.host, sketch);
  }
  for (const rule of sides.each((estate) => outboundRulesOf("ServiceTag", estate))) {
    drawRule(rule, "service tags", rule.serviceTag, sketch);
  }
  for (const rule of sides.each((estate) => outboundRulesOf("PrivateEndpoint", estate))) {
    drawPrivateRule(rule, sketch);
  }
  for (const workspace of sides.each((estate) => withoutPatches(estate.all(WORKSPACE)))) {
    const { address } = workspace.resource;
    const modes = writingsOf(workspace, sides.estateOf(workspace.resource));
    if (modes.some(({ isolationMode }) => /^AllowInternetOutbound$/i.test(knownValue(isolationMode) ?? ""))) {
      const to = drawOutside("anything", "out", sketch);
      sketch.arrow({ kind: "egress", from: managedNetworkKey(address), to, addresses: [] });
    }
  }
}

function drawRule(rule: Outbound, noun: string, destination: Fact<string>, sketch: Sketch): void {
  const { resource } = rule;
  const told = knownValue(destination);
  const from = fromOf(rule);
  // a rule whose type isn't told is found with every type, and drawn with the one that it has words for
  if (from === undefined || (told === undefined && destination.state === "absent")) {
    return;
  }
  const box = drawOutside(noun, from, sketch);
  sketch.home(resource.address, box);
  sketch.item(box, told ?? "known after apply", resource.address);
  sketch.arrow({ kind: "egress", from, to: box, addresses: [resource.address] });
}

function drawPrivateRule(rule: Outbound, sketch: Sketch): void {
  const { resource } = rule;
  const from = fromOf(rule);
  for (const target of targetsFrom(resource, rule.target)) {
    const to =
      target.kind === "resource"
        ? sketch.homeOf(target.resource.address)
        : sketch.box(`elsewhere ${target.id.toLowerCase()}`, {
            area: "other",
            noun: "made elsewhere",
            title: lastOf(target.id),
          }).key;
    sketch.arrow({ kind: "private", from, to, addresses: [resource.address] });
  }
  if (from !== undefined) {
    sketch.home(resource.address, from, "part");
  }
}

/** Key of the managed network that a rule is of. */
function fromOf({ resource, workspace }: Outbound): string | undefined {
  const target = targetFrom(resource, workspace);
  return target?.kind === "resource" ? managedNetworkKey(target.resource.address) : undefined;
}
