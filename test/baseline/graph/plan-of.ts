import type { Graph } from "../../../baseline/graph";
import { graphOf } from "./graph-of";

/** A resource of a plan, as far as a test needs it. */
interface Planned {
  readonly values?: object;
  readonly unknown?: object;
  readonly expressions?: object;
  readonly others?: object;
}

/** A plan of resources in the root module, by address. */
export function planOf(
  resources: Record<string, Planned>,
  around: { variables?: object; providers?: object; outputs?: object; prior?: object[] } = {},
): Graph {
  const named = Object.entries(resources).map(([address, planned]) => {
    const [type = "", name = ""] = address.split(".");
    return { identity: { address, mode: "managed", type, name }, ...planned };
  });
  return graphOf({
    format_version: "1.2",
    planned_values: {
      root_module: { resources: named.map(({ identity, values = {} }) => ({ ...identity, values })) },
    },
    resource_changes: named.map(({ identity, unknown = {} }) => ({
      ...identity,
      change: { actions: ["create"], after_unknown: unknown },
    })),
    prior_state: { values: { root_module: { resources: around.prior ?? [] } } },
    configuration: {
      provider_config: around.providers ?? {},
      root_module: {
        variables: around.variables ?? {},
        outputs: around.outputs ?? {},
        resources: named.map(({ identity, expressions = {}, others }) => ({
          ...identity,
          expressions,
          ...others,
        })),
      },
    },
  });
}

/** An expression of HCL, as a plan keeps it. */
export function to(...references: string[]): object {
  return { references };
}
