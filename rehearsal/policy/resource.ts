/** A resource as Azure Resource Manager returns it, or as a request would write it. */
export interface PolicyResource {
  /** ARM id. */
  readonly id: string;
  readonly name: string;
  /** E.g. `Microsoft.Storage/storageAccounts`; case does not matter. */
  readonly type: string;
  readonly location?: string;
  readonly kind?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly identity?: unknown;
  readonly sku?: unknown;
  readonly zones?: unknown;
  readonly properties?: unknown;
  /** API version of the last write. */
  readonly apiVersion?: string;
  readonly [other: string]: unknown;
}

/**
 * Stands for a value that the input leaves open, anywhere in a body. A string, so that it survives
 * JSON, and one that no Azure value contains; a longer string with it inside is unknown too.
 */
export const UNKNOWN = "\u0000unknown\u0000";

/** Whether a value, or a part of a string, is left open. */
export function isUnknown(value: unknown): boolean {
  return typeof value === "string" && value.includes(UNKNOWN);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property by a name whose case does not matter; `undefined` for none and for null. */
export function propertyOf(value: unknown, name: string): unknown {
  if (!isRecord(value)) {
    return undefined;
  }
  // The exact spelling is the usual one, and far cheaper than looking at every key.
  const key = Object.hasOwn(value, name) ? name : Object.keys(value).find((one) => sameText(one, name));
  return key === undefined ? undefined : (value[key] ?? undefined);
}

/** Azure compares names, ids and types without regard to case. */
export function sameText(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

export const SUBSCRIPTION_TYPE = "Microsoft.Resources/subscriptions";
export const RESOURCE_GROUP_TYPE = "Microsoft.Resources/subscriptions/resourceGroups";

/** `/subscriptions/…` of an id, `undefined` for ids of tenants and management groups. */
export function subscriptionIdOf(id: string): string | undefined {
  return /^\/subscriptions\/[^/]+/i.exec(id)?.[0];
}

/** `/subscriptions/…/resourceGroups/…` of an id, if it lies in one. */
export function resourceGroupIdOf(id: string): string | undefined {
  return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(id)?.[0];
}
