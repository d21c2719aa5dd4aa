import { type PlanExpression, planExpression, type Reference, references } from "../../../terraform-json";
import type { GraphResource } from "../resource";
import type { InstanceIndex } from "./instances";
import type { Key, ModuleInstance } from "./modules";

/** Where an expression stands: what `each`, `count` and the names in it mean. */
export interface Scope {
  readonly module: ModuleInstance;
  readonly key?: Key;
  readonly forEach?: PlanExpression;
}

/** Something that an expression refers to. */
export interface Candidate {
  readonly resource: GraphResource;
  /** Undefined where the plan cut it off. */
  readonly attribute: string | undefined;
}

/** What an expression refers to. */
export interface Candidates {
  readonly found: readonly Candidate[];
  /** A reference that leads out of the plan, such as `local.a`. */
  readonly lost: string | undefined;
}

type Step = string | number | undefined;

/** Nobody's expression leads through more, and modules that call each other need an end. */
const MOST_REFERENCES = 10_000;

/** One search: what it found, and how long it may go on. */
interface Search {
  readonly found: Map<string, Candidate>;
  lost: string | undefined;
  left: number;
}

/** Follows the references of a plan's expressions, through inputs and outputs of modules and `each`. */
export class PlanReferences {
  constructor(private readonly instances: InstanceIndex) {}

  /** What `expression` refers to in `scope`, in its order. */
  candidates(expression: PlanExpression, scope: Scope): Candidates {
    const search: Search = { found: new Map(), lost: undefined, left: MOST_REFERENCES };
    this.expression(expression, scope, [], search);
    return { found: [...search.found.values()], lost: search.lost };
  }

  /** @param rest what follows the name that stands for this expression: `.id` of `var.a.id` */
  private expression(
    expression: PlanExpression,
    scope: Scope,
    rest: readonly Step[],
    search: Search,
    matchesKey = false,
  ): void {
    const names = longest(expression.references);
    const byKey = matchesKey || names.includes("each.key") || names.includes("count.index");
    for (const name of names) {
      search.left -= 1;
      if (search.left < 0) {
        search.lost = "more than can be followed";
        return;
      }
      this.name(name, scope, rest, search, byKey);
    }
  }

  private name(name: string, scope: Scope, rest: readonly Step[], search: Search, byKey: boolean): void {
    const [reference] = references(`\${${name}}`);
    if (reference === undefined) {
      if (name.startsWith("each.value") && scope.forEach !== undefined) {
        const steps = name.split(".").slice(2);
        this.expression(scope.forEach, scope, [...steps, ...rest], search, true);
      }
      return;
    }
    const { kind, address } = reference;
    const steps = [...reference.steps, ...rest];
    const own = address.slice(address.indexOf(".") + 1);
    switch (kind) {
      case "managed":
      case "data":
        this.resource(reference, scope, rest, search, byKey);
        break;
      case "var":
        this.input(own, scope.module, steps, search);
        break;
      case "module":
        this.output(own, scope, steps, search, byKey);
        break;
      case "local":
        search.lost ??= address;
        break;
      default:
    }
  }

  /** An object may come whole, with its attribute in `rest`; one that comes as attribute has its name. */
  private resource(
    { address, steps }: Pick<Reference, "address" | "steps">,
    scope: Scope,
    rest: readonly Step[],
    { found }: Search,
    byKey: boolean,
  ): void {
    const hasKeys = scope.module.module?.blocks.get(address)?.hasKeys ?? false;
    const instances = this.instances.of(scope.module, address);
    const whole = steps.length === 0 ? rest : steps;
    const { chosen, left } = choose(instances, hasKeys, whole, scope, byKey);
    const names = left.length === 0 && steps.length > 0 ? rest : left;
    const attribute = names.length === 0 ? undefined : names.map((step) => step ?? "*").join(".");
    for (const resource of chosen) {
      found.set(`${resource.address}\n${attribute}`, { resource, attribute });
    }
  }

  /** An input is what the caller gives. In the root it is a value from outside. */
  private input(name: string, module: ModuleInstance, steps: readonly Step[], search: Search): void {
    const { call, parent, key } = module;
    if (call === undefined || parent === undefined) {
      return;
    }
    const expression = planExpression(call.expressions[name]);
    if (expression !== undefined) {
      this.expression(expression, { module: parent, key, forEach: call.forEach }, steps, search);
    }
  }

  private output(name: string, scope: Scope, steps: readonly Step[], search: Search, byKey: boolean): void {
    const call = scope.module.module?.calls.get(name);
    const instances = scope.module.children.get(name);
    const { chosen, left } = choose(instances, call?.hasKeys ?? false, steps, scope, byKey);
    const [output, ...rest] = left;
    for (const module of chosen) {
      const outputs = module.module?.outputs;
      const meant = typeof output === "string" ? [outputs?.get(output)] : [...(outputs?.values() ?? [])];
      for (const expression of meant) {
        if (expression !== undefined) {
          this.expression(expression, { module }, rest, search);
        }
      }
    }
  }
}

/**
 * The instances that steps choose, with the steps behind the key. Where the plan cut the key off, it is the
 * scope's own if there is such an instance, otherwise any of them.
 */
function choose<Instance>(
  instances: ReadonlyMap<Key | undefined, Instance> | undefined,
  hasKeys: boolean,
  steps: readonly Step[],
  { key }: Scope,
  byKey: boolean,
): { readonly chosen: readonly Instance[]; readonly left: readonly Step[] } {
  if (instances === undefined) {
    return { chosen: [], left: steps };
  }
  const [first, ...rest] = steps;
  const named = hasKeys && first !== undefined ? instances.get(first) : undefined;
  if (named !== undefined) {
    return { chosen: [named], left: rest };
  }
  // a splat, or a place in a list that a `for` made of them
  const isPlace = steps.length > 0 && (first === undefined || (hasKeys && typeof first === "number"));
  const left = isPlace ? rest : steps;
  const own = hasKeys && byKey ? instances.get(key) : undefined;
  return { chosen: own === undefined ? [...instances.values()] : [own], left };
}

/** Each reference in its longest form, without the shorter ones that Terraform lists behind it. */
export function longest(names: readonly string[]): string[] {
  return names.filter((name, index) => {
    const before = names[index - 1] ?? "";
    return !(before.startsWith(name) && /^[.[]/.test(before.slice(name.length)));
  });
}
