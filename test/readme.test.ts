import * as fs from "node:fs";
import * as path from "node:path";
import { findRecommendation } from "../baseline/catalogue";
import { dev } from "../environments/dev";
import { configIssues } from "../stacks/config/issues";
import { testNames } from "./baseline/catalogue/test-names";

const root = path.resolve(__dirname, "..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
const ID = /(?:security|cost|reliability|operations|performance|deploy|ai-[a-z]+)\/[a-z][a-z-]{4,}/g;

/** The recommendations in the names of all tests; ids of rules stand there, too. */
function testedIds(folder: string): string[] {
  return testNames(folder)
    .flatMap((name) => name.match(ID) ?? [])
    .filter((id) => findRecommendation(id) !== undefined);
}

test("README's table holds exactly the recommendations that have a test, and each names code that exists", () => {
  const rows = [...readme.matchAll(/^\| `([a-z-]+\/[a-z-]+)` +\| (.+) +\|$/gm)];
  const inTable = rows.map(([, id]) => id);
  expect(inTable).toEqual([...new Set(inTable)]);
  expect([...inTable].sort()).toEqual([...new Set(testedIds(path.join(root, "test")))].sort());
  expect(readme).toContain(`${inTable.length} of them so far`);
  const sources = ["constructs", "stacks"].flatMap(classesIn);
  for (const [, id, encodedBy = ""] of rows) {
    for (const [, name] of encodedBy.matchAll(/`(\w+)`/g)) {
      expect({ id, name, exists: sources.includes(name ?? "") }).toEqual({ id, name, exists: true });
    }
  }
});

function classesIn(folder: string): string[] {
  const files = fs.readdirSync(path.join(root, folder), { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...fs
        .readFileSync(path.join(root, folder, file), "utf8")
        .matchAll(/^export (?:abstract )?class (\w+)/gm),
    ])
    .map(([, name]) => name ?? "");
}

test("README's example of an error is what the configuration says", () => {
  const wrong = {
    ...dev,
    compute: { batch: { maxNodes: 0 } },
    groups: { readers: [{ user: "ada@example.com" }] },
  };
  for (const { path: field, problem } of configIssues(wrong)) {
    expect(readme).toContain(`environments/prod.ts: ${field} ${problem}`);
  }
  expect(configIssues(wrong)).toHaveLength(2);
});

test("every link in README and CONTRIBUTING leads to a file", () => {
  const texts = [readme, fs.readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8")];
  const links = texts.flatMap((text) =>
    [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link]) => link ?? ""),
  );
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((link) => !fs.existsSync(path.join(root, link)))).toEqual([]);
});
