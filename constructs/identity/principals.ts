/** Whoever gets a role: an Entra group or a managed identity; never a single person. */
export interface IPrincipal {
  /** Object id in Entra, a GUID. */
  readonly principalId: string;
  readonly principalType: "Group" | "ServicePrincipal";
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` is a GUID as Azure writes them. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** An Entra group: the only way people get access (`security/workspace-access-via-entra-groups`). */
export class EntraGroup implements IPrincipal {
  /**
   * The group with this object id.
   * @throws if it is not a GUID: a name or an e-mail address is not an object id
   */
  static fromObjectId(objectId: string): EntraGroup {
    if (!isGuid(objectId)) {
      throw new Error(
        `EntraGroup: ${JSON.stringify(objectId)} is not the object id of a group (a GUID); ` +
          "people get access through groups, not by name or e-mail address",
      );
    }
    // as Entra returns it: another spelling would be a diff in each plan
    return new EntraGroup(objectId.toLowerCase());
  }

  readonly principalType = "Group";

  private constructor(readonly principalId: string) {}
}
