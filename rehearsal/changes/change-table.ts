import { type ChangeKind, holdsData, type Resource } from "../../terraform-json";

/** One resource that a change touches. */
export interface ChangedResource {
  readonly address: string;
  readonly kind: Exclude<ChangeKind, "no-op" | "read">;
  /** What is lost when it goes; undefined where nothing is, or where it stays. */
  readonly loses?: "data" | "identity";
}

const GOES: readonly string[] = ["replace", "delete"];

/**
 * What a plan does to resources, the worst first.
 *
 * @param planned as terraform says it: `create`, `update`, `replace`, `delete` …
 * @param resources of the configuration before and after, by address
 */
export function changeTable(
  planned: readonly { readonly address: string; readonly action: string }[],
  resources: ReadonlyMap<string, Pick<Resource, "type" | "attributes">>,
): ChangedResource[] {
  const order = ["replace", "delete", "update", "create"];
  return planned
    .map(({ address, action }) => {
      const resource = resources.get(address) ?? { type: typeIn(address), attributes: {} };
      const loses = GOES.includes(action) ? holdsData(resource) : undefined;
      return { address, kind: action as ChangedResource["kind"], ...(loses === undefined ? {} : { loses }) };
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.address.localeCompare(b.address));
}

/** What must not be lost, unless it is allowed by name. */
export function losses(changed: readonly ChangedResource[], allowed: readonly string[]): string[] {
  return changed
    .filter(({ address, loses }) => loses !== undefined && !allowed.includes(address))
    .map(({ address, kind, loses }) => `${address}: would ${kind}, and its ${loses} with it`);
}

function typeIn(address: string): string {
  return address.replace(/^(module\.[^.]+\.)+/, "").split(".")[0] ?? "";
}
