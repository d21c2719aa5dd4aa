import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { loadPolicies } from "../../../rehearsal/policy";
import { ALIASES, BOX, definitionFile, ID } from "./support";

const OTHER = "22222222-2222-2222-2222-222222222222";
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "policies-"));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Writes `policies/` and the alias file beside it. */
function write(files: Readonly<Record<string, unknown>>, aliases: unknown = ALIASES): string {
  const policies = path.join(folder, "policies");
  fs.mkdirSync(policies);
  for (const [name, content] of Object.entries(files)) {
    fs.writeFileSync(
      path.join(policies, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  }
  if (aliases !== undefined) {
    fs.writeFileSync(path.join(folder, "policy-alias-paths.json"), JSON.stringify(aliases));
  }
  return policies;
}

const good = definitionFile({ if: { field: `${BOX}/color`, equals: "red" } });

test("all JSON files of the folder are read, with the alias file beside it", () => {
  const library = loadPolicies(
    write({ "b.json": { ...good, name: OTHER }, "a.json": good, "notes.md": "no" }),
  );
  expect(library.definitions.map(({ id }) => id)).toEqual([ID, OTHER]);
  expect(library.definitions[0]).toMatchObject({
    displayName: "A small definition",
    mode: "All",
    unsupported: [],
  });
  expect(library.aliases.find(`${BOX}/COLOR`)?.path).toEqual(["properties", "color"]);
});

test("the alias file may be another one", () => {
  const policies = write({ "a.json": good }, {});
  const aliases = path.join(folder, "other.json");
  fs.writeFileSync(aliases, JSON.stringify(ALIASES));
  expect(loadPolicies(policies).definitions[0]?.unsupported).toHaveLength(1);
  expect(loadPolicies(policies, aliases).definitions[0]?.unsupported).toEqual([]);
});

test("all bad files are named at once, each with what is wrong", () => {
  const { policyRule: _rule, ...properties } = good.properties;
  const policies = write({
    "broken.json": "{",
    "good.json": good,
    "list.json": [],
    "rule.json": { ...good, properties },
    "mode.json": { ...good, properties: { ...good.properties, mode: 7 } },
    "twice.json": good,
  });
  const lines = messageOf(() => loadPolicies(policies)).split("\n");
  expect(lines[0]).toBe("Policies can't be loaded:");
  const problems = lines.slice(1).map((line) => line.trim().replace(policies + path.sep, ""));
  expect(problems).toEqual([
    expect.stringMatching(/^broken\.json: .*JSON/),
    expect.stringMatching(/^list\.json: .*expected object/),
    expect.stringMatching(/^mode\.json: properties\.mode: .*expected string/),
    expect.stringMatching(/^rule\.json: properties\.policyRule: /),
    `twice.json: is ${ID} again, after good.json`,
  ]);
});

test("a folder that isn't there, or without definitions, is an error", () => {
  expect(messageOf(() => loadPolicies(path.join(folder, "none")))).toContain("ENOENT");
  expect(messageOf(() => loadPolicies(write({ "notes.md": "no" })))).toContain("has no JSON file");
});

test("an alias file that is no table of paths is an error", () => {
  expect(messageOf(() => loadPolicies(write({ "a.json": good }, { alias: 7 })))).toContain(
    "policy-alias-paths.json: is not an object of JSON paths by alias",
  );
  fs.rmSync(path.join(folder, "policy-alias-paths.json"));
  expect(messageOf(() => loadPolicies(path.join(folder, "policies")))).toContain("ENOENT");
});

function messageOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
}
