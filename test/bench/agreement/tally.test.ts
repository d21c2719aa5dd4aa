import type { KnownDisagreement } from "../../../bench/agreement/known-disagreement";
import type { Seen } from "../../../bench/agreement/observation";
import { type TallyTables, tallyOf } from "../../../bench/agreement/tally";
import { observed, POLICY, policySays, RULE, ruleSays } from "./comparison-of";

const known: KnownDisagreement = {
  policies: [POLICY],
  policyVerdict: "non-compliant",
  rulesVerdict: "pass",
  reason: "The policy is for something else.",
};
const TABLES: TallyTables = {
  correspondences: [{ policy: POLICY, rules: [{ rule: RULE }] }],
  withoutRule: [],
  known: [],
};

const fine = observed([policySays("compliant")], [ruleSays([])]);
const weak = (id: string) => observed([policySays("non-compliant")], [ruleSays([{}])], id);
const onlyPolicy = (id: string) => observed([policySays("non-compliant")], [ruleSays([])], id);
const SOUND: Seen[] = [
  { kind: "sound", observation: fine },
  { kind: "base", observation: fine },
];

test("sound stacks count as a whole, what mutants are made of doesn't, and mutants count for what they change", () => {
  const tally = tallyOf(
    [
      ...SOUND,
      { kind: "mutant", observation: weak("a") },
      { kind: "mutant", observation: { ...fine, mutant: { id: "b", address: "" } } },
    ],
    TABLES,
  );

  expect(tally.rows).toEqual([
    { policy: POLICY, rules: [RULE], compliant: 1, nonCompliant: 1, disagreements: 0 },
  ]);
  expect(tally.mutants).toEqual({ applied: 2, unseen: ["b"], refused: [] });
});

test("a disagreement without reason stays open", () => {
  const { disagreements, rows } = tallyOf(
    [...SOUND, { kind: "mutant", observation: onlyPolicy("a") }],
    TABLES,
  );

  expect(disagreements.map((one) => [one.comparison.mutant, one.known])).toEqual([["a", undefined]]);
  expect(rows[0]?.disagreements).toBe(1);
});

test("what changes outside a batch's places counts, but is no mutant of its own", () => {
  const tally = tallyOf([...SOUND, { kind: "elsewhere", observation: onlyPolicy("a + b") }], TABLES);

  expect(tally.disagreements).toHaveLength(1);
  expect(tally.mutants.applied).toBe(0);
});

test.each([
  ["fits", {}, true],
  ["is about another stack", { stack: "prod" }, false],
  ["is about another mutant", { mutant: /^b$/ }, false],
  ["is about another cause", { because: /something else/ }, false],
  ["is about another verdict of the rules", { rulesVerdict: "silent" }, false],
  ["is about another verdict of the policy", { policyVerdict: "unknown" }, false],
  ["is about another policy", { policies: [] }, false],
] as const)("a reason that %s explains it: %#", (_, narrowed, explains) => {
  const reason = { ...known, ...narrowed };
  const { disagreements, unused } = tallyOf([...SOUND, { kind: "mutant", observation: onlyPolicy("a") }], {
    ...TABLES,
    known: [reason],
  });

  expect(disagreements.map((one) => one.known)).toEqual([explains ? reason : undefined]);
  expect(unused).toEqual(explains ? [] : [reason]);
});

test("a policy with a verdict that stands in no table is named; one that can't be evaluated isn't", () => {
  const observation = observed(
    [policySays("compliant", { policy: "new" }), policySays("not-evaluable", { policy: "data plane" })],
    [],
  );

  expect(tallyOf([{ kind: "sound", observation }], TABLES).unlisted).toEqual(["new"]);
  expect(
    tallyOf([{ kind: "sound", observation }], { ...TABLES, withoutRule: [{ policies: ["new"], why: "" }] })
      .unlisted,
  ).toEqual([]);
});

test("refused mutants are kept with what refused them", () => {
  const refusal = { stack: "dev", mutant: { id: "a", address: "" }, refused: "can't be switched off" };

  expect(tallyOf([...SOUND, { kind: "refusal", refusal }], TABLES).mutants.refused).toEqual([refusal]);
});
