import { folderWith, mlzone } from "./run-mlzone";

const TSX = require.resolve("tsx/cjs");

/** Runs an app that imports one file of environments/. */
function withEnvironment(content: string, env: Record<string, string> = {}) {
  const folder = folderWith({
    "cdktf.json": JSON.stringify({ app: "node -r tsx/cjs main.ts" }),
    "package.json": "{}",
    // The app's own tsx, as npm would install it.
    "node_modules/tsx/package.json": JSON.stringify({ name: "tsx", exports: { "./cjs": "./cjs.js" } }),
    "node_modules/tsx/cjs.js": `require(${JSON.stringify(TSX)});`,
    "main.ts": 'import "./environments/dev";\n',
    "environments/dev.ts": content,
  });
  return mlzone(folder, ["synth"], env);
}

const HINT = "MLZONE_DEBUG=1 shows the whole stack.\n";

describe("a mistake in environments/ is told with file and line, without a stack", () => {
  test.each([
    ["a syntax error", "export const dev = ;\n", /^mlzone: environments\/dev\.ts:1:19: Unexpected ";"\n/],
    [
      "a missing import",
      '\nimport { z } from "./nope";\nconsole.error(z);\n',
      /^mlzone: environments\/dev\.ts:2:\d+: Cannot find module '\.\/nope'\n/,
    ],
    ["an error", '\nthrow new Error("boom");\n', /^mlzone: environments\/dev\.ts:2:\d+: boom\n/],
    [
      "an error that isn't awaited",
      'Promise.reject(new Error("late"));\n',
      /^mlzone: environments\/dev\.ts:1:\d+: late\n/,
    ],
    ["a thrown text", 'throw "boom";\n', /^mlzone: the app threw boom\n/],
  ])("%s", (_case, content, message) => {
    const { status, stdout, stderr } = withEnvironment(content);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.split("\n")).toHaveLength(3);
    expect(stderr.endsWith(HINT)).toBe(true);
  });

  test("MLZONE_DEBUG=1 shows the stack", () => {
    const { status, stderr } = withEnvironment('throw new Error("boom");\n', { MLZONE_DEBUG: "1" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^ +at /m);
  });

  test("process.exit(0) is no success", () => {
    expect(withEnvironment("process.exit(0);\n")).toEqual({
      status: 1,
      stdout: "",
      stderr: "mlzone: the app called process.exit(0), so there is no report: remove that call.\n",
    });
  });
});
