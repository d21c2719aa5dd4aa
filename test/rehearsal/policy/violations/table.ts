import type { PolicyResource } from "../../../../rehearsal/policy";

/** One change that makes a compliant landing zone violate a definition. */
export interface Violation {
  /** Key of the resource that is reported. */
  readonly of: string;
  /** Key of the resource that changes. @default - the one that is reported */
  readonly in?: string;
  /** New values by path; `undefined` removes. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Key of a resource that is missing. */
  readonly without?: string;
  /** Parameters of the policy beside those of a landing zone. */
  readonly assign?: Readonly<Record<string, unknown>>;
}

/** Resources that comply with every definition listed, and how each is violated, by GUID. */
export interface ViolationTable {
  readonly resources: Readonly<Record<string, PolicyResource>>;
  readonly violations: Readonly<Record<string, Violation>>;
}

/** The resources after a change. */
export function violate(resources: ViolationTable["resources"], violation: Violation): PolicyResource[] {
  const changed = violation.in ?? violation.of;
  return Object.entries(resources)
    .filter(([key]) => key !== violation.without)
    .map(([key, resource]) => (key === changed ? withValues(resource, violation.set ?? {}) : resource));
}

function withValues(resource: PolicyResource, values: Readonly<Record<string, unknown>>): PolicyResource {
  const copy = structuredClone(resource);
  for (const [path, value] of Object.entries(values)) {
    setAt(copy, path.split("."), value);
  }
  return copy;
}

function setAt(target: Record<string, unknown>, [name = "", ...rest]: string[], value: unknown): void {
  const inner = target[name];
  if (rest.length === 0) {
    target[name] = value;
  } else if (typeof inner === "object" && inner !== null) {
    setAt(inner as Record<string, unknown>, rest, value);
  } else {
    throw new Error(`There is no ${name} to change ${rest.join(".")} in`);
  }
}
