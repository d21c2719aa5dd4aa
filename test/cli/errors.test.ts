import * as path from "node:path";
import { FIXTURE_APP, folderWith, mlzone } from "./run-mlzone";

const app = (command: unknown) => folderWith({ "cdktf.json": JSON.stringify({ app: command }) });

describe("mlzone help and version", () => {
  test("--help names the commands and ends with 0", () => {
    const { status, stdout } = mlzone(FIXTURE_APP, ["--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: mlzone [options] [command]");
    expect(stdout).toContain("synth [options] [stacks...]");
  });

  test("synth --help names the options and the exit codes", () => {
    const { status, stdout } = mlzone(FIXTURE_APP, ["synth", "--help"]);
    expect(status).toBe(0);
    for (const words of ["--app <command>", "--output <folder>", "--prices <file>", "Exit codes: 0 done"]) {
      expect(stdout).toContain(words);
    }
  });

  test("--version is that of the package", () => {
    const { version } = require("../../package.json") as { version: string };
    expect(mlzone(FIXTURE_APP, ["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
  });

  test.each([[[]], [["help"]], [["help", "synth"]]])("%j shows the help and ends with 0", (args) => {
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, args);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(args.length === 2 ? "Usage: mlzone synth" : "Usage: mlzone [options]");
  });
});

describe("a wrong command line ends with 2 and a sentence", () => {
  test.each([
    ["an unknown command", ["sinth"], "mlzone: unknown command 'sinth'\n(Did you mean synth?)"],
    ["an unknown option", ["synth", "--outptu", "x"], "mlzone: unknown option '--outptu'"],
    ["an option without its value", ["synth", "--prices"], "argument missing"],
    ["an empty value", ["synth", "--output", ""], "It must not be empty."],
    [
      "a price table that isn't there",
      ["synth", "--prices", "no.json"],
      "mlzone: the price table no.json can't be read.\n",
    ],
    ["a folder of prices", ["synth", "--prices", "."], "mlzone: the price table . can't be read.\n"],
  ])("%s", (_case, args, message) => {
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("a stack that the app doesn't have", () => {
    const { status, stderr } = mlzone(FIXTURE_APP, ["synth", "staging", "--output", folderWith({})]);
    expect([status, stderr]).toEqual([2, "mlzone: no stack staging; the app has dev, prod.\n"]);
  });

  test("a stack that is nearly one of the app's", () => {
    const { status, stderr } = mlzone(FIXTURE_APP, ["synth", "prd", "--output", folderWith({})]);
    expect([status, stderr]).toEqual([
      2,
      "mlzone: no stack prd; the app has dev, prod. Did you mean prod?\n",
    ]);
  });

  test("a price table with mistakes: all at once, each with its place", () => {
    const prices = { date: "yesterday", currency: "euro", prices: [{ id: "x", monthly: -1 }] };
    const folder = folderWith({ "prices.json": JSON.stringify(prices) });
    const file = path.join(folder, "prices.json");
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["synth", "--prices", file]);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr.split("\n").slice(0, 3)).toEqual([
      `mlzone: the price table ${file} has mistakes:`,
      "  date: must be a calendar day, YYYY-MM-DD",
      "  currency: must be three capital letters (ISO 4217), e.g. EUR",
    ]);
    expect(stderr).toContain("  prices[0].monthly: must be zero or more\n");
    expect(stderr).toContain("  prices[0].region: ");
  });

  test("a folder without an app", () => {
    const { status, stderr } = mlzone(folderWith({}), ["synth"]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      "mlzone: there is no cdktf.json here: run mlzone in the folder of the app, or name it with --app.\n",
    );
  });

  test("a cdktf.json without an app", () => {
    const { status, stderr } = mlzone(app(undefined), ["synth"]);
    expect([status, stderr]).toEqual([
      2,
      "mlzone: cdktf.json names no app: add one, or name it with --app.\n",
    ]);
  });
});

describe("what goes wrong while working ends with 1 and a sentence", () => {
  test.each([
    [
      "has a byte order mark",
      '\ufeff{"app":"node -e 0"}',
      /^mlzone: cdktf\.json can't be read: it starts with a byte order mark.*\.\n$/,
    ],
    ["is a password", "hunter2", /^mlzone: cdktf\.json can't be read: it is not JSON\.\n$/],
    ["is no JSON", "{", /^mlzone: cdktf\.json can't be read: .*JSON.*\.\n$/],
    ["is no object", "[]", /^mlzone: cdktf\.json can't be read: it holds no object\.\n$/],
  ])("cdktf.json %s", (_case, content, message) => {
    const { status, stderr } = mlzone(folderWith({ "cdktf.json": content }), ["synth"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
  });

  test("an app that fails keeps its own words, and no old report is shown", () => {
    const command = `node -e "console.error('prod.ts: no region'); process.exit(3)"`;
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["synth", "--app", command]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(`prod.ts: no region\nmlzone: the app failed (exit code 3): ${command}\n`);
  });

  test("an app that fails in this process ends it with its own code", () => {
    const file = path.join(FIXTURE_APP, "..", "failing-app.ts");
    const command = `node -r tsx/cjs ${path.relative(FIXTURE_APP, file)}`;
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["synth", "--app", command]);
    expect([status, stdout, stderr]).toEqual([1, "", "environments/prod.ts: location: must be a region\n"]);
  });

  test("a mistake in the app's code is shown with its place in the source", () => {
    const command = "node -r tsx/cjs ../throwing-app.ts";
    const { status, stdout, stderr } = mlzone(FIXTURE_APP, ["synth", "--app", command]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /^mlzone: \S*throwing-app\.ts:7:\d+: TypeError: Cannot read properties of undefined \(reading 'inner'\)\n/,
    );
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("an app that writes nothing", () => {
    const { status, stderr } = mlzone(app("node -e 0"), ["synth"]);
    const manifest = path.join("cdktf.out", "manifest.json");
    expect([status, stderr]).toEqual([
      1,
      `mlzone: the app wrote no ${manifest}: does it call app.synth()?\n`,
    ]);
  });
});
