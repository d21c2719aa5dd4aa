// `npm run mutation [folder or pattern …]`: mutation testing of constructs/ and stacks/, or a part.
// `npm run mutation -- --sample 10 [seed]`: of a tenth of the lines of every file, drawn by a seed: all
// of it takes hours on two cores.
// What lies in constructs/ must be caught by test/constructs/, what lies in stacks/ by test/stacks/.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const AREAS = ["constructs", "stacks"];
/** Lines that are mutated together: a mutant must not reach out of its window. */
const WINDOW = 6;
const ALL_TESTS = "all.mutation.js";
/**
 * Snapshot tests, so that a named test must catch a mutant; and what runs in child processes, where no
 * mutant is active.
 */
const LEFT_OUT = /snapshot|reproducible/;

/** A folder means all TypeScript below it; a pattern or a file is passed on. */
function pattern(argument) {
  const folder = fs.statSync(path.join(root, argument), { throwIfNoEntry: false })?.isDirectory();
  return folder ? `${argument.replace(/\/+$/, "")}/**/*.ts` : argument;
}

function fail(message) {
  console.error(`mutation: ${message}, e.g. npm run mutation constructs/data`);
  process.exit(2);
}

/** Windows of lines that make up the sample of an area; the same for the same seed. */
function sample(area, percent, seed) {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return fs
    .readdirSync(path.join(root, area), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) => {
      const lines = fs.readFileSync(path.join(root, area, name), "utf8").split("\n").length;
      const windows = Array.from({ length: Math.ceil(lines / WINDOW) }, (_, index) => index * WINDOW + 1);
      return windows
        .filter(() => random() < percent / 100)
        .map((first) => `${area}/${name}:${first}-${Math.min(lines, first + WINDOW - 1)}`);
    });
}

const all = process.argv.slice(2);
const sampled = all[0] === "--sample" ? { percent: Number(all[1]), seed: Number(all[2] ?? 1) } : undefined;
if (sampled !== undefined && !(sampled.percent > 0 && sampled.percent <= 100)) {
  fail("--sample takes a percentage");
}
const given = sampled === undefined ? all : [];
if (given.some((argument) => argument.startsWith("-"))) {
  fail("name folders or patterns only");
}
if (given.some((argument) => !AREAS.includes(argument.split("/")[0]))) {
  fail(`name something in ${AREAS.map((area) => `${area}/`).join(" or ")}`);
}

/**
 * One test file that loads all of an area: what a mutant costs is mostly loading modules, and jest loads
 * them anew for every test file. Each stays in a `describe` of its own, and so do its hooks.
 */
function writeAllTests(area) {
  const folder = path.join(root, "test", area);
  const files = fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".test.ts") && !LEFT_OUT.test(name))
    .sort();
  const lines = files.map((name) => {
    const file = JSON.stringify(`./${name.split(path.sep).join("/")}`);
    return `describe(${file}, () => {\n  require(${file});\n});\n`;
  });
  const target = path.join(folder, ALL_TESTS);
  fs.writeFileSync(target, lines.join(""));
  return target;
}

const stryker = path.join(
  path.dirname(require.resolve("@stryker-mutator/core/package.json")),
  "bin",
  "stryker.js",
);
const { PATH, HOME, TMPDIR, TERM, CI, NO_COLOR } = process.env;
for (const area of AREAS) {
  const parts = sampled
    ? sample(area, sampled.percent, sampled.seed)
    : (given.length > 0 ? given : AREAS).filter((argument) => argument.split("/")[0] === area);
  if (parts.length > 0) {
    const allTests = writeAllTests(area);
    const { status } = spawnSync(
      process.execPath,
      [stryker, "run", "--mutate", parts.map((part) => (sampled ? part : pattern(part))).join(",")],
      {
        cwd: root,
        env: { PATH, HOME, TMPDIR, TERM, CI, NO_COLOR, MUTATION_AREA: area },
        stdio: ["ignore", "inherit", "inherit"],
      },
    );
    fs.rmSync(allTests);
    process.exitCode = Math.max(process.exitCode ?? 0, status ?? 1);
  }
}
