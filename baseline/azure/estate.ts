import type { Graph, GraphResource } from "../graph";
import { type Environment, environmentOf } from "./environment";
import type { Kind, Subject } from "./subject";

/** What the person who checks says of the input. */
export interface EstateOptions {
  /** Whether it is for production. @default - by tags; where there are none, it is taken for production */
  readonly production?: boolean;
}

/** The Azure resources of one stack or plan, by kind. */
export class AzureEstate {
  /** Whether it is production, and how that is known. */
  readonly environment: Environment;
  private readonly byKind = new Map<Kind, readonly Subject[]>();

  constructor(
    readonly graph: Graph,
    options: EstateOptions = {},
  ) {
    this.environment = environmentOf(graph, options.production);
  }

  /** All resources of a kind, in the order of the input. */
  all<S extends Subject>(kind: Kind<S>): readonly S[];
  all(kind: Kind): readonly Subject[] {
    const known = this.byKind.get(kind);
    if (known !== undefined) {
      return known;
    }
    const written = [...this.graph.ofType(...kind.azurerm), ...this.graph.ofArmType(...kind.arm)];
    const found = written.filter(makesResource).map(kind.read);
    this.byKind.set(kind, found);
    return found;
  }
}

/** An action such as listKeys names the type of a resource that it doesn't make; PUT and PATCH write it. */
export function makesResource(resource: GraphResource): boolean {
  if (resource.type !== "azapi_resource_action") {
    return true;
  }
  const method = resource.value("method");
  const action = resource.value("action");
  const isWhole = action.state === "absent" || (action.state === "known" && action.value === "");
  return isWhole && method.state === "known" && isWrite(String(method.value).toUpperCase());
}

function isWrite(method: string): boolean {
  return method === "PUT" || method === "PATCH";
}
