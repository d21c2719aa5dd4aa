import * as fs from "node:fs";
import * as path from "node:path";
import { findRecommendation } from "../../../baseline/catalogue";
import { PILLAR_IDS } from "../../../baseline/catalogue/pillars";
import { findRule, RULES } from "../../../baseline/rules";
import { ruleIdsFor } from "../../../baseline/rules/rules-for";

const folder = path.resolve(__dirname, "../../../baseline/rules");
const files = PILLAR_IDS.filter((pillar) => fs.existsSync(path.join(folder, pillar))).flatMap((pillar) =>
  fs.readdirSync(path.join(folder, pillar)).map((name) => `${pillar}/${path.basename(name, ".ts")}`),
);
const ids = RULES.map(({ id }) => id);

test("every file of a pillar's folder is a rule of that id, and is listed once", () => {
  expect([...ids].sort()).toEqual([...files].sort());
});

test("the list goes by pillar, in the order of every report, and by id in it", () => {
  const rank = (id: string) => PILLAR_IDS.findIndex((pillar) => id.startsWith(`${pillar}/`));
  expect(ids).toEqual([...ids].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)));
});

test("every rule has a test of its own", () => {
  expect(files.filter((id) => !fs.existsSync(path.join(__dirname, `${id}.test.ts`)))).toEqual([]);
});

test("every rule checks recommendations that there are, each once", () => {
  for (const { id, recommendations } of RULES) {
    expect([id, recommendations.filter((one) => findRecommendation(one) === undefined)]).toEqual([id, []]);
    expect([id, recommendations]).toEqual([id, [...new Set(recommendations)]]);
    expect(ruleIdsFor(recommendations[0])).toContain(id);
  }
});

test("every rule says what holds, why, and how to mend it, in words of its own", () => {
  for (const { id, title, why, fix } of RULES) {
    expect([id, title]).toEqual([id, expect.stringMatching(/^[A-Z].+[^.]$/)]);
    expect([id, why]).toEqual([id, expect.stringMatching(/^[A-Z0-9].+\.$/)]);
    expect([id, fix.construct.length > 10, fix.terraform.length > 10]).toEqual([id, true, true]);
  }
  expect(new Set(RULES.map(({ title }) => title)).size).toBe(RULES.length);
});

test("a rule is found by its id, and nothing else is", () => {
  for (const rule of RULES) {
    expect(findRule(rule.id)).toBe(rule);
  }
  expect(findRule("toString")).toBeUndefined();
});
