import * as fs from "node:fs";
import * as path from "node:path";
import { passGates } from "../../../rehearsal/changes/pass-gates";
import type { Session } from "../../../rehearsal/session";
import type { TerraformResult } from "../../../rehearsal/terraform/terraform-run";
import { ended } from "../faults/fake-session";
import { GATE, gatedSession, gateOf } from "./gated-session";

// programs are started, and a busy machine takes its time
jest.setTimeout(60_000);

let session: Session;
afterEach(() => session.close());

const SHUT: Partial<TerraformResult> = {
  exitCode: 1,
  diagnostics: [
    {
      severity: "error",
      summary: "Resource postcondition failed",
      detail: "… -var churn_score_gate=<receipt>. A rollback needs none.",
    },
  ],
};

/** Passes the only gate, and keeps what Terraform was given. */
async function passed(gate: object = GATE, plan: Partial<TerraformResult> = SHUT) {
  const given: Readonly<Record<string, string>>[] = [];
  const inner = await gatedSession({ plan: () => ended(plan) }, gate);
  session = { ...inner, give: (values) => given.push(values) };
  return { given, ...(await passGates(session, [gateOf(session)])) };
}

test("a gate is shut without a receipt, and passed with that of the smoke test", async () => {
  const { given, problems, seen } = await passed();
  expect(problems).toEqual([]);
  expect(seen).toMatch(
    /^refused without a receipt; green of churn-score: status 2 of 2 answers were 200, answered by green, .*; receipt taken$/,
  );
  expect(given).toEqual([{ churn_score_gate: expect.stringMatching(/^[0-9a-f]{32}$/) }]);
});

test("a gate that isn't shut is a problem, and nothing is tested then", async () => {
  const { given, problems } = await passed(GATE, {});
  expect(problems).toEqual([
    "the gate of churn-score lets step canary-10 pass without a receipt of a smoke test",
  ]);
  expect(given).toEqual([]);
});

test("a test that can't hold refuses the step: Terraform is given no receipt", async () => {
  const { given, problems } = await passed({ ...GATE, deployment: "grey" });
  expect(problems).toContainEqual(expect.stringMatching(/^FAIL {2}status/));
  expect(given).toEqual([{}]);
});

test("a script that gives a receipt whatever is answered is a problem", async () => {
  session = await gatedSession({ plan: () => ended(SHUT) });
  fs.writeFileSync(path.join(session.folder, "run-smoke-test.mjs"), 'console.log("receipt")');
  expect((await passGates(session, [gateOf(session)])).problems).toEqual([
    "the smoke test of green gives a receipt to a wrong answer",
  ]);
});

test("a wrong answer is wrong for a test that expects text, too", async () => {
  const text = { ...GATE, test: { ...GATE.test, expect: { type: "string" } } };
  expect((await passed(text)).problems).toEqual([]);
});
