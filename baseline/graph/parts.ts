import type { RequiredProvider } from "../../terraform-json";
import type { GraphResource, Readable } from "./resource";

/** One configuration of a provider. */
export interface GraphProvider {
  /** Local name, e.g. `azurerm`. */
  readonly name: string;
  readonly alias?: string;
  readonly settings: Readable;
}

/** Where a configuration keeps its state; a plan doesn't tell. */
export interface GraphBackend {
  /** E.g. `azurerm`; `cloud` and `remote` are types of it too. */
  readonly type: string;
  readonly settings: Readable;
}

/** What a graph is made of, whichever input it comes from. */
export interface Parts {
  /** Managed ones and data sources, in the order of the input. */
  readonly resources: readonly GraphResource[];
  readonly providers: readonly GraphProvider[];
  readonly backend?: GraphBackend;
  /** In a plan: see `Graph`. */
  readonly isLiteral?: (resource: GraphResource, path: string) => boolean | undefined;
  /** What the root module asks of its providers, by local name. */
  readonly requiredProviders: ReadonlyMap<string, RequiredProvider>;
}
