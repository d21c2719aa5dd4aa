import { type AttributePath, type Attributes, references } from "../../terraform-json";

/** A place that names a variable, directly or through locals. */
export interface NamedVariables {
  readonly path: AttributePath;
  /** Some of them, where there are many. */
  readonly variables: readonly string[];
}

/** A reader needs no more, and chains of locals would add them up without end. */
const MOST = 5;

/**
 * Which of the variables each local names, directly or through others; locals that name none are left out.
 * With a list of what is left to do, because a chain of locals may be longer than the stack.
 */
export function localsThatName(
  locals: Attributes,
  variables: Pick<ReadonlySet<string>, "has">,
): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  for (const [local, value] of Object.entries(locals)) {
    for (const { kind, address } of references(value)) {
      const name = address.slice(kind.length + 1);
      if (kind === "var" && variables.has(name)) {
        named.set(local, (named.get(local) ?? new Set()).add(name));
      } else if (kind === "local") {
        users.set(name, (users.get(name) ?? new Set()).add(local));
      }
    }
  }
  const left = [...named.keys()];
  for (let local = left.pop(); local !== undefined; local = left.pop()) {
    for (const user of users.get(local) ?? []) {
      const known = named.get(user) ?? new Set();
      const more = [...(named.get(local) ?? [])]
        .filter((name) => !known.has(name))
        .slice(0, MOST - known.size);
      if (more.length > 0) {
        named.set(user, new Set([...known, ...more]));
        left.push(user);
      }
    }
  }
  return named;
}

/** Where `value` names one of the variables. */
export function variablesIn(
  value: unknown,
  variables: Pick<ReadonlySet<string>, "has">,
  locals: ReadonlyMap<string, ReadonlySet<string>>,
): NamedVariables[] {
  return references(value).flatMap(({ kind, address, path }) => {
    const name = address.slice(kind.length + 1);
    const found =
      kind === "var" && variables.has(name) ? [name] : kind === "local" ? (locals.get(name) ?? []) : [];
    const all = [...found].slice(0, MOST);
    return all.length === 0 ? [] : [{ path, variables: all }];
  });
}
