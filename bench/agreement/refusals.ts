import type { PlacedMutant } from "./batches";

/** A member of a batch that errors name. */
export interface Refused {
  readonly member: PlacedMutant;
  /** Its first. */
  readonly error: string;
  /** Whether Azure took it all the same: the provider failed later. */
  readonly wasTaken: boolean;
}

/**
 * Which members of a batch the errors name, by the resources that these change.
 *
 * @param taken addresses whose write was taken
 */
export function refusedBy(
  errors: readonly string[],
  batch: readonly PlacedMutant[],
  taken: readonly string[] = [],
): Refused[] {
  return batch.flatMap((member) => {
    const error = errors.find((one) => member.changed.some((address) => one.startsWith(`${address}: `)));
    const wasTaken = member.changed.every((address) => taken.includes(address));
    return error === undefined ? [] : [{ member, error, wasTaken }];
  });
}

/** An error that names none of several, such as one of the whole file's: the search goes on in both halves. */
export function halves<T>(all: readonly T[]): T[][] {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
}
