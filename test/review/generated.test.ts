import * as fc from "fast-check";
import { ACCEPTED_SURVIVORS } from "../../baseline/proof/survivors";
import { type Mutant, mutantsOf } from "../../mutants";
import { fails, type Review, review } from "../../review";
import type { ResourceChange } from "../../review/changes";
import { isNote } from "../../review/risks/rule-kinds";
import { references } from "../../terraform-json";
import { expectedOutcome, outcomeOf } from "./corpus/outcome";
import { NOTHING } from "./corpus/pair";
import { REWRITINGS } from "./corpus/rewritings";
import { dev, type Edit, inputsOf, prod, type Side, type Sides, TODAY } from "./corpus/sides";

/** Together 1,000 pull requests, half of each in dev and in prod. */
const WEAKENED = 300;
const REWRITTEN = 100;
const BOTH = 100;

/** Hundreds of reviews are made in one test. */
const PATIENCE = 1_200_000;

interface Zone {
  readonly base: Sides;
  /** By id, which is what a counterexample shows. */
  readonly mutants: ReadonlyMap<string, Mutant>;
}

const ZONES: Readonly<Record<"dev" | "prod", Zone>> = { dev: zone("dev", dev()), prod: zone("prod", prod()) };

/** Several ways to write the same otherwise, at least one, in the order in which they work together. */
const anyRewriting: fc.Arbitrary<readonly string[]> = fc.subarray(Object.keys(REWRITINGS), { minLength: 1 });

describe.each(["dev", "prod"] as const)("in %s", (name) => {
  const { base, mutants } = ZONES[name];
  const anyMutant = fc.constantFrom(...mutants.keys());
  const withMutant = (id: string) => weakened(base, mutants.get(id));

  test(
    "every single weakening is in the review, by its address, and fails it unless all that it is about is the bill",
    () => {
      fc.assert(
        fc.property(anyMutant, (id) => {
          const seen = reviewed(base, withMutant(id));
          const isNamed = placeOf(seen, mutants.get(id)?.address) !== "nowhere";
          const isNoted = seen.stacks.every(({ risks }) => risks.every(isNote));
          expect({ isNamed, fails: fails(seen) }).toEqual({ isNamed: true, fails: !isNoted });
        }),
        { numRuns: WEAKENED },
      );
    },
    PATIENCE,
  );

  test(
    "what is only written otherwise gives an empty review",
    () => {
      fc.assert(
        fc.property(anyRewriting, anyRewriting, (before, after) => {
          const seen = reviewed(rewritten(base, before), rewritten(base, after));
          expect(outcomeOf(seen, NOTHING)).toEqual(expectedOutcome(NOTHING));
        }),
        { numRuns: REWRITTEN },
      );
    },
    PATIENCE,
  );

  test(
    "a weakening that is written otherwise gives the review of the weakening alone",
    () => {
      fc.assert(
        fc.property(anyMutant, anyRewriting, (id, ways) => {
          const head = withMutant(id);
          expect(told(reviewed(base, rewritten(head, ways)))).toEqual(told(reviewed(base, head)));
        }),
        { numRuns: BOTH },
      );
    },
    PATIENCE,
  );

  test("there are weakenings enough to choose from", () => {
    expect(mutants.size).toBeGreaterThan(WEAKENED);
  });
});

test("a weakening is found as a risk for most of its kinds, not as a finding alone", () => {
  const { base, mutants } = ZONES.prod;
  const kinds = new Map([...mutants.values()].map((mutant) => [mutant.operator, mutant]));
  const places = [...kinds.values()].map((mutant) =>
    placeOf(reviewed(base, weakened(base, mutant)), mutant.address),
  );
  expect(places.filter((place) => place === "risk").length).toBeGreaterThan(places.length / 2);
});

/** What is no weakening after all, for a reason that is written down, is left out. */
function zone(name: "dev" | "prod", base: Sides): Zone {
  const mutants = base().flatMap(({ json }) => [...mutantsOf(json)]);
  const isWeaker = ({ id }: Mutant) =>
    !ACCEPTED_SURVIVORS.some((one) => one.id.test(id) && (one.base === undefined || one.base === name));
  return { base, mutants: new Map(mutants.filter(isWeaker).map((mutant) => [mutant.id, mutant])) };
}

function weakened(base: Sides, mutant: Mutant | undefined): Sides {
  return () => base().map((side) => ({ ...side, json: mutant?.configuration ?? side.json }));
}

function rewritten(sides: Sides, ways: readonly string[]): Sides {
  const edits = ways.map((way) => REWRITINGS[way]).filter((edit): edit is Edit => edit !== undefined);
  return () => sides().map((side) => edits.reduce<Side>((current, edit) => edit(current), side));
}

function reviewed(base: Sides, head: Sides): Review {
  return review(inputsOf(base, head), { today: TODAY, version: "0.0.0" });
}

/** Where a review names an address: in a risk, else in a finding that is new, else nowhere. */
function placeOf({ stacks }: Review, address: string | undefined): "risk" | "finding" | "nowhere" {
  // a group that goes is told by its association, which goes with it and names it
  const names = ({ address: place, before }: ResourceChange) =>
    place === address || references(before?.attributes).some((one) => one.address === address);
  if (stacks.some(({ risks }) => risks.some(({ change }) => names(change)))) {
    return "risk";
  }
  const isNamed = stacks.some(({ findings }) =>
    findings.some(
      ({ became, finding }) =>
        became === "new" && [finding.address, ...(finding.related ?? [])].some((one) => one === address),
    ),
  );
  return isNamed ? "finding" : "nowhere";
}

/** All that a review tells, without the values, which may be written otherwise. */
function told({ stacks }: Review): unknown {
  return stacks.map(({ changes, cost, findings, names, risks }) => ({
    risks: risks.map(({ attributes, certainty, change, kind, severity }) =>
      [kind, severity, certainty, change.address, ...attributes.map(({ path }) => path).sort()].join(" "),
    ),
    changes: changes.map(({ address, attributes, kind }) =>
      [kind, address, ...attributes.map(({ path }) => path).sort()].join(" "),
    ),
    findings: findings.map(({ became, finding }) =>
      [became, finding.rule.id, finding.address, finding.attribute].join(" "),
    ),
    names: names.map(({ after, before, change }) => [change.address, before, after].join(" ")),
    cost: cost && [cost.before, cost.after],
  }));
}
