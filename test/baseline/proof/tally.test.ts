import type { RecommendationId } from "../../../baseline/catalogue";
import type { MutantOutcome } from "../../../baseline/proof/prove-mutants";
import type { AcceptedSurvivor } from "../../../baseline/proof/survivors";
import { Tally } from "../../../baseline/proof/tally";
import type { RuleId } from "../../../baseline/rules/rule";
import { mutantWith, PRIVATE, purgeRule, RECOVERY, vaults } from "./made-up";

const RULES = [purgeRule("reliability/purge", RECOVERY), purgeRule("security/purge", PRIVATE)];

function outcome(
  id: string,
  owners: readonly RuleId[],
  breaks: readonly [RecommendationId, ...RecommendationId[]] = [RECOVERY],
): MutantOutcome {
  return { mutant: mutantWith(vaults({}), breaks, id), owners, others: [] };
}

function tallied(
  accepted: readonly AcceptedSurvivor[],
  outcomes: readonly (readonly [string, MutantOutcome])[],
) {
  const tally = new Tally(RULES, accepted);
  for (const [base, one] of outcomes) {
    tally.add(base, one);
  }
  return tally;
}

test("mutants are counted by the rules that own them, and by what they break", () => {
  const tally = tallied(
    [],
    [
      ["dev", outcome("a", ["reliability/purge", "security/purge"], [RECOVERY, PRIVATE])],
      ["dev", outcome("b", ["reliability/purge"])],
      ["prod", outcome("c", [])],
    ],
  );
  expect([tally.caught, tally.total]).toEqual([2, 3]);
  expect(tally.byRule()).toEqual([
    ["reliability/purge", 2],
    ["security/purge", 1],
  ]);
  expect(tally.byRecommendation()).toEqual([
    [RECOVERY, { caught: 2, total: 3 }],
    [PRIVATE, { caught: 1, total: 1 }],
  ]);
});

test("a rule that no mutant trips is idle", () => {
  expect(tallied([], [["dev", outcome("a", ["reliability/purge"])]]).idle()).toEqual(["security/purge"]);
});

test("a survivor with a reason is explained by the first that fits, any other isn't", () => {
  const first = { id: /^a/, reason: "first" };
  const second = { id: /^ab/, reason: "second" };
  const survivors = ["a", "ab", "b"].map((id) => ["dev", outcome(id, [])] as const);
  const tally = tallied([first, second], survivors);
  expect(tally.explained().map(([{ reason }, all]) => [reason, all.length])).toEqual([["first", 2]]);
  expect(tally.unexplained().map(({ base, outcome: { mutant } }) => [base, mutant.id])).toEqual([
    ["dev", "b"],
  ]);
});

test("a reason that holds for one stack explains nothing elsewhere", () => {
  const accepted = [{ id: /^a/, base: "dev", reason: "there is a firewall" }];
  const tally = tallied(accepted, [
    ["dev", outcome("a", [])],
    ["prod", outcome("a", [])],
  ]);
  expect(tally.unexplained().map(({ base }) => base)).toEqual(["prod"]);
});

test("a reason that no survivor needs is obsolete, also where the mutant is caught", () => {
  const accepted = [{ id: /^a/, reason: "caught by now" }];
  const tally = tallied(accepted, [["dev", outcome("a", ["reliability/purge"])]]);
  expect(tally.obsolete()).toEqual(accepted);
  expect(tally.explained()).toEqual([]);
});
