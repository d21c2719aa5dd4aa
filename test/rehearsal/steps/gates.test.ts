import * as fs from "node:fs";
import * as path from "node:path";
import { type Gate, gatesIn, giveReceipts, newGates, notRefused } from "../../../rehearsal/steps/gates";
import { ended, failed } from "../faults/fake-session";
import { stepSession } from "./session";

const TEST = { endpoint: "churn-score", deployment: "green", step: "canary-10", test: { tries: 20 } };
const SHUT = "Resource postcondition failed";

/** A folder with files beside a stack's JSON. */
async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const { folder } = await stepSession({});
  for (const [name, text] of Object.entries(files)) {
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

async function gateOf(test: object = TEST): Promise<Gate> {
  const folder = await folderWith({ "churn-score.smoke-test.json": JSON.stringify(test, undefined, 2) });
  const [gate] = gatesIn(folder);
  if (gate === undefined) {
    throw new Error("no gate was found");
  }
  return gate;
}

const refusal = (variable: string, summary = SHUT) => ({
  severity: "error" as const,
  summary,
  detail: `Step canary-10 … give Terraform what it prints: -var ${variable}=<receipt>.`,
});

test("a stack's gates are the smoke tests beside its JSON, each with its variable", async () => {
  const folder = await folderWith({
    "churn-score.smoke-test.json": JSON.stringify(TEST),
    "cdk.tf.json": "{}",
    "deviations.json": "[]",
  });
  expect(gatesIn(folder)).toEqual([
    {
      endpoint: "churn-score",
      deployment: "green",
      step: "canary-10",
      file: "churn-score.smoke-test.json",
      variable: "churn_score_gate",
      test: { tries: 20 },
      text: JSON.stringify(TEST),
    },
  ]);
});

test.each([
  ["no JSON", "{", "a.smoke-test.json can't be read: it is no JSON."],
  ["no step", '{"deployment": "a"}', "a.smoke-test.json names no deployment or no step"],
  ["no object", "[]", "a.smoke-test.json names no deployment or no step"],
])("a smoke test that is %s is told by its file", async (_case, text, sentence) => {
  const folder = await folderWith({ "a.smoke-test.json": text });
  expect(() => gatesIn(folder)).toThrow(sentence);
});

test("a gate of another step, model or test is a new one; one that stood before is none", async () => {
  const before = await gateOf();
  expect(newGates([before], [before])).toEqual([]);
  expect(newGates([before], [])).toEqual([before]);
  const next = await gateOf({ ...TEST, step: "promoted" });
  expect(newGates([next], [before])).toEqual([next]);
});

describe("without a receipt", () => {
  test("a gate that is shut is as it must be", async () => {
    const result = ended({ exitCode: 1, diagnostics: [refusal("churn_score_gate")] });
    expect(notRefused([await gateOf()], result)).toEqual([]);
  });

  test("a gate that lets the step pass is a problem", async () => {
    const open = ["the gate of churn-score lets step canary-10 pass without a receipt of a smoke test"];
    expect(notRefused([await gateOf()], ended())).toEqual(open);
    const other = ended({ exitCode: 1, diagnostics: [refusal("other_gate")] });
    expect(notRefused([await gateOf()], other)).toEqual([...open, expect.stringContaining("other_gate")]);
  });

  test("another error is none of the gate's, though it speaks of the variable", async () => {
    const diagnostics = [refusal("churn_score_gate"), refusal("churn_score_gate", "No value for variable")];
    expect(notRefused([await gateOf()], ended({ exitCode: 1, diagnostics }))).toEqual([
      expect.stringContaining("No value for variable"),
    ]);
    expect(notRefused([], ended(failed("a.b", "no")))).toEqual(["no:"]);
  });
});

test("what is brought up from nothing gets the receipts that the shipped script would print", async () => {
  const folder = await folderWith({ "churn-score.smoke-test.json": JSON.stringify(TEST, undefined, 2) });
  const given: Readonly<Record<string, string>>[] = [];
  const gates = giveReceipts({ folder, give: (values) => given.push(values) });
  expect(gates.map(({ endpoint }) => endpoint)).toEqual(["churn-score"]);
  // sha256 of the file without its spaces, 32 digits: what run-smoke-test.mjs prints for it
  expect(given).toEqual([{ churn_score_gate: "2cfcaa4c73f7391d159653d4396ed2e4" }]);
});
