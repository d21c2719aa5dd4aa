import * as fs from "node:fs";
import * as path from "node:path";
import { type Edge, Graph, type GraphResource, type Target, type Value } from "../../../baseline/graph";
import { readAny } from "../../../terraform-json";

/** The graph of a configuration or a plan that is written out. */
export function graphOf(json: unknown): Graph {
  return Graph.of(readAny(JSON.stringify(json)));
}

/** The graph of a plan that Terraform 1.11.4 wrote, shortened to what is read of it. */
export function fixture(name: string): Graph {
  return Graph.of(readAny(fs.readFileSync(path.join(__dirname, "fixtures", `${name}.plan.json`), "utf8")));
}

/** The resource at an address that must be there. */
export function at(graph: Graph, address: string): GraphResource {
  const found = graph.find(address);
  if (found === undefined) {
    throw new Error(
      `${address} is not in the graph: ${graph.resources.map((one) => one.address).join(", ")}`,
    );
  }
  return found;
}

/** A value on one line: its JSON, `absent`, or `unknown: ` and why. */
export function shown(value: Value): string {
  switch (value.state) {
    case "known":
      return JSON.stringify(value.value);
    case "unknown":
      return `unknown: ${value.because}`;
    default:
      return "absent";
  }
}

/** Targets on one line: `azurerm_subnet.a#id/suffix`, `?` for what isn't told; an id in brackets is external. */
export function pointed(targets: Value<readonly Target<GraphResource>[]>): string {
  if (targets.state !== "known") {
    return shown(targets);
  }
  return targets.value
    .map((target) =>
      target.kind === "external"
        ? `<${target.id}>`
        : `${target.resource.address}#${target.attribute ?? "?"}${target.suffix ?? "?"}`,
    )
    .join(", ");
}

/** Edges on one line each: who refers, and where. */
export function referring(edges: readonly Edge[]): string[] {
  return edges.map(({ from, path: attribute }) => `${from.address} ${attribute}`);
}
