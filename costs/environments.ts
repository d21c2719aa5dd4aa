/** What the name of a stack that serves models adds to that of its environment. */
const SERVING = "-serving";

/** What costs together: a landing zone and what serves in it, or a stack that stands alone. */
export interface Environment<T> {
  readonly name: string;
  readonly stacks: readonly T[];
}

/** Brings stacks together by their names: `prod-serving` belongs to `prod`, where there is a `prod`. */
export function environmentsOf<T extends { readonly name: string }>(stacks: readonly T[]): Environment<T>[] {
  const names = new Set(stacks.map(({ name }) => name));
  const environmentOf = ({ name }: T) => {
    const base = name.endsWith(SERVING) ? name.slice(0, -SERVING.length) : name;
    return names.has(base) ? base : name;
  };
  const environments = new Map<string, T[]>();
  for (const stack of stacks) {
    const name = environmentOf(stack);
    environments.set(name, [...(environments.get(name) ?? []), stack]);
  }
  return [...environments].map(([name, own]) => ({ name, stacks: own }));
}
