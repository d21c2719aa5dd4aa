import type { Edge, GraphResource } from "./resource";

/** Edges by what they lead to; found in one pass when the first is asked for. */
export class EdgeIndex {
  private index: Map<GraphResource, Edge[]> | undefined;

  /** @param edges all of them, in the order of the input; what refers to itself is left out */
  constructor(private readonly edges: () => Iterable<Edge>) {}

  /** What refers to `resource`. */
  to(resource: GraphResource): readonly Edge[] {
    this.index ??= this.build();
    return this.index.get(resource) ?? [];
  }

  private build(): Map<GraphResource, Edge[]> {
    const index = new Map<GraphResource, Edge[]>();
    for (const edge of this.edges()) {
      const known = index.get(edge.to);
      if (edge.from === edge.to) {
        continue;
      }
      if (known === undefined) {
        index.set(edge.to, [edge]);
      } else {
        known.push(edge);
      }
    }
    return index;
  }
}
