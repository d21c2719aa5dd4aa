import { ArmError } from "./arm-error";
import { textAt } from "./json";
import type { ResourceStore } from "./resource-store";

export const LOCK = "Microsoft.Authorization/locks";

/**
 * Refuses what a lock on the resource, or above it, forbids: CanNotDelete deletions, ReadOnly writes and
 * actions too. Locks themselves can be set and taken away.
 *
 * @throws ArmError 409 ScopeLocked
 */
export function mustBeUnlocked(store: ResourceStore, id: string, work: "write" | "delete"): void {
  const forbidding = work === "delete" ? ["cannotdelete", "readonly"] : ["readonly"];
  const wanted = id.toLowerCase();
  const locks = store.ofType(LOCK).filter((lock) => {
    const scope = lockedScope(lock.id).toLowerCase();
    // a group can't go either while something in it is locked
    const covers = wanted === scope || wanted.startsWith(`${scope}/`);
    const contains = work === "delete" && scope.startsWith(`${wanted}/`);
    const level = (textAt(lock, "properties", "level") ?? "").toLowerCase();
    return (covers || contains) && forbidding.includes(level);
  });
  if (locks.length > 0) {
    const scopes = locks.map((lock) => lockedScope(lock.id)).join(", ");
    throw new ArmError(
      409,
      "ScopeLocked",
      `The scope '${id}' cannot perform ${work} operation because following scope(s) are locked: '${scopes}'. Please remove the lock and try again.`,
    );
  }
}

function lockedScope(lockId: string): string {
  return lockId.slice(0, lockId.toLowerCase().lastIndexOf("/providers/microsoft.authorization/"));
}
