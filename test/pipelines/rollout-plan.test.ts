import * as fs from "node:fs";
import * as path from "node:path";
import { SMOKE_TEST_SCRIPT } from "../../constructs/serving/ship-script";
import { folderWith } from "../cli/run-mlzone";
import { script } from "./machine";
import { AZ, HOSTS, programs, read, SIGNED_IN, TERRAFORM } from "./rollout-hosts";

const SHIPPED = path.join(__dirname, "../../constructs/serving", SMOKE_TEST_SCRIPT);

/** What Terraform says where a step has no receipt, as 1.11 writes it to a file. */
const REFUSED = `
Error: Resource postcondition failed

Step mirror lets more requests of churn-score reach green, and this
configuration has no receipt of a smoke test of it. Run, from inside the
network,
  node run-smoke-test.mjs churn-score.smoke-test.json --uri <scoring URI>
beside the stack's JSON and give Terraform what it prints: -var
churn_score_gate=<receipt>. A rollback needs none.
`;

const SMOKE = `
import { appendFileSync, existsSync } from "node:fs";
const { MLZONE_SCORING_TOKEN, MLZONE_MANAGEMENT_TOKEN } = process.env;
appendFileSync("smoke", [...process.argv.slice(2), MLZONE_SCORING_TOKEN, MLZONE_MANAGEMENT_TOKEN].join(" "));
console.error("ok    status    20 of 20 answers were 200");
if (existsSync("ill")) process.exit(1);
console.log("a-receipt");
`;
const ID = "/subscriptions/s/resourceGroups/g/providers/m/workspaces/w/onlineEndpoints/churn-score";
const THERE = {
  "output.scoring_uri_churn-score": "https://churn.example/score",
  "output.endpoint_id_churn-score": ID,
};

