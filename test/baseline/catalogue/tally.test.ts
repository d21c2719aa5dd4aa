import { CATALOGUE } from "../../../baseline/catalogue";
import { inOrder, tally, tallyByPillar } from "../../../baseline/catalogue/tally";

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

test("every recommendation is counted once, in its pillar and for whoever sees to it", () => {
  const pillars = tallyByPillar(CATALOGUE);
  expect(pillars.map(({ name }) => name)).toHaveLength(11);
  expect(sum(pillars.map(({ total }) => total))).toBe(CATALOGUE.length);
  for (const { total, counts } of [...pillars, tally("all", CATALOGUE)]) {
    expect(sum(inOrder(counts))).toBe(total);
  }
});

test("a pillar without recommendations is not shown", () => {
  const cost = CATALOGUE.filter(({ pillar }) => pillar === "cost");
  expect(tallyByPillar(cost).map(({ name }) => name)).toEqual(["Cost"]);
  expect(tally("none", [])).toEqual({
    name: "none",
    total: 0,
    counts: { default: 0, option: 0, planned: 0, team: 0, azure: 0 },
  });
});
