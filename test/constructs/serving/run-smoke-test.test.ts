import { createHash } from "node:crypto";
import { answer, gate, type Handler, type Run, run, TOKEN, WELL } from "./smoke-test-run";

const withoutTimes = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/P95 \d+ ms/, "P95 … ms"));

describe("the smoke test that a stack ships", () => {
  test("sends the request to the deployment as often as asked, and prints a receipt and nothing else", async () => {
    const { code, lines, seen, stdout } = await run({ answers: WELL });
    expect(withoutTimes(lines)).toEqual([
      "ok    status    3 of 3 answers were 200",
      "ok    answered  by green",
      "ok    shape     as expected",
      "ok    latency   P95 … ms, 4000 ms are allowed",
    ]);
    const hash = createHash("sha256").update(JSON.stringify(gate())).digest("hex");
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${hash.slice(0, 32)}\n` });
    expect(seen).toHaveLength(3);
    expect(seen[0]).toMatchObject({
      method: "POST",
      url: "/score",
      body: '{"data":[[1,2]]}',
      headers: {
        authorization: `Bearer ${TOKEN}`,
        "azureml-model-deployment": "green",
        "content-type": "application/json",
      },
    });
  });

  test.each<[string, Handler, RegExp]>([
    [
      "an answer of another shape",
      answer({ predictions: ["0.25"] }),
      /^FAIL {2}shape {5}answer\.predictions\[0\] must be of type number \(is string\)$/,
    ],
    [
      "a value out of range, without the value",
      answer({ predictions: [0.5, 7.125] }),
      /^FAIL {2}shape {5}answer\.predictions\[1\] must be 1 or less$/,
    ],
    [
      "too few",
      answer({ predictions: [] }),
      /^FAIL {2}shape {5}answer\.predictions must have a length of 1 or more$/,
    ],
    ["a missing part", answer({ result: [1] }), /^FAIL {2}shape {5}answer\.predictions is missing$/],
    ["null", answer("null"), /^FAIL {2}shape {5}answer must be of type object \(is null\)$/],
    ["what isn't JSON", answer("<html>of Ms. Smith</html>"), /^FAIL {2}shape {5}answer must be JSON$/],
    [
      "an error",
      answer({ predictions: [0.1] }, 503),
      /^FAIL {2}status {4}0 of 3 answers were 200; others: 503$/,
    ],
    [
      "a redirect, which it doesn't follow",
      answer("", 302, { location: "/elsewhere" }),
      /^FAIL {2}status {4}0 of 3 answers were 200; others: 302$/,
    ],
    [
      "an answer of the live deployment",
      answer({ predictions: [0.1] }, 200, { "azureml-model-deployment": "blue" }),
      /^FAIL {2}answered {2}by blue$/,
    ],
    [
      "a connection that breaks",
      (request) => request.socket.destroy(),
      /^FAIL {2}status {4}0 of 3 answers were 200; others: none came$/,
    ],
  ])("fails on %s", async (_, answers, line) => {
    const { code, lines, seen, stdout } = await run({ answers });
    expect(lines).toContainEqual(expect.stringMatching(line));
    expect(lines.at(-1)).toBe("no receipt: green isn't ready for step canary-10");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(lines.join("\n")).not.toMatch(/Smith|7\.125/);
    expect(new Set(seen.map(({ url }) => url))).toEqual(new Set(["/score"]));
  });

  test.each<[string, object, unknown, string | undefined]>([
    ["whole numbers", { type: "integer", maximum: 3 }, 3, undefined],
    ["whole numbers", { type: "integer" }, 0.5, "answer must be of type integer (is number)"],
    ["words of a list", { type: "string", enum: ["stay", "leave"] }, "leave", undefined],
    [
      "words of a list",
      { type: "string", enum: ["stay", "leave"] },
      "go",
      "answer must be one of stay, leave",
    ],
    ["so many of a list", { type: "array", maxItems: 1 }, [1, 2], "answer must have a length of 1 or less"],
    ["yes or no", { type: "boolean" }, false, undefined],
    ["nothing", { type: "null" }, null, undefined],
    ["anything of an object", { type: "object" }, { a: [] }, undefined],
    ["no object for a list", { type: "array" }, {}, "answer must be of type array (is object)"],
  ])("a shape is of %s", async (_, expected, value, problem) => {
    const { code, lines } = await run({
      answers: answer(JSON.stringify(value)),
      test: { expect: expected, tries: 1 },
    });
    expect(lines[2]).toBe(
      problem === undefined ? "ok    shape     as expected" : `FAIL  shape     ${problem}`,
    );
    expect(code).toBe(problem === undefined ? 0 : 1);
  });

  test("has nothing to say of the shape where no answer is 200", async () => {
    const { lines } = await run({ answers: answer({ predictions: [0.1] }, 424) });
    expect(lines).toContain("FAIL  shape     no answer to look at");
  });

  test("fails where one answer of several is wrong", async () => {
    let asked = 0;
    const answers: Handler = (...all) => {
      asked += 1;
      (asked === 2 ? answer({ predictions: [2] }) : WELL)(...all);
    };
    const { code, lines } = await run({ answers });
    expect(code).toBe(1);
    expect(lines).toContain("FAIL  shape     answer.predictions[0] must be 1 or less");
  });

  test("fails on answers that come too late", async () => {
    const answers: Handler = (...all) => {
      setTimeout(() => WELL(...all), 60);
    };
    const { code, lines } = await run({ answers, test: { latencyMs: 50 } });
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^FAIL {2}latency {3}P95 \d+ ms, 50 ms are allowed$/));
  });

  test("one late answer of twenty isn't P95: a first request may be slow", async () => {
    let asked = 0;
    const answers: Handler = (...all) => {
      asked += 1;
      setTimeout(() => WELL(...all), asked === 1 ? 3100 : 0);
    };
    expect(await run({ answers, test: { tries: 20, latencyMs: 3000 } })).toMatchObject({ code: 0 });
  });

  test.each<[string, Partial<Run>, RegExp]>([
    [
      "the endpoint refuses the token",
      { answers: answer("no", 401) },
      /^127\.0\.0\.1:\d+ answered 401: the token is of another audience, has expired, or its identity has no right to this$/,
    ],
    [
      "there is no token",
      { env: { MLZONE_SCORING_TOKEN: "" } },
      /^MLZONE_SCORING_TOKEN must hold an Entra token \(it is empty\)$/,
    ],
    [
      "the token is none",
      { env: { MLZONE_SCORING_TOKEN: "ERROR: a secret\nof two lines" } },
      /^MLZONE_SCORING_TOKEN must hold an Entra token \(it holds none\)$/,
    ],
    [
      "nobody is there",
      { args: () => ["--uri", "http://127.0.0.1:1/score"] },
      /^127\.0\.0\.1:1 can't be reached \(.+\): run this from inside the network$/,
    ],
    [
      "the token would go unencrypted",
      { args: () => ["--uri", "http://churn.example.com/score"] },
      /^--uri must be an address that begins with https:\/\/$/,
    ],
    ["there is no address", { args: () => [] }, /^--uri must be an address/],
    ["an option is unknown", { args: () => ["--url", "x"] }, /^Unknown option '--url'/],
    ["there are two files", { args: () => ["other.json"] }, /^usage: node run-smoke-test\.mjs/],
    ["the file isn't JSON", { file: "{" }, /churn-score\.smoke-test\.json can't be read \(it isn't JSON\)$/],
  ])("says that it can't tell where %s", async (_, part, message) => {
    const { code, lines, stdout } = await run({ answers: WELL, ...part });
    expect(lines.join("\n")).toMatch(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});
