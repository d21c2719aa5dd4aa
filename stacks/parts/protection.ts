import { type ITerraformDependable, TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { ResourceLock } from "../../constructs/governance/resource-lock";

/** Something that holds data or keys. */
export interface Protected {
  readonly construct: Construct;
  /** ARM id of the resource itself. */
  readonly targetId: string;
  /** What else lives in the resource's scope: private endpoints, roles given elsewhere. */
  readonly inScope?: readonly Construct[];
}

/**
 * Locks what holds data. A lock also keeps roles and settings in its scope from being deleted, so it
 * is made after them all, and goes first when the stack is destroyed.
 */
export function protectData(all: readonly Protected[]): void {
  for (const { construct, targetId, inScope = [] } of all) {
    const after = [construct, ...inScope].flatMap(resourcesIn);
    new ResourceLock(construct, "lock", { targetId, after });
  }
}

function resourcesIn(construct: Construct): ITerraformDependable[] {
  return construct.node.findAll().filter((child): child is TerraformResource => TerraformResource.isTerraformResource(child));
}
