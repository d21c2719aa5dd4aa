import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { OptionsProblem, readOptions } from "../../../bench/agreement/options";

let shared: string;
beforeAll(() => {
  shared = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-test-"));
  fs.mkdirSync(path.join(shared, "policies"));
});
afterAll(() => fs.rmSync(shared, { recursive: true }));

test("without definitions it says what is missing, and doesn't pass for a run", () => {
  expect(() => readOptions([], {})).toThrow(OptionsProblem);
  expect(() => readOptions([], {})).toThrow(
    "there are no policy definitions: name their folder with --policy-definitions, or what it lies in with MLZONE_AZURE_SHARED.",
  );
});

test("the folder comes from the variable, or from the flag before it", () => {
  const policies = path.join(shared, "policies");

  expect(readOptions([], { MLZONE_AZURE_SHARED: shared }).definitions).toBe(policies);
  expect(readOptions(["--policy-definitions", policies], { MLZONE_AZURE_SHARED: "gone" }).definitions).toBe(
    policies,
  );
});

test("all mutants are taken, or as many as named", () => {
  const env = { MLZONE_AZURE_SHARED: shared };

  expect(readOptions([], env).mutants).toBe(Number.POSITIVE_INFINITY);
  expect(readOptions(["--mutants", "all"], env).mutants).toBe(Number.POSITIVE_INFINITY);
  expect(readOptions(["--mutants", "12"], env).mutants).toBe(12);
});

test("two copies of a stack stand at once, or as many as named", () => {
  const env = { MLZONE_AZURE_SHARED: shared };

  expect(readOptions([], env).jobs).toBe(2);
  expect(readOptions(["--jobs", "3"], env).jobs).toBe(3);
});

test("dev and prod are rehearsed, or the stacks that are named", () => {
  const env = { MLZONE_AZURE_SHARED: shared };

  expect(readOptions([], env).stacks).toEqual(["dev", "prod"]);
  expect(readOptions(["prod", "--mutants", "3"], env).stacks).toEqual(["prod"]);
});

test.each([
  ["a number that is none", ["--mutants", "many"], "--mutants takes a whole number or all, not many."],
  ["a job too few", ["--jobs", "0"], "--jobs takes a whole number from 1 to 99, not 0."],
  ["a file that isn't there", ["--from", "gone.jsonl"], "gone.jsonl doesn't exist."],
  ["an unknown flag", ["--polices"], "Unknown option '--polices'"],
])("%s is said", (_, args, message) => {
  expect(() => readOptions(args, { MLZONE_AZURE_SHARED: shared })).toThrow(message);
  expect(() => readOptions(args, { MLZONE_AZURE_SHARED: shared })).toThrow(OptionsProblem);
});
