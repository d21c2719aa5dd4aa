import { references } from "../../terraform-json";
import { block } from "../block-rows";
import type { Breaks } from "../mutant";
import { has, type Row, row, shown } from "../row";
import { reference } from "../stack";

/** A version of a key, which rotation leaves behind. */
const VERSION = "00000000000000000000000000000001";

/**
 * The rows of a block that names a key of your own: gone, without rotation, with an identity that
 * can't read the key, and without the identity that does.
 */
export function customerKeyRows(path: string, key: string, identity: string, breaks: Breaks): Row[] {
  const hasKey = {
    breaks,
    when: ({ resource }: Parameters<Row["edits"]>[0]) => has(resource.attributes, path),
  };
  return [
    block(path, { breaks }),
    row([`${path}.${key}`], { breaks }, function* (place) {
      if (typeof place.value === "string" && !/\/keys\/[^/]+\/[^/]+$/.test(place.value)) {
        yield {
          operator: "pin-key",
          place,
          to: { value: `${place.value}/${VERSION}` },
          change: `${shown(place.value)} → one version of the key, which never rotates`,
          breaks,
        };
      }
    }),
    row([`${path}.${identity}`], { breaks }, function* (place, _breaks, { resource, stack }) {
      const known = new Set(references(resource.attributes).map(({ address }) => address));
      const other = stack.ofType("azurerm_user_assigned_identity").find(({ address }) => !known.has(address));
      if (typeof place.value === "string" && other !== undefined) {
        yield {
          operator: "change-identity",
          place,
          to: { value: reference(other, identity.endsWith("client_id") ? "client_id" : "id") },
          value: other.name,
          change: `${shown(place.value)} → ${other.address}, which may not use the key`,
          breaks,
        };
      }
    }),
    block("identity", hasKey),
  ];
}
