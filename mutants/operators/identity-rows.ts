import { added } from "../block-rows";
import type { Breaks } from "../mutant";
import { type Row, row, type Target } from "../row";
import { reference, referredAddress, type StackResource } from "../stack";
import { SEGMENTATION } from "./broken";

/**
 * The rows of the block `identity` of something that works: another kind, none, and the identity of
 * something else in place of its own or beside it.
 *
 * @param without what is broken where it has no identity of its own any more
 * @param required whether Terraform refuses the resource without the block
 */
export function identityRows(without: Breaks, { required = false } = {}): Row[] {
  return [
    row(["identity"], { breaks: without }, function* (place, breaks) {
      if (place.value !== undefined) {
        if (!required) {
          yield { operator: "drop-block", place, change: "written → absent", breaks };
        }
        const isList = Array.isArray(place.value);
        yield {
          operator: "change-identity",
          place,
          to: { value: isList ? [{ type: "SystemAssigned" }] : { type: "SystemAssigned" } },
          value: "SystemAssigned",
          change: "user-assigned → system-assigned, which holds no role",
          breaks,
        };
      }
    }),
    ...sharedIdentityRows(),
  ];
}

/** The identity of something else in place of its own, or beside it. */
function sharedIdentityRows(): Row[] {
  return [
    row(["identity.identity_ids"], { breaks: SEGMENTATION }, function* (place, breaks, target) {
      const [own, ...more] = Array.isArray(place.value) ? place.value : [];
      if (own === undefined || more.length > 0) {
        return;
      }
      for (const other of othersIdentities(target, referredAddress(own))) {
        yield {
          operator: "share-identity",
          place: { path: [...place.path, 0], label: place.label },
          to: { value: reference(other, "id") },
          value: other.name,
          change: `${referredAddress(own) ?? "its own"} → ${other.address}, which something else has too`,
          breaks,
        };
      }
      const [second] = othersIdentities(target, referredAddress(own));
      if (second !== undefined) {
        yield added(place, 1, reference(second, "id"), breaks);
      }
    }),
    row(["identity.type"], { breaks: SEGMENTATION }, function* (place, breaks) {
      if (place.value === "UserAssigned") {
        yield {
          operator: "change-identity",
          place,
          to: { value: "SystemAssigned, UserAssigned" },
          value: "both",
          change: `"UserAssigned" → "SystemAssigned, UserAssigned"`,
          breaks,
        };
      }
    }),
  ];
}

/** Identities that another resource of the stack works with. */
function othersIdentities({ resource, stack }: Target, own: string | undefined): StackResource[] {
  const holders = stack.resources.filter(({ address }) => address !== resource.address);
  const inUse = new Set(
    holders.flatMap(({ attributes }) => {
      const identity = Array.isArray(attributes.identity) ? attributes.identity[0] : attributes.identity;
      return [referredAddress(identity)];
    }),
  );
  return stack
    .ofType("azurerm_user_assigned_identity")
    .filter(({ address }) => address !== own && inUse.has(address));
}
