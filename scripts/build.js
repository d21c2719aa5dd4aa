// Builds dist/ for `npm pack`: JavaScript and types of what other projects use, and nothing else.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { bundle } = require("./bundle");
const { lazyExports } = require("./lazy-exports");

const root = path.join(__dirname, "..");
const dist = path.join(root, "dist");
const ENTRY_POINTS = ["constructs/index.js", "stacks/index.js"];
// Commands that load most of the package.
const COMMANDS = ["check", "review"];
// The one of them that starts with what V8 compiled the last time; review imports its renderer as an ES module.
const COMPILED = "check";
// What stays outside of their bundles: an error that main.js knows by its class, and a reader of a data file.
const OUTSIDE = ["./cli-error", "../costs/price-table"];
const SCRIPTS = [
  "run-smoke-test.mjs",
  "publish-predictions.mjs",
  "publish-blobs.mjs",
  "publish-requests.mjs",
];
const DATA_FILES = ["costs/prices.json", ...SCRIPTS.map((name) => `constructs/serving/${name}`)];

fs.rmSync(dist, { recursive: true, force: true });
const compiler = require.resolve("typescript/bin/tsc");
const { status } = spawnSync(
  process.execPath,
  [compiler, "-p", path.join(__dirname, "tsconfig.build.json")],
  {
    cwd: root,
    // npm reads the packed file's name from standard output, so the compiler's words go beside it.
    stdio: ["ignore", 2, 2],
  },
);
if (status !== 0) {
  process.exit(status ?? 1);
}
for (const file of DATA_FILES) {
  fs.copyFileSync(path.join(root, file), path.join(dist, file));
}
for (const entry of ENTRY_POINTS) {
  const file = path.join(dist, entry);
  if (fs.existsSync(file)) {
    fs.writeFileSync(file, lazyExports(fs.readFileSync(file, "utf8")));
  }
}
fs.copyFileSync(path.join(__dirname, "load-compiled.js"), path.join(dist, "cli", "load-compiled.js"));
const bundles = COMMANDS.map((name) => {
  const file = path.join(dist, "cli", `${name}.js`);
  const isCompiled = name === COMPILED;
  if (isCompiled) {
    const load = `require("./load-compiled").loadCompiled(require.resolve("./${name}.bundle.js"))`;
    fs.writeFileSync(file, `module.exports = ${load};\n`);
  }
  const into = isCompiled ? path.join(dist, "cli", `${name}.bundle.js`) : file;
  return bundle(path.join(root, "cli", `${name}.ts`), into, OUTSIDE);
});
Promise.all(bundles).catch(() => {
  // esbuild has said what is wrong
  process.exitCode = 1;
});
