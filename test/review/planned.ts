import type { Attributes } from "../../terraform-json";

/** One change of a plan. */
export interface Planned {
  readonly address: string;
  readonly actions: readonly string[];
  readonly before?: Attributes;
  readonly after?: Attributes;
  /** Beside actions and values. */
  readonly change?: Attributes;
  readonly more?: Attributes;
}

/** A plan as `terraform show -json` prints it. */
export function plan(...changes: readonly Planned[]): Attributes {
  const [type, name] = ["type", "name"].map((_, at) => (address: string) => address.split(".").at(at) ?? "");
  const identity = (address: string) => ({
    address,
    mode: "managed",
    type: type?.(address) ?? "",
    name: name?.(address)?.replace(/\[.*/, "") ?? "",
    provider_name: "registry.terraform.io/hashicorp/azurerm",
  });
  return {
    format_version: "1.2",
    terraform_version: "1.11.0",
    planned_values: {
      root_module: {
        resources: changes
          .filter(({ after, more }) => after !== undefined && more?.deposed === undefined)
          .map(({ address, after }) => ({ ...identity(address), values: after })),
      },
    },
    resource_changes: changes.map(({ address, actions, before = null, after = null, change, more }) => ({
      ...identity(address),
      ...more,
      change: { actions, before, after, after_unknown: {}, ...change },
    })),
    configuration: {},
  };
}
