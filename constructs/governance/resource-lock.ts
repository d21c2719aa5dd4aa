import { ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { AzureConstruct } from "../terraform/azure-construct";

export interface ResourceLockProps {
  /** ARM id of what must not be deleted. */
  readonly targetId: string;
  /** Why, for whoever meets the lock. @default - says that the landing zone protects it */
  readonly notes?: string;
  /**
   * What lives in the target's scope. A lock keeps roles and settings from being deleted too, so it
   * is made after them and destroyed before them.
   * @default - nothing
   */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * A `CanNotDelete` lock against other people and tools.
 *
 * It does not stop Terraform itself, which deletes the lock first: that is what `preventDestroy` is
 * for. Recommendation: `reliability/recovery-strategy-for-dependencies`.
 */
export class ResourceLock extends AzureConstruct {
  constructor(scope: Construct, id: string, props: ResourceLockProps) {
    super(scope, id);
    new ManagementLock(this, "Resource", {
      name: "protected-by-landing-zone",
      scope: props.targetId,
      lockLevel: "CanNotDelete",
      notes: props.notes ?? "Holds data or keys of the machine learning landing zone: not to be deleted.",
      dependsOn: props.after && [...props.after],
    });
  }
}
