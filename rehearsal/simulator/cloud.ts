import { type OperationClock, Operations } from "./arm/operations";
import { type ArmResource, ResourceStore } from "./arm/resource-store";
import { Authorization } from "./authorization/authorization";

/** A resource that Azure keeps after its deletion, with its name taken. */
export interface SoftDeleted {
  readonly resource: ArmResource;
  /** What lay below it, e.g. the keys of a vault. */
  readonly content: readonly ArmResource[];
  readonly deletedAt: number;
}

export interface CloudOptions {
  /** GUID of the Entra tenant; the one that the stack names. */
  readonly tenantId: string;
  /** Object id of the principal that deploys. */
  readonly deployer: string;
  /** Object id of somebody else, who may do everything. @default - nobody */
  readonly outsider?: string;
  readonly clock: OperationClock;
  /** Host of the control plane, for absolute addresses, e.g. `management.rehearsal.test`. */
  readonly host: string;
  /** Milliseconds until a role assignment counts. @default 0 */
  readonly rolePropagation?: number;
}

/** Everything that the control plane knows: resources, what it keeps of deleted ones, rights, operations. */
export class Cloud {
  readonly store = new ResourceStore();
  /** By type and name, in lower case: see `softDeletedKey`. */
  readonly softDeleted = new Map<string, SoftDeleted>();
  /** Namespaces of resource providers that the subscription isn't registered for, in lower case. */
  readonly unregistered = new Set<string>();
  readonly operations: Operations;
  readonly authorization: Authorization;
  readonly tenantId: string;
  readonly deployer: string;
  readonly clock: OperationClock;
  readonly host: string;

  constructor(options: CloudOptions) {
    this.tenantId = options.tenantId;
    this.deployer = options.deployer;
    this.clock = options.clock;
    this.host = options.host;
    this.operations = new Operations(options.clock);
    this.authorization = new Authorization(this.store, options);
  }

  /** Keeps a deleted resource and its name. */
  keep(resource: ArmResource, content: readonly ArmResource[], scope: string): void {
    this.softDeleted.set(softDeletedKey(resource.type, scope), {
      resource,
      content,
      deletedAt: this.clock.now(),
    });
  }

  /** A soft-deleted resource; `scope` is its name where names are global, else its id. */
  kept(type: string, scope: string): SoftDeleted | undefined {
    return this.softDeleted.get(softDeletedKey(type, scope));
  }

  purge(type: string, scope: string): boolean {
    return this.softDeleted.delete(softDeletedKey(type, scope));
  }
}

function softDeletedKey(type: string, scope: string): string {
  return `${type} ${scope}`.toLowerCase();
}
