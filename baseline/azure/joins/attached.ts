import type { Edge, GraphResource } from "../../graph";
import type { Kind, Subject } from "../subject";

const PARENT = /^(parent_id|resource_id)$/;

/**
 * Resources of a kind that belong to another one: azurerm names it by an attribute, azapi as the parent.
 *
 * @param attribute azurerm's, e.g. `storage_account_id`
 */
export function attached<S extends Subject>(
  to: GraphResource,
  kind: Kind<S>,
  attribute: string,
): readonly S[] {
  const arm = kind.arm.map((type) => type.toLowerCase());
  const belongs = ({ from, path }: Edge) =>
    (kind.azurerm.includes(from.type) && path === attribute) ||
    (from.armType !== undefined && arm.includes(from.armType) && PARENT.test(path));
  return [...new Set(to.referrers.filter(belongs).map(({ from }) => from))].map(kind.read);
}
