/** Numbers that look random and are the same each time for the same seed. */
export class Random {
  private state: number;
  private isFirst = true;

  constructor(seed: number) {
    this.state = Math.imul(seed, GOLDEN_RATIO) >>> 0;
  }

  /**
   * At least 0, below 1. The first number of seeds that follow each other is spread evenly, so that three
   * seeds strike three places where chance alone might strike one; the others are mulberry32's.
   */
  next(): number {
    if (this.isFirst) {
      this.isFirst = false;
      return this.state / RANGE;
    }
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / RANGE;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /**
   * One of a list.
   *
   * @throws {RangeError} if the list is empty
   */
  pick<T>(list: readonly T[]): T {
    const [chosen] = list.slice(this.between(0, list.length - 1));
    if (list.length === 0 || chosen === undefined) {
      throw new RangeError("nothing to pick from");
    }
    return chosen;
  }

  /** As many different ones of a list as there are, at most `count`. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && left.length > 0) {
      chosen.push(...left.splice(this.between(0, left.length - 1), 1));
    }
    return chosen;
  }
}

const RANGE = 2 ** 32;
/** Its multiples, modulo the range, lie as far from each other as can be. */
const GOLDEN_RATIO = 0x9e3779b1;
