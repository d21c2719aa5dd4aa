import type { Replayed } from "../terraform/replay";

interface Planned {
  readonly address: string;
  readonly action: string;
}

/** The worse of two things that happen to one object comes first. */
const WORST_FIRST = ["replace", "delete", "update", "create"];

/**
 * What is planned for `terraform_data`, said of the azapi objects that it stands for: of the two that stand
 * for an `azapi_resource` the first is the object, and only the request of the second comes again.
 */
export function ofAzapi(planned: readonly Planned[], replayed: readonly Replayed[]): Planned[] {
  const origins = new Map(
    replayed.flatMap(({ address, as }) =>
      as.map((name, index) => [name, { address, isObject: index === 0 && as.length > 1 }] as const),
    ),
  );
  const found = new Map<string, string>();
  for (const { address, action } of planned) {
    const [block = address] = /^[^[]+/.exec(address) ?? [];
    const origin = origins.get(block);
    const own = origin === undefined ? address : `${origin.address}${address.slice(block.length)}`;
    const said = origin !== undefined && !origin.isObject && action === "replace" ? "update" : action;
    const before = found.get(own);
    if (before === undefined || WORST_FIRST.indexOf(said) < WORST_FIRST.indexOf(before)) {
      found.set(own, said);
    }
  }
  return [...found].map(([address, action]) => ({ address, action }));
}
