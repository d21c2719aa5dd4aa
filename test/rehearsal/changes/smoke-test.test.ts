import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { smokeTest } from "../../../rehearsal/changes/smoke-test";
import type { Session } from "../../../rehearsal/session";
import { ENDPOINT, GATE, gatedSession, gateOf } from "./gated-session";

// a program is started, and a busy machine takes its time
jest.setTimeout(60_000);

let session: Session;
afterEach(() => session.close());

const checks = (lines: readonly string[]) => lines.map((line) => line.replace(/\s+/g, " "));

test("the shipped script asks the deployment that stands in Azure, and its receipt is the one of the stack", async () => {
  session = await gatedSession();
  const { lines, receipt } = await smokeTest(session, gateOf(session));
  expect(receipt).toBe(createHash("sha256").update(JSON.stringify(GATE)).digest("hex").slice(0, 32));
  expect(checks(lines)).toEqual([
    "ok status 2 of 2 answers were 200",
    "ok answered by green",
    "ok shape as expected",
    expect.stringMatching(/^ok latency /),
    "ok deployed as described",
  ]);
});

describe("there is no receipt", () => {
  test.each([["a word"], [["a word"]], [[2]], [[]], [{ error: "no" }]])(
    "where a deployment answers %j",
    async (answer) => {
      session = await gatedSession();
      const { lines, receipt } = await smokeTest(session, gateOf(session), answer);
      expect(receipt).toBeUndefined();
      expect(checks(lines)).toContainEqual(expect.stringMatching(/^FAIL shape answer/));
    },
  );

  test("where the deployment isn't there", async () => {
    session = await gatedSession();
    session.simulator.cloud.store.remove(`${ENDPOINT}/deployments/green`);
    const { lines, receipt } = await smokeTest(session, gateOf(session));
    expect(receipt).toBeUndefined();
    expect(checks(lines)).toContainEqual("FAIL status 0 of 2 answers were 200; others: 404");
  });

  test("where another model is deployed than the stack describes", async () => {
    session = await gatedSession();
    Object.assign(session.simulator.cloud.store.get(`${ENDPOINT}/deployments/green`)?.properties ?? {}, {
      model: "azureml://other",
    });
    const { lines, receipt } = await smokeTest(session, gateOf(session));
    expect([receipt, checks(lines)]).toEqual([
      undefined,
      expect.arrayContaining(["FAIL deployed another model"]),
    ]);
  });

  test("where the script fails, whatever it has printed by then", async () => {
    session = await gatedSession();
    const script = 'console.log("receipt"); process.exitCode = 1;';
    fs.writeFileSync(path.join(session.folder, "run-smoke-test.mjs"), script);
    expect(await smokeTest(session, gateOf(session))).toEqual({ receipt: undefined, lines: [] });
  });

  test("and no test where the endpoint isn't there", async () => {
    session = await gatedSession();
    const gate = gateOf(session);
    session.simulator.cloud.store.remove(ENDPOINT);
    await expect(smokeTest(session, gate)).rejects.toThrow(
      "churn-score.smoke-test.json tests an endpoint that isn't there: churn-score",
    );
  });
});

test("no token stands in what the script says", async () => {
  session = await gatedSession();
  const { lines } = await smokeTest(session, gateOf(session));
  expect(lines.join("\n")).not.toContain(session.simulator.token);
  expect(lines.join("\n")).not.toMatch(/rehearsal-scoring-token|Bearer/);
});
