import { type ChangeKind, holdsData, type Resource } from "../../terraform-json";

/** One resource that a change touches. */
export interface ChangedResource {
  readonly address: string;
  readonly kind: Exclude<ChangeKind, "no-op" | "read">;
  /** What is lost when it goes; undefined where nothing is, or where it stays. */
  readonly loses?: "data" | "identity";
}

type Kind = ChangedResource["kind"];

/** The worst first. */
const KINDS: readonly Kind[] = ["replace", "delete", "update", "create"];
const GOES: readonly Kind[] = ["replace", "delete"];

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
  return planned
    .flatMap(({ address, action }): ChangedResource[] => {
      const kind = KINDS.find((each) => each === action);
      if (kind === undefined) {
        // reading data, or another address for the same object, changes nothing
        return [];
      }
      const resource = resources.get(blockOf(address)) ?? { type: typeIn(address), attributes: {} };
      const loses = GOES.includes(kind) ? holdsData(resource) : undefined;
      return [{ address, kind, ...(loses === undefined ? {} : { loses }) }];
    })
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.address.localeCompare(b.address));
}

/** What must not be lost, unless it is allowed by name. */
export function losses(changed: readonly ChangedResource[], allowed: readonly string[]): string[] {
  return changed
    .filter(({ address, loses }) => loses !== undefined && !allowed.includes(address))
    .map(({ address, kind, loses }) => `${address}: would ${kind}, and its ${loses} with it`);
}

/** What happens in Azure by itself, or beside, must not show in the plan. */
export function unexpected(changed: readonly ChangedResource[], isOpen: boolean): string[] {
  return changed.length === 0 && isOpen
    ? ["outputs: would change"]
    : changed.map(({ address, kind }) => `${address}: would ${kind}`);
}

/** How many resources are touched in which way: `1 replace, 2 create`. */
export function countText(changed: readonly ChangedResource[], isOpen: boolean): string {
  const kinds = [...new Set(changed.map(({ kind }) => kind))];
  if (kinds.length === 0) {
    return isOpen ? "outputs change" : "the plan is empty";
  }
  return kinds.map((kind) => `${changed.filter((each) => each.kind === kind).length} ${kind}`).join(", ");
}

/** The block that a resource comes from, without its key: `azurerm_subnet.each["a.b"]` is `azurerm_subnet.each`. */
function blockOf(address: string): string {
  return address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
}

function typeIn(address: string): string {
  return (
    blockOf(address)
      .replace(/^(module\.[^.]+\.)+/, "")
      .split(".")[0] ?? ""
  );
}
