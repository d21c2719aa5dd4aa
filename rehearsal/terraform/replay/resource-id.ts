/** The ARM type and the API version of azapi's `type`. */
export interface ArmType {
  /** E.g. `Microsoft.KeyVault/vaults/keys`. */
  readonly name: string;
  readonly apiVersion: string;
}

/** `Microsoft.KeyVault/vaults/keys@2024-11-01`; undefined where it is computed or has no version. */
export function parseArmType(type: unknown): ArmType | undefined {
  const found = typeof type === "string" ? /^([\w./]+)@([\w-]+)$/.exec(type) : null;
  const [, name, apiVersion] = found ?? [];
  return name === undefined || apiVersion === undefined ? undefined : { name, apiVersion };
}

/** The id that azapi makes of parent, type and name; each may be a Terraform template. */
export function resourceId(armType: string, parentId: string, name: string): string {
  const parent = parentId === "/" ? "" : parentId;
  switch (armType.toLowerCase()) {
    case "microsoft.resources/resourcegroups":
      return `${parent}/resourceGroups/${name}`;
    case "microsoft.resources/subscriptions":
      return `/subscriptions/${name}`;
    case "microsoft.resources/providers":
      return `${parent}/providers/${name}`;
    default: {
      const segments = armType.split("/");
      // a type of its own, or an extension of whatever the parent is; deeper types continue the parent's id
      return segments.length === 2
        ? `${parent}/providers/${armType}/${name}`
        : `${parent}/${segments.at(-1)}/${name}`;
    }
  }
}
