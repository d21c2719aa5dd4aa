import { review } from "../../review";
import { CORPUS, type Expected, type Pair } from "./corpus";
import { expectedOutcome, outcomeOf } from "./corpus/outcome";
import { mustFail } from "./corpus/pair";
import { inputsOf, TODAY } from "./corpus/sides";

const LEAST_PAIRS = 40;

describe.each(Object.entries(CORPUS))("%s", (_domain, pairs) => {
  test.each(pairs.map((pair) => [pair.name, pair] as const))("%s", (_name, pair) => {
    const { base, expected, head } = pair;
    const seen = review(inputsOf(base, head), { today: TODAY, version: "0.0.0" });
    const wanted = alternatives(expected).find((one) => isMet(seen, one)) ?? alternatives(expected)[0];
    expect(outcomeOf(seen, wanted)).toEqual(expectedOutcome(wanted));
  });
});

test("there are pairs enough, and each has a name of its own", () => {
  const names = Object.values(CORPUS).flatMap((pairs) => pairs.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(LEAST_PAIRS);
  expect(new Set(names).size).toBe(names.length);
});

test("few pairs leave it open what a reviewer must know", () => {
  const open = Object.values(CORPUS).flatMap((pairs) => pairs.filter(({ expected }) => "oneOf" in expected));
  expect(open.length).toBeLessThanOrEqual(5);
});

test("what fails a review is what nobody accepts, or can follow", () => {
  const all = Object.values(CORPUS).flatMap((pairs) =>
    pairs.flatMap(({ expected }) => alternatives(expected)),
  );
  for (const expected of all) {
    expect(expected).toEqual({ ...expected, fails: mustFail(expected) });
  }
});

function alternatives(expected: Pair["expected"]): readonly [Expected, ...Expected[]] {
  if (!("oneOf" in expected)) {
    return [expected];
  }
  const [first, ...others] = expected.oneOf;
  if (first === undefined) {
    throw new Error("a pair expects nothing");
  }
  return [first, ...others];
}

function isMet(seen: ReturnType<typeof review>, expected: Expected): boolean {
  return JSON.stringify(outcomeOf(seen, expected)) === JSON.stringify(expectedOutcome(expected));
}
