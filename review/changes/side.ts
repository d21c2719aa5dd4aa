import type { Graph, GraphResource } from "../../baseline/graph";
import type { ResourceSource } from "../../baseline/report/sources";
import type { AnyTerraformJson } from "../../terraform-json";

/** A stack or plan as it is in BASE or in HEAD. */
export interface Side {
  readonly terraform: AnyTerraformJson;
  readonly graph: Graph;
  /** Where each resource was created, by address; empty where nobody knows. */
  readonly sources: ReadonlyMap<
    string,
    Pick<ResourceSource, "file" | "line"> & { readonly construct?: string }
  >;
}

/** The managed resources of a side by address; none where the side is missing. */
export function managedOf(side: Side | undefined): ReadonlyMap<string, GraphResource> {
  return byAddress(side, "managed");
}

/** The data sources of a side by address; none where the side is missing. */
export function dataOf(side: Side | undefined): ReadonlyMap<string, GraphResource> {
  return byAddress(side, "data");
}

function byAddress(
  side: Side | undefined,
  wanted: GraphResource["mode"],
): ReadonlyMap<string, GraphResource> {
  const found = side?.graph.resources.filter(({ mode }) => mode === wanted) ?? [];
  return new Map(found.map((resource) => [resource.address, resource]));
}
