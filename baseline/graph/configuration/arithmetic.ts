import type { Split } from "./calls";

/** Between blanks: a name may hold a hyphen, and a splat is an asterisk. */
export const ARITHMETIC = /(?<=\s)[*+-](?=\s)/y;

/**
 * What whole numbers come to; undefined where one of them isn't told, or is too large to be exact.
 *
 * @param split an expression, cut by `ARITHMETIC`
 */
export function calculated({ parts, cuts }: Split, told: (part: string) => unknown): number | undefined {
  const numbers: number[] = [];
  for (const part of parts) {
    const value = told(part);
    if (!isWhole(value)) {
      return undefined;
    }
    numbers.push(value);
  }
  let [sum, product] = [0, numbers[0] ?? 0];
  for (const [index, cut] of cuts.entries()) {
    const next = numbers[index + 1] ?? 0;
    if (cut === "*") {
      product *= next;
    } else {
      sum += product;
      product = cut === "-" ? -next : next;
    }
    if (!isWhole(sum) || !isWhole(product)) {
      return undefined;
    }
  }
  return isWhole(sum + product) ? sum + product : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
