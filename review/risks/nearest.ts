import type { Graph, GraphResource } from "../../baseline/graph";
import type { ResourceChange } from "../changes";
import { changeOf } from "./change-at";
import type { RiskContext } from "./context";

/** References from a finding's resource to what brings it: a cluster's identity, and the role of that. */
const FARTHEST = 3;

/** What so many refer to, a resource group or the place of all logs, brings together what has nothing in common. */
const MOST_NEIGHBOURS = 40;
const HUBS = new Set(["azurerm_resource_group", "azurerm_client_config"]);

const known = new WeakMap<Graph, ReadonlyMap<string, readonly string[]>>();

/**
 * The change nearest to a resource along references, whichever way they point, as it was or as it will be;
 * undefined where there is none near, or several are equally near.
 */
export function nearestChange(address: string, context: RiskContext): ResourceChange | undefined {
  const graphs = [context.base?.graph, context.head?.graph].flatMap((graph) => graph ?? []);
  const reached = new Set([address]);
  let border: readonly string[] = [address];
  for (let steps = 1; steps <= FARTHEST && border.length > 0; steps += 1) {
    const next = new Set(border.flatMap((one) => graphs.flatMap((graph) => neighboursOf(one, graph))));
    border = [...next].filter((one) => !reached.has(one));
    for (const one of border) {
      reached.add(one);
    }
    const changes = new Set(border.flatMap((one) => changeOf(one, context) ?? []));
    if (changes.size > 0) {
      const [only] = changes;
      return changes.size === 1 ? only : undefined;
    }
  }
  return undefined;
}

function neighboursOf(address: string, graph: Graph): readonly string[] {
  const neighbours = neighboursIn(graph).get(address) ?? [];
  return neighbours.length > MOST_NEIGHBOURS ? [] : neighbours;
}

function neighboursIn(graph: Graph): ReadonlyMap<string, readonly string[]> {
  const before = known.get(graph);
  if (before !== undefined) {
    return before;
  }
  const neighbours = new Map<string, string[]>();
  const join = (from: GraphResource, to: GraphResource) => {
    const list = neighbours.get(from.address) ?? [];
    neighbours.set(from.address, list);
    list.push(to.address);
  };
  for (const resource of graph.resources.filter(({ type }) => !HUBS.has(type))) {
    for (const { from } of resource.referrers) {
      join(resource, from);
      join(from, resource);
    }
  }
  known.set(graph, neighbours);
  return neighbours;
}
