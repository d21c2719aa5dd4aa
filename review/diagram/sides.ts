import { AzureEstate, type Kind, type Subject } from "../../baseline/azure";
import type { Graph, GraphResource } from "../../baseline/graph";
import type { ChangeState } from "./picture";

/** What a picture is drawn from. */
export interface DiagramInput {
  /** The stack's name. */
  readonly name: string;
  /** HEAD, or the only side there is. */
  readonly graph: Graph;
  /** BASE, where what is removed comes from. */
  readonly before?: Graph;
  /** By address: of HEAD or, of what is removed, of BASE. @default - nothing is told of changes */
  readonly changes?: ReadonlyMap<string, ChangeState>;
}

/** Providers of things in Azure; what else a configuration has is no part of the architecture. */
const AZURE = /^(azurerm|azapi|azuread)_/;

/** HEAD together with what a pull request takes out of BASE. */
export class Sides {
  /** Managed resources in Azure, in the order of the input, the removed ones last. */
  readonly resources: readonly GraphResource[];
  private readonly head: AzureEstate;
  private readonly base: AzureEstate | undefined;
  private readonly removed: ReadonlySet<GraphResource>;

  constructor({ graph, before, changes }: DiagramInput) {
    this.head = new AzureEstate(graph);
    this.base = before && new AzureEstate(before);
    this.removed = new Set(
      before?.resources.filter(
        ({ address, mode }) =>
          mode === "managed" && changes?.get(address) === "removed" && graph.find(address) === undefined,
      ),
    );
    this.resources = [...graph.resources.filter(({ mode }) => mode === "managed"), ...this.removed].filter(
      ({ type }) => AZURE.test(type),
    );
  }

  /** All of a kind, the removed ones last. */
  all<S extends Subject>(kind: Kind<S>): readonly S[] {
    return this.each((estate) => estate.all(kind));
  }

  /** What a function finds in HEAD and, of what is removed, in BASE. */
  each<S extends Pick<Subject, "resource">>(find: (estate: AzureEstate) => readonly S[]): readonly S[] {
    const gone = this.base === undefined ? [] : find(this.base);
    return [...find(this.head), ...gone.filter(({ resource }) => this.removed.has(resource))];
  }

  /** The side that a resource is of. */
  estateOf(resource: GraphResource): AzureEstate {
    return this.base !== undefined && this.removed.has(resource) ? this.base : this.head;
  }
}
