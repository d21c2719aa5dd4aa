import type { AnyTerraformJson, RequiredProvider } from "../../terraform-json";
import { configurationParts } from "./configuration";
import { type Names, namesOf } from "./names";
import type { GraphBackend, GraphProvider, Parts } from "./parts";
import { planParts } from "./plan";
import type { GraphResource } from "./resource";

/** What is taken for known though the input alone doesn't tell. */
export interface GraphOptions {
  /**
   * Values of a configuration's variables by name, as templates that come to them.
   * @default - none: each is given at plan
   */
  readonly assumed?: ReadonlyMap<string, unknown>;
}

/** The resources of a configuration or a plan, with their references resolved. */
export class Graph {
  /** Reads references and values when they are asked for; what is asked twice is read twice. */
  static of(input: AnyTerraformJson, { assumed }: GraphOptions = {}): Graph {
    const parts =
      input.kind === "plan" ? planParts(input.plan) : configurationParts(input.configuration, assumed);
    return new Graph(input.kind, parts, namesOf(input));
  }

  /** Managed ones and data sources, in the order of the input. */
  readonly resources: readonly GraphResource[];
  readonly providers: readonly GraphProvider[];
  readonly backend: GraphBackend | undefined;
  /** What the root module asks of its providers, by local name; empty where it asks for nothing. */
  readonly requiredProviders: ReadonlyMap<string, RequiredProvider>;
  /**
   * In a plan: whether a value stands in the configuration as text; undefined where the plan doesn't
   * tell. In a configuration what stands there is in `attributes`.
   */
  readonly isLiteral: Parts["isLiteral"];
  readonly names: Names;
  private readonly addresses: ReadonlyMap<string, GraphResource>;
  private readonly types: ReadonlyMap<string, readonly GraphResource[]>;
  private readonly armTypes: ReadonlyMap<string, readonly GraphResource[]>;

  private constructor(
    readonly kind: AnyTerraformJson["kind"],
    { backend, isLiteral, providers, requiredProviders, resources }: Parts,
    names: Names,
  ) {
    const managed = resources.filter(({ mode }) => mode === "managed");
    this.resources = resources;
    this.providers = providers;
    this.backend = backend;
    this.requiredProviders = requiredProviders;
    this.isLiteral = isLiteral;
    this.names = names;
    this.addresses = new Map(resources.map((resource) => [resource.address, resource]));
    this.types = byName(managed, ({ type }) => type);
    this.armTypes = byName(managed, ({ armType }) => armType);
  }

  /** The managed resources of these Terraform types, type by type. */
  ofType(...types: readonly string[]): readonly GraphResource[] {
    return [...new Set(types)].flatMap((type) => this.types.get(type) ?? []);
  }

  /**
   * The managed resources that azapi sends to these ARM types, whichever of its resource types does;
   * case and version do not matter.
   */
  ofArmType(...types: readonly string[]): readonly GraphResource[] {
    const names = types.map((type) => type.replace(/@.*$/s, "").toLowerCase()).filter(Boolean);
    return [...new Set(names)].flatMap((name) => this.armTypes.get(name) ?? []);
  }

  /** The resource at a full address, e.g. `module.a.azurerm_subnet.b["c"]` or `data.azurerm_subnet.d`. */
  find(address: string): GraphResource | undefined {
    return this.addresses.get(address);
  }
}

function byName(
  resources: readonly GraphResource[],
  nameOf: (resource: GraphResource) => string | undefined,
): Map<string, GraphResource[]> {
  const index = new Map<string, GraphResource[]>();
  for (const resource of resources) {
    const name = nameOf(resource);
    const known = name === undefined ? undefined : index.get(name);
    if (known !== undefined) {
      known.push(resource);
    } else if (name !== undefined) {
      index.set(name, [resource]);
    }
  }
  return index;
}
