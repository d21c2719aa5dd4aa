import { withoutValue, withValue } from "./change";
import type { Weakening } from "./mutant";
import type { Edit, Row } from "./row";
import type { Stack, StackResource } from "./stack";

/** The rows of a resource type. */
export interface Domain {
  /** Terraform type, or the ARM type of azapi resources. */
  readonly type: string;
  readonly rows: readonly Row[];
  /** Further attributes that the rows account for, inside of a list that one row reads as a whole. */
  readonly covers?: readonly string[];
}

/** Weakenings that need to see more than one attribute: what comes and what goes. */
export interface StackOperator {
  /** The types that it removes or adds. */
  readonly types: readonly string[];
  readonly weakenings: (stack: Stack) => Iterable<Weakening>;
}

/** Every edit of a resource's rows, as weakenings of the whole configuration. */
export function* weakeningsOf(
  rows: readonly Row[],
  resource: StackResource,
  stack: Stack,
): Generator<Weakening> {
  for (const { edits } of rows) {
    for (const edit of edits({ resource, stack })) {
      yield weakeningOf(resource, edit);
    }
  }
}

function weakeningOf({ address, path }: StackResource, edit: Edit): Weakening {
  const { operator, place, to, value, change, breaks } = edit;
  const whole = [...path, ...place.path];
  return {
    operator,
    address,
    attribute: place.label,
    value,
    description: `${address}: ${place.label}: ${change}`,
    breaks,
    apply: (configuration) =>
      to === undefined ? withoutValue(configuration, whole) : withValue(configuration, whole, to.value),
  };
}