describe.each(HOSTS)("a plan on $host", ({ scriptOf, mask, saysChanges, nobody }) => {
  /** Runs the step beside a stack; what Terraform answers is among the files. */
  function plan(files: Readonly<Record<string, string>>, rollback: string = nobody) {
    const stack = folderWith({
      "cdk.tf.json": "{}",
      [SMOKE_TEST_SCRIPT]: SMOKE,
      "churn-score.smoke-test.json": "{}",
      planned: "2",
      output: "",
      ...files,
    });
    const bin = programs({ terraform: TERRAFORM, az: AZ });
    const { status, log } = script(scriptOf("Plan"), stack, {
      PATH: `${bin}:${process.env.PATH}`,
      GITHUB_OUTPUT: path.join(stack, "output"),
      MACHINE_LEARNING: "https://ml.example",
      MANAGEMENT: "https://arm.example",
      ROLLBACK: rollback,
      ...SIGNED_IN,
    });
    expect(log).not.toContain("TOKEN-OF");
    return {
      status,
      log,
      calls: read(stack, "calls").trim().split("\n"),
      smoke: read(stack, "smoke"),
      changes: saysChanges(log, read(stack, "output")),
      handover: fs.existsSync(path.join(stack, "handover"))
        ? fs.readdirSync(path.join(stack, "handover")).sort()
        : [],
    };
  }

  const PLAN = "plan -input=false -lock=false -no-color -detailed-exitcode -out=plan.bin";
  const HANDOVER = [".terraform.lock.hcl", "cdk.tf.json", "plan.bin", "plan.json"];

  test("where no gate asks is made once, with no token and no smoke test", () => {
    const { calls, smoke, ...rest } = plan({});
    expect(rest).toMatchObject({ status: 0, changes: true, handover: HANDOVER });
    expect(calls).toEqual(["init -input=false -no-color", PLAN, "show -json plan.bin"]);
    expect(smoke).toBe("");
  });

  test("of a way back shares out again, though the stack may say so already", () => {
    const again = "-replace=azapi_resource_action.online_churn-score_traffic";
    expect(plan({}, "churn-score").calls).toContain(PLAN.replace("plan ", `plan ${again} `));
  });

  test("that changes nothing says so, and nobody is asked to approve it", () => {
    expect(plan({ planned: "0" })).toMatchObject({ status: 0, changes: false });
  });

  test("that a gate refuses is made again with the receipt of its smoke test", () => {
    const { calls, log, smoke, ...rest } = plan({ refused: REFUSED, ...THERE });
    expect(rest).toMatchObject({ status: 0, changes: true, handover: HANDOVER });
    expect(smoke).toBe(
      `churn-score.smoke-test.json --uri https://churn.example/score --endpoint-id ${ID} ` +
        "--management https://arm.example TOKEN-OF-https://ml.example TOKEN-OF-https://arm.example",
    );
    expect(calls.filter((call) => call === PLAN)).toHaveLength(2);
    expect(calls).not.toContain("TERRAFORM KNOWS A TOKEN");
    expect(log).toMatch(/planned with nothing.*no receipt.*planned with a-receipt/s);
    expect(log.indexOf(`${mask}a-receipt`)).toBe(log.indexOf("a-receipt") - mask.length);
    expect(log).toContain("ok    status");
  });

  test("stays refused where the smoke test fails, and nothing is handed over", () => {
    const { log, calls, ...rest } = plan({ refused: REFUSED, ill: "", ...THERE });
    expect(rest).toMatchObject({ status: 1, changes: false, handover: [] });
    expect(calls.filter((call) => call === PLAN)).toHaveLength(1);
    expect(log).not.toContain("a-receipt");
  });

  test("of an endpoint that isn't there yet says which step comes first", () => {
    const { status, log, smoke } = plan({ refused: REFUSED });
    expect({ status, smoke }).toEqual({ status: 1, smoke: "" });
    expect(log).toContain("churn-score isn't there yet: its first step is deployed");
  });

  test.each([
    ["isn't a gate's", "Error: no right", {}],
    [
      "quotes a gate's in a line of its own words",
      'quote "node run-smoke-test.mjs a-b.smoke-test.json --uri"',
      {},
    ],
    ["names what is no endpoint", "  node run-smoke-test.mjs $(id).smoke-test.json --uri <scoring URI>", {}],
    [
      "names a file of another folder",
      "  node run-smoke-test.mjs ../a.smoke-test.json --uri <scoring URI>",
      {},
    ],
  ])("fails on an error that %s", (_, refused) => {
    const { status, log, smoke, handover } = plan({ refused, ...THERE });
    expect({ status, smoke, handover }).toEqual({ status: 1, smoke: "", handover: [] });
    expect(log).toContain("isn't a gate that asks for its receipt");
  });

  test("fails where it is refused with its receipt, too", () => {
    const { status, log, handover } = plan({ refused: REFUSED, planned: "1", ...THERE });
    expect({ status, handover }).toEqual({ status: 1, handover: [] });
    expect(log).toContain("There is no plan: Terraform says above why.");
  });

  test("holds no word that is a command to the log", () => {
    const { log } = plan({ refused: "::add-mask::x ##vso[task.complete]" });
    expect(log).toContain(":add-mask:x #vso[task.complete]");
    expect(log).not.toMatch(/::add-mask::x|##vso\[task\.complete/);
  });

  test("calls the script as the script wants to be called", () => {
    const call = /node (run-smoke-test\.mjs .*)/.exec(scriptOf("Plan"))?.[1] ?? "";
    const gate = { endpoint: "churn-score", test: { tries: 1 } };
    const folder = folderWith({ "churn-score.smoke-test.json": JSON.stringify(gate) });
    fs.copyFileSync(SHIPPED, path.join(folder, SMOKE_TEST_SCRIPT));
    const values = { uri: "https://churn.example/score", id: ID, MANAGEMENT: "https://arm.example" };
    const told = script(`set -- churn-score; node ${call}`, folder, {
      ...values,
      MLZONE_MANAGEMENT_TOKEN: "t",
    });
    // all of it was understood: what is missing is the one thing that wasn't given
    expect(told).toEqual({
      status: 2,
      log: "MLZONE_SCORING_TOKEN must hold an Entra token (it is empty)\n",
    });
  });
});
