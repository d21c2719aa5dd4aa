import type { ResourceChange } from "../changes";
import { titleOf } from "../changes/title";
import type { RiskContext } from "./context";

const indexes = new WeakMap<readonly ResourceChange[], ReadonlyMap<string, ResourceChange>>();

/** What happens to the resource at an address of HEAD; that it stays as it is, where nothing does. */
export function changeAt(address: string, context: RiskContext): ResourceChange {
  return changeOf(address, context) ?? kept(address, context);
}

/** What happens to the resource at an address, if anything does. */
export function changeOf(address: string, { changes }: RiskContext): ResourceChange | undefined {
  const index = indexes.get(changes) ?? indexed(changes);
  indexes.set(changes, index);
  return index.get(address);
}

/** An old copy that goes has the address of what stays. */
function indexed(changes: readonly ResourceChange[]): ReadonlyMap<string, ResourceChange> {
  const index = new Map<string, ResourceChange>();
  for (const change of changes) {
    if (change.after !== undefined || !index.has(change.address)) {
      index.set(change.address, change);
    }
  }
  return index;
}

function kept(address: string, { base, head, stack }: RiskContext): ResourceChange {
  const resource = head?.graph.find(address);
  return {
    stack,
    address,
    type: resource?.type ?? address.split(".")[0] ?? address,
    armType: resource?.armType,
    title: resource === undefined ? address : titleOf(resource),
    kind: "keep",
    attributes: [],
    pending: false,
    before: base?.graph.find(address),
    after: resource,
    construct: resource?.constructPath?.replace(/\/[^/]+$/, ""),
  };
}
