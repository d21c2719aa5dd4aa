import * as fs from "node:fs";
import * as path from "node:path";
import { Graph } from "../../../baseline/graph";
import { type AnyTerraformJson, anyTerraformJsonOf, parseJson } from "../../../terraform-json";
import { firstPlan, foreignInputs } from "../../baseline/good/foreign";
import { landingZones } from "../../baseline/good/landing-zones";
import { landingZone } from "../../stacks/synthesized";

/** JSON of Terraform that a test changes before it is drawn. */
export type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** A graph with the name of what it is. */
export interface NamedGraph {
  readonly name: string;
  readonly graph: Graph;
}

/** The graph of Terraform JSON or plan JSON. */
export function graphOf(text: string): Graph {
  const read: AnyTerraformJson = anyTerraformJsonOf(parseJson(text));
  return Graph.of(read);
}

/** Landing zones in all shapes, and what peers wrote in HCL and azapi. */
export function goodGraphs(): NamedGraph[] {
  const later = path.join(__dirname, "..", "..", "baseline", "good", "hcl-modules", "later-plan.json");
  return [
    ...[...landingZones(), ...foreignInputs(), firstPlan()].map(({ name, text }) => ({
      name,
      graph: graphOf(text),
    })),
    { name: "a later plan of HCL modules", graph: graphOf(fs.readFileSync(later, "utf8")) },
  ];
}

/** Synthesized once: it takes longer than all that is drawn of it. */
const zones = new Map<string, string>();

/** A landing zone as Terraform JSON, after `change`. */
export function changedZone(name: "dev" | "prod", change: (resources: Resources) => void = () => {}): string {
  const text = zones.get(name) ?? synthesized(name);
  zones.set(name, text);
  const template = JSON.parse(text) as { resource: Resources };
  change(template.resource);
  return JSON.stringify(template);
}

function synthesized(name: "dev" | "prod"): string {
  const stack = landingZone(name, {});
  stack.prepareStack();
  return JSON.stringify(stack.toTerraform());
}
