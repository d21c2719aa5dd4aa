// `npm run mutation [folder or pattern …]`: mutation testing of constructs/ and stacks/, or a part.
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");

/** A folder means all TypeScript below it; a pattern or a file is passed on. */
function pattern(argument) {
  const folder = fs.statSync(path.join(root, argument), { throwIfNoEntry: false })?.isDirectory();
  return folder ? `${argument.replace(/\/+$/, "")}/**/*.ts` : argument;
}

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith("--"));
if (options.length > 0) {
  console.error(
    `mutation: ${options[0]}: name folders or patterns only, e.g. npm run mutation constructs/data`,
  );
  process.exit(2);
}
const mutate = given.length > 0 ? ["--mutate", given.map(pattern).join(",")] : [];
const stryker = path.join(
  path.dirname(require.resolve("@stryker-mutator/core/package.json")),
  "bin",
  "stryker.js",
);
const { PATH, HOME, TMPDIR, TERM, CI, NO_COLOR } = process.env;
spawn(process.execPath, [stryker, "run", ...mutate], {
  cwd: root,
  env: { PATH, HOME, TMPDIR, TERM, CI, NO_COLOR },
  stdio: ["ignore", "inherit", "inherit"],
}).on("close", (code) => {
  process.exitCode = code ?? 1;
});
