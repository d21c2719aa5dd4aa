import { isAttributes } from "../../../terraform-json";
import type { Fact } from "../fact";

/** Percent of an endpoint's requests by deployment. */
export type Shares = ReadonlyMap<string, number>;

/** The shares that somebody writes; nothing written is none. Names are in lower case, as Azure compares them. */
export function sharesOf(fact: Fact<unknown>): Fact<Shares> {
  if (fact.state === "unknown") {
    return fact;
  }
  const written = fact.state === "known" ? fact.value : {};
  const entries = Object.entries(isAttributes(written) ? written : {}).map(
    ([name, share]) => [name.toLowerCase(), Number(share)] as const,
  );
  const isTold = isAttributes(written) && entries.every(([, share]) => Number.isFinite(share));
  return isTold
    ? { state: "known", value: new Map(entries), at: fact.at, byDefault: fact.state === "absent" }
    : { state: "unknown", at: fact.at, because: "it isn't what Azure takes there" };
}

/** All of them together. */
export function sumOf(shares: Shares): number {
  return [...shares.values()].reduce((sum, share) => sum + share, 0);
}

/** The deployments that get any. */
export function receivers(shares: Shares): string[] {
  return [...shares].filter(([, share]) => share > 0).map(([name]) => name);
}
