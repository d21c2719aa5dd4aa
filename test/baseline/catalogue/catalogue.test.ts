import * as fs from "node:fs";
import * as path from "node:path";
import { CATALOGUE, findRecommendation } from "../../../baseline/catalogue";
import { GUIDES } from "../../../baseline/catalogue/guides";
import { PILLAR_IDS } from "../../../baseline/catalogue/pillars";
import { POLICIES } from "../../../baseline/catalogue/policies";
import { BUILT_IN_POLICIES } from "../../../constructs";
import { testWithShared } from "./shared-files";
import { testNames } from "./test-names";

const root = path.resolve(__dirname, "..", "..", "..");
const ids = CATALOGUE.map(({ id }) => id);
const isMet = ({ responsibility }: (typeof CATALOGUE)[number]) =>
  responsibility === "default" || responsibility === "option";

describe("the ids", () => {
  test("are exactly the pinned 166, each once: tests, reports and exemptions name them", () => {
    const pinned = fs.readFileSync(path.join(__dirname, "ids.txt"), "utf8").trim().split("\n");
    expect(pinned).toHaveLength(166);
    expect([...ids].sort()).toEqual([...pinned].sort());
  });

  test("begin with a pillar, and every pillar has some", () => {
    for (const { id, pillar } of CATALOGUE) {
      expect(id.startsWith(`${pillar}/`)).toBe(true);
    }
    expect([...new Set(CATALOGUE.map(({ pillar }) => pillar))].sort()).toEqual([...PILLAR_IDS].sort());
  });

  test("lead to their recommendation, and nothing else does", () => {
    for (const recommendation of CATALOGUE) {
      expect(findRecommendation(recommendation.id)).toBe(recommendation);
    }
    expect(findRecommendation("toString")).toBeUndefined();
    expect(findRecommendation("")).toBeUndefined();
  });

  testWithShared(
    "../features.md",
    "are those of the table of Microsoft's guides, each with its guide",
    (file) => {
      const guides: Readonly<Record<string, string>> = {
        "000": GUIDES.service,
        "002": GUIDES.ai,
        "004": GUIDES.production,
      };
      const rows = [...fs.readFileSync(file, "utf8").matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| (\d{3})/gm)];
      const expected = Object.fromEntries(rows.map(([, id, source = ""]) => [id, guides[source]]));
      expect(Object.fromEntries(CATALOGUE.map(({ id, source }) => [id, GUIDES[source.guide]]))).toEqual(
        expected,
      );
    },
  );
});

describe("what a recommendation says", () => {
  test("is one sentence of its own", () => {
    for (const { id, title } of CATALOGUE) {
      expect({ id, title }).toEqual({ id, title: expect.stringMatching(/^[A-Z][^.]+\.$/) });
    }
    expect(new Set(CATALOGUE.map(({ title }) => title)).size).toBe(CATALOGUE.length);
  });

  test("says who does what, where the code doesn't meet it", () => {
    for (const { id, note } of CATALOGUE.filter((one) => !isMet(one))) {
      expect({ id, note }).toEqual({ id, note: expect.stringMatching(/^[A-Z].+\.$/) });
    }
  });

  test("names the part still to come, where it is planned", () => {
    for (const { id, part, responsibility } of CATALOGUE) {
      expect([id, responsibility !== "planned" || part !== undefined]).toEqual([id, true]);
    }
  });
});

describe("what is met", () => {
  test("is proven by a test that is named after it", () => {
    const names = testNames(path.join(root, "test")).join("\n");
    const unproven = CATALOGUE.filter(isMet).flatMap(({ id, tests }) =>
      tests.length > 0 ? tests.filter((test) => !new RegExp(`${test}(?![a-z-])`).test(names)) : [id],
    );
    expect(unproven).toEqual([]);
  });

  test("stands in README's table with the same constructs, and nothing else does", () => {
    const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
    const table = [...readme.matchAll(/^\| `([a-z-]+\/[a-z-]+)` +\| (.+) +\|$/gm)].map(
      ([, id, constructs = ""]) => [id, [...constructs.matchAll(/`(\w+)`/g)].map(([, name]) => name)],
    );
    const met = CATALOGUE.filter(isMet).map(({ id, constructs }) => [id, [...constructs]]);
    expect(Object.fromEntries(met)).toEqual(Object.fromEntries(table));
  });

  test("is nothing that the code doesn't meet: others have neither constructs nor tests", () => {
    for (const { constructs, tests } of CATALOGUE.filter((one) => !isMet(one))) {
      expect([constructs, tests]).toEqual([[], []]);
    }
  });

  testWithShared("../features.md", "is nothing that the table says code can't meet", (file) => {
    const no = [...fs.readFileSync(file, "utf8").matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| [^|]+ \| no \|/gm)];
    expect(no).toHaveLength(24);
    expect(no.map(([, id = ""]) => findRecommendation(id)).filter((one) => !one || isMet(one))).toEqual([]);
  });
});

describe("the policies", () => {
  const named = new Set(CATALOGUE.flatMap(({ policies }) => policies));

  test("have one name each, and all are named by a recommendation", () => {
    const all = Object.values(POLICIES);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => !named.has(id))).toEqual([]);
    expect(all.filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  });

  test("have the names that the constructs' deviations use", () => {
    const ours = new Map<string, string>(Object.entries(POLICIES).map(([name, id]) => [id, name]));
    const constructs = Object.entries(BUILT_IN_POLICIES).filter(([, { id }]) => ours.has(id));
    expect(constructs.length).toBeGreaterThan(10);
    expect(constructs.map(([name, { id }]) => [name, ours.get(id)])).toEqual(
      constructs.map(([name]) => [name, name]),
    );
  });

  testWithShared("policies", "are all published by Microsoft", (folder) => {
    const published = fs.readdirSync(folder).map((file) => path.basename(file, ".json"));
    expect([...named].filter((id) => !published.includes(id))).toEqual([]);
  });
});

test("a checker's rule stands only once at a recommendation", () => {
  for (const { id, peers } of CATALOGUE) {
    expect([id, peers]).toEqual([id, [...new Set(peers)]]);
  }
});
