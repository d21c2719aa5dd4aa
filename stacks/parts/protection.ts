import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { ResourceLock } from "../../constructs/governance/resource-lock";
import { resourcesIn } from "../../constructs/terraform/resources-in";

/** Something that holds data or keys. */
export interface Protected {
  readonly construct: Construct;
  /** ARM id of the resource itself. */
  readonly targetId: string;
  /** What lives in the resource's scope without being part of the construct: endpoints, the workspace. */
  readonly inScope: readonly ITerraformDependable[];
}

/**
 * Locks what holds data. A lock also keeps roles and settings in its scope from being deleted, so it
 * is made after them all, and goes first when the stack is destroyed.
 */
export function protectData(all: readonly Protected[]): void {
  for (const { construct, targetId, inScope } of all) {
    new ResourceLock(construct, "lock", { targetId, after: [...resourcesIn(construct), ...inScope] });
  }
}
