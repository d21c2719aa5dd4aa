/**
 * Templates with endpoints and deployments of Azure Machine Learning by azapi, for tests of rules. Each has
 * nothing but what is given, so that defaults count.
 */
type Attributes = Readonly<Record<string, unknown>>;

const ARM = "Microsoft.MachineLearningServices/workspaces";

/** ARM types below a workspace, with the name that a resource of each has in a template. */
const KINDS = {
  onlineEndpoints: "e",
  "onlineEndpoints/deployments": "blue",
  batchEndpoints: "b",
  "batchEndpoints/deployments": "north",
} as const;

type ServingKind = keyof typeof KINDS;

/** One resource of a kind: `azapi_resource.e`, `.blue`, `.b` or `.north`. */
export function served(kind: ServingKind, body: Attributes, beside: Attributes = {}): object {
  return { resource: { azapi_resource: { [KINDS[kind]]: resourceOf(kind, body, beside) } } };
}

/** The same as an update of something that is made elsewhere. */
export function updated(kind: ServingKind, body: Attributes, beside: Attributes = {}): object {
  const attributes = { type: `${ARM}/${kind}@2025-12-01`, resource_id: "/made/elsewhere", body, ...beside };
  return { resource: { azapi_update_resource: { u: attributes } } };
}

/** The same as a request that writes all of it. */
export function requested(kind: ServingKind, body: Attributes, beside: Attributes = {}): object {
  const attributes = {
    type: `${ARM}/${kind}@2025-12-01`,
    resource_id: "/made/elsewhere",
    method: "PUT",
    body,
    ...beside,
  };
  return { resource: { azapi_resource_action: { a: attributes } } };
}

/** Templates as one. */
export function together(...templates: readonly object[]): object {
  return templates.reduce<Attributes>((all, one) => merged(all, one), {});
}

function resourceOf(kind: ServingKind, body: Attributes, beside: Attributes): Attributes {
  return { type: `${ARM}/${kind}@2025-12-01`, name: KINDS[kind], body, ...beside };
}

function merged(one: Attributes, other: object): Attributes {
  const entries = Object.entries(other).map(([key, value]) => {
    const before = one[key];
    return [key, isObject(before) && isObject(value) ? merged(before, value) : value];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
