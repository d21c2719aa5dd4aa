import { proveMutants } from "../../../baseline/proof/prove-mutants";
import type { Rule } from "../../../baseline/rules/rule";
import type { Attributes } from "../../../terraform-json";
import { closedRule, mutantWith, PRIVATE, purgeRule, RECOVERY, vaults } from "./made-up";

const SOUND = { purge_protection_enabled: true, public_network_access_enabled: false };
const original = vaults({ v: SOUND });
const purgeable = { ...SOUND, purge_protection_enabled: false };

const owner = purgeRule("reliability/purge", RECOVERY);
const other = purgeRule("security/purge", PRIVATE);

function proved(rules: readonly Rule[], configuration: Attributes, from = original) {
  const outcomes = [...proveMutants(from, [mutantWith(configuration)], rules, true)];
  return outcomes.map(({ owners, others }) => ({ owners, others }));
}

test("a mutant is caught by the rules that check what it breaks", () => {
  expect(proved([owner, other], vaults({ v: purgeable }))).toEqual([
    { owners: ["reliability/purge"], others: [] },
  ]);
});

test("a rule that checks nothing of what it breaks doesn't catch it, and is named", () => {
  expect(proved([other], vaults({ v: purgeable }))).toEqual([{ owners: [], others: ["security/purge"] }]);
});

test("what nobody finds survives", () => {
  expect(proved([closedRule("security/closed", RECOVERY)], vaults({ v: purgeable }))).toEqual([
    { owners: [], others: [] },
  ]);
});

test("what is wrong in the original already isn't found in a mutant", () => {
  const weak = vaults({ v: purgeable, w: SOUND });
  expect(proved([owner], vaults({ v: purgeable, w: SOUND, x: SOUND }), weak)).toEqual([
    { owners: [], others: [] },
  ]);
  expect(proved([owner], vaults({ v: purgeable, w: purgeable }), weak)).toEqual([
    { owners: ["reliability/purge"], others: [] },
  ]);
});

test("what a rule can't tell is not found", () => {
  const unknown = vaults({ v: { ...SOUND, purge_protection_enabled: "${var.purge}" } });
  expect(proved([owner, other], unknown)).toEqual([{ owners: [], others: [] }]);
});

test("a rule that finds it in several resources is named once", () => {
  expect(proved([owner], vaults({ v: purgeable, w: purgeable }))).toEqual([
    { owners: ["reliability/purge"], others: [] },
  ]);
});

test("rules are told whether it is production, whatever the mutant says", () => {
  const asked: boolean[] = [];
  const listening: Rule = {
    ...owner,
    examine: ({ environment }) => {
      asked.push(environment.production);
      return [];
    },
  };
  const mutant = mutantWith(vaults({ v: { ...SOUND, tags: { environment: "dev" } } }));
  expect([...proveMutants(original, [mutant], [listening], true)]).toHaveLength(1);
  expect(asked).toEqual([true, true]);
});
