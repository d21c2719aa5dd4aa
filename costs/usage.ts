/** How much, in three cases: while nothing runs, by the hours that a team expects, and at worst. */
export interface Amounts {
  readonly idle: number;
  readonly expected: number;
  readonly worst: number;
}

/** The three cases, the cheapest first. */
export const CASES = ["idle", "expected", "worst"] as const;

/** Something that costs money. */
export interface Usage {
  /** The id of a price, e.g. `private-endpoint`. */
  readonly price: string;
  /** While nothing runs. */
  readonly quantity: number;
  /** By the hours given. @default - as while nothing runs */
  readonly expected?: number;
  /** At its largest, all month. @default - as while nothing runs */
  readonly worst?: number;
}

/** What one resource costs, and what was assumed to say so. */
export interface ResourceUsage {
  readonly usages: readonly Usage[];
  /** A sentence for the reader about what it costs while nothing runs. */
  readonly assumption?: string;
}

/** The usage of one price, the same in all cases. */
export function one(price: string, quantity = 1, assumption?: string): ResourceUsage {
  return { usages: [{ price, quantity }], assumption };
}

/** How much of it is used in each case. */
export function amountsOf({ quantity, expected = quantity, worst = quantity }: Usage): Amounts {
  return { idle: quantity, expected, worst };
}

/** The amount in each case, from those of `parts`. */
export function inEachCase(of: (one: keyof Amounts) => number): Amounts {
  return { idle: of("idle"), expected: of("expected"), worst: of("worst") };
}
