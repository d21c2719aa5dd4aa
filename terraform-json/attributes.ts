/** The attributes of a block as they stand in Terraform JSON. */
export type Attributes = Readonly<Record<string, unknown>>;

/** What a resource is, wherever it was read. */
export interface Resource {
  /** Terraform address, e.g. `azurerm_subnet.endpoints`. */
  readonly address: string;
  /** Terraform type, e.g. `azurerm_subnet`. */
  readonly type: string;
  readonly attributes: Attributes;
}

/** Whether `value` is an object with fields. */
export function isAttributes(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object below `keys`, or an empty one. Terraform JSON may wrap a block in a list of one. */
export function nested(from: Attributes, ...keys: readonly string[]): Attributes {
  let current: unknown = from;
  for (const key of keys) {
    const next: unknown = isAttributes(current) ? current[key] : undefined;
    current = Array.isArray(next) ? next[0] : next;
  }
  return isAttributes(current) ? current : {};
}

/** The text at `key`, or undefined. */
export function textOf(from: Attributes, key: string): string | undefined {
  const value = from[key];
  return typeof value === "string" ? value : undefined;
}

/** The number at `key`, also where Terraform JSON writes it as text, or undefined. */
export function numberOf(from: Attributes, key: string): number | undefined {
  const value = from[key];
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** The ARM type of an azapi resource without its version, e.g. `Microsoft.KeyVault/vaults/keys`. */
export function armTypeOf(resource: Pick<Resource, "type" | "attributes">): string | undefined {
  return resource.type.startsWith("azapi_")
    ? textOf(resource.attributes, "type")?.replace(/@.*$/, "")
    : undefined;
}
