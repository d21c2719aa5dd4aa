/** Something that costs money while nothing runs. */
export interface Usage {
  /** The id of a price, e.g. `private-endpoint`. */
  readonly price: string;
  readonly quantity: number;
}

/** What one resource costs while nothing runs, and what was assumed to say so. */
export interface IdleUsage {
  readonly usages: readonly Usage[];
  /** A sentence for the reader. */
  readonly assumption?: string;
}

/** The usage of one price. */
export function one(price: string, quantity = 1, assumption?: string): IdleUsage {
  return { usages: [{ price, quantity }], assumption };
}
