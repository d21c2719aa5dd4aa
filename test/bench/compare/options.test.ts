import { optionsOf } from "../../../bench/compare/options";

test("a sample is drawn unless all mutants are asked for", () => {
  expect(optionsOf([])).toMatchObject({ sample: 400, seed: 1, pairs: 5, azurerm: undefined });
  expect(optionsOf(["--all"]).sample).toBeUndefined();
  expect(optionsOf(["--sample", "50", "--seed", "0"])).toMatchObject({ sample: 50, seed: 0 });
});

test("all problems are said at once", () => {
  expect(() => optionsOf(["--all", "--sample", "many", "--pairs", "0", "--jobs", "1.5"])).toThrow(
    [
      "--all and --sample exclude each other",
      '--jobs must be a whole number ≥ 1 (got "1.5")',
      '--pairs must be a whole number ≥ 1 (got "0")',
    ].join("\n"),
  );
});

test("an unknown option is refused, with those that there are", () => {
  expect(() => optionsOf(["--smaple", "50"])).toThrow(
    "Unknown option '--smaple'; there are --all, --sample, --seed, --jobs, --pairs, --azurerm, --report",
  );
});
