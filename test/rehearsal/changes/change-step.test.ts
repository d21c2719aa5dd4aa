import * as fs from "node:fs";
import * as path from "node:path";
import { type ChangeScene, goThrough } from "../../../rehearsal/changes/change-step";
import type { SubjectStep } from "../../../rehearsal/changes/happen";
import { TrafficWatch } from "../../../rehearsal/changes/traffic-watch";
import { namesTheResource } from "../../../rehearsal/faults/expectation";
import type { Armed } from "../../../rehearsal/faults/fault";
import { Random } from "../../../rehearsal/faults/random";
import { quotaExceeded } from "../../../rehearsal/faults/scenarios/quota-exceeded";
import type { Session } from "../../../rehearsal/session";
import { stepRunner } from "../../../rehearsal/steps/step-runner";
import { folderOf } from "../fake-terraform";
import { ended, failed, GROUP, type Runs, send } from "../faults/fake-session";
import { ENDPOINT, GATE, gatedSession } from "./gated-session";

// programs are started, and a busy machine takes its time
jest.setTimeout(60_000);

const TRAFFIC = "azapi_resource_action.traffic";
const GREEN = "azapi_resource.green";
const before = folderOf({ "cdk.tf.json": {} });
const gated = folderOf({ "cdk.tf.json": {}, "churn-score.smoke-test.json": GATE });
const OPEN = { exitCode: 2, planned: [{ address: TRAFFIC, action: "update" }] };
const SHUT = {
  exitCode: 1,
  diagnostics: [
    {
      severity: "error" as const,
      summary: "Resource postcondition failed",
      detail: "-var churn_score_gate=<receipt>",
    },
  ],
};

let session: Session;
afterEach(() => session.close());

/** A session whose terraform answers its plans one after the other, and is given what is kept. */
async function stand(plans: readonly object[], runs: Runs = {}) {
  const given: Readonly<Record<string, string>>[] = [];
  let plan = 0;
  const inner = await gatedSession({
    plan: () => {
      plan += 1;
      return ended(plans[plan - 1]);
    },
    ...runs,
  });
  session = { ...inner, give: (values) => given.push(values) };
  return given;
}

async function gone(step: Partial<SubjectStep>, scene: Partial<ChangeScene> = {}) {
  const { cloud, recorder } = session.simulator;
  const watch = new TrafficWatch(cloud.store);
  recorder.observers.add((write) => watch.see(write));
  const { steps, run } = stepRunner(undefined);
  const options = { terraform: { path: "", version: "", platform: "" }, variables: [] };
  const evidence = await goThrough(
    { name: "canary-10", title: "it answers 10 of 100", ...step },
    { session, run, options, allowed: [], before, watch, ...scene },
  );
  const problems = Object.fromEntries(
    steps.filter(({ held }) => !held).map((one) => [one.name, one.problems]),
  );
  return { evidence, problems, names: steps.map(({ name }) => name), seen: steps.map((one) => one.seen) };
}

/** Does what a step of the rollout does, rightly or not. */
const share = (traffic: object) => async () => {
  const properties = { authMode: "AADToken", traffic };
  expect(await send(session, "PUT", ENDPOINT, { location: "westeurope", properties })).toBe(200);
  return {};
};

test("a step with a new gate passes it first, and gives no receipt to the plan that must be empty", async () => {
  const given = await stand([SHUT, OPEN, {}], { apply: share({ blue: 90, green: 10 }) });
  const { evidence, names, problems, seen } = await gone({ head: gated });
  expect(problems).toEqual({});
  expect(names).toEqual([
    "canary-10: gate",
    "canary-10",
    "canary-10: apply",
    "canary-10: plan",
    "canary-10: traffic",
  ]);
  expect(given).toEqual([{ churn_score_gate: expect.any(String) }, {}, {}]);
  expect(seen.at(-1)).toBe("churn-score: blue 90, green 10; 1 write");
  expect(evidence).toMatchObject({ held: true, changed: [{ address: TRAFFIC, kind: "update" }] });
});

test("a gate that isn't shut ends the step before anything is applied", async () => {
  await stand([OPEN]);
  const { evidence, names, problems } = await gone({ head: gated });
  expect(names).toEqual(["canary-10: gate", "canary-10: traffic"]);
  expect(problems["canary-10: gate"]).toHaveLength(1);
  expect(evidence.held).toBe(false);
});

test("a gate that stood before needs no receipt again", async () => {
  await stand([OPEN, {}], { apply: share({ blue: 100 }) });
  const { names } = await gone({ head: gated }, { before: gated });
  expect(names[0]).toBe("canary-10");
});

test("a moment without traffic fails the step, although all that follows is right", async () => {
  await stand([OPEN, {}], {
    apply: async () => {
      await share({})();
      return share({ blue: 100 })();
    },
  });
  const { evidence, problems } = await gone({ head: before });
  expect(problems).toEqual({
    "canary-10: traffic": [
      "PUT churn-score asks for no traffic",
      "after PUT churn-score the traffic of churn-score sums to 0 (no traffic)",
    ],
  });
  expect(evidence.held).toBe(false);
});

describe("a step that must be refused", () => {
  const refusal = (detail: string) => ({
    exitCode: 1,
    diagnostics: [{ severity: "error" as const, summary: "Resource postcondition failed", detail }],
  });

  test("applies nothing, and leaves the configuration before it in place", async () => {
    await stand([refusal("green has passed\nno gate so. Name the live one")]);
    const restaged: string[] = [];
    session = { ...session, restage: ({ folder }) => restaged.push(folder) };
    const { evidence, names, problems, seen } = await gone({ head: gated, refused: "has passed no gate so" });
    expect(problems).toEqual({});
    expect(names).toEqual(["canary-10", "canary-10: traffic"]);
    expect(seen).toEqual(["refused at plan", "churn-score: blue 100; 0 writes"]);
    expect(restaged).toEqual([gated.folder, before.folder]);
    expect(evidence).toMatchObject({ held: true, changed: [] });
  });

  test.each<[string, object, string]>([
    ["a plan", OPEN, "there is a plan"],
    ["another error", refusal("AuthorizationFailed"), "Resource postcondition failed: AuthorizationFailed"],
  ])("fails on %s", async (_, plan, words) => {
    await stand([plan]);
    const { problems, names } = await gone({ head: gated, refused: "has passed no gate so" });
    expect(problems["canary-10"]).toEqual([expect.stringContaining(words)]);
    expect(names).not.toContain("canary-10: apply");
  });
});

describe("what a step asks for", () => {
  const asking = (traffic: object, when = "apply") =>
    folderOf({
      "cdk.tf.json": {
        resource: {
          azapi_resource: { online: { name: "churn-score", parent_id: GROUP } },
          azapi_resource_action: {
            traffic: {
              type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@2025-12-01",
              resource_id: "${azapi_resource.online.id}",
              when,
              body: { properties: { traffic } },
            },
          },
        },
      },
    });

  test("must be what Azure holds after it, also where no request was sent", async () => {
    await stand([OPEN, {}], { apply: async () => ({}) });
    const { problems } = await gone({ head: asking({ blue: 90, green: 10 }) });
    expect(problems).toEqual({
      "canary-10: shares": ["churn-score is at blue 100, and blue 90, green 10 was asked for"],
    });
  });

  test("is held where it is there already; what is sent at the end asks for nothing now", async () => {
    await stand([OPEN, {}], { apply: async () => ({}) });
    const there = await gone({ head: asking({ blue: 100, green: 0 }) });
    expect(there.problems).toEqual({});
    expect(there.names).toContain("canary-10: shares");
    await session.close();
    await stand([OPEN, {}], { apply: async () => ({}) });
    const atEnd = await gone({ head: asking({}, "destroy") });
    expect([atEnd.problems, atEnd.names.includes("canary-10: shares")]).toEqual([{}, false]);
  });
});

describe("a fault", () => {
  const PLAN = JSON.stringify({
    format_version: "1.2",
    planned_values: {
      root_module: {
        resources: [
          resource(TRAFFIC, {
            type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints@x",
            resource_id: ENDPOINT,
          }),
          resource(GREEN, {
            type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@x",
            name: "green",
          }),
        ],
      },
    },
    resource_changes: [],
  });
  const show: Runs["show"] = ({ args }) => ({ text: (args?.length ?? 0) > 1 ? PLAN : "{}" });

  function resource(address: string, values: object): object {
    const [type, name] = address.split(".");
    return { address, mode: "managed", type, name, values };
  }

  test("strikes while the change is applied, and the plan is empty without a receipt", async () => {
    const given = await stand([SHUT, OPEN, {}], { show, apply: share({ blue: 90, green: 10 }) });
    const seen: unknown[] = [];
    let isOver = false;
    const arm = ({ targets }: { targets: unknown }): Armed => {
      seen.push(targets);
      return {
        expects: namesTheResource,
        fired: () => [{ method: "PUT", path: ENDPOINT, address: TRAFFIC }],
        strike: async () => ended(failed(TRAFFIC, "the answer was lost")),
        disarm: () => {
          isOver = true;
        },
      };
    };
    const fault = { ...quotaExceeded, name: "answer-lost", arm };
    const { evidence, names, problems } = await gone(
      { head: gated },
      { striking: { fault, random: new Random(1) } },
    );
    // an Azure that isn't in the state of this fake
    expect(Object.keys(problems)).toEqual(["canary-10: agreement"]);
    expect(names.slice(2)).toEqual([
      "canary-10: answer-lost",
      "canary-10: second apply",
      "canary-10: plan",
      "canary-10: agreement",
      "canary-10: traffic",
    ]);
    expect(seen).toEqual([
      [
        {
          address: TRAFFIC,
          armType: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
          name: "churn-score",
          stands: true,
        },
      ],
    ]);
    expect(evidence.fired).toEqual([{ method: "PUT", path: ENDPOINT, address: TRAFFIC }]);
    expect(given.slice(-2)).toEqual([{}, {}]);
    expect(isOver).toBe(true);
  });

  test("that finds nothing to strike lets the step be applied as it is", async () => {
    await stand([OPEN, {}], { show, apply: share({ blue: 100 }) });
    const striking = { fault: quotaExceeded, random: new Random(1) };
    const { evidence, names, problems, seen } = await gone({ head: before }, { striking });
    expect(problems).toEqual({});
    expect(names).toEqual([
      "canary-10",
      "canary-10: quota-exceeded",
      "canary-10: plan",
      "canary-10: traffic",
    ]);
    expect(seen[1]).toBe("nothing here that it could strike: applied as it is");
    expect(evidence.fired).toEqual([]);
  });

  test("that strikes nothing is no excuse for an apply that fails", async () => {
    await stand([OPEN, {}], { show, apply: () => failed(TRAFFIC, "400") });
    const striking = { fault: quotaExceeded, random: new Random(1) };
    const { problems } = await gone({ head: before }, { striking });
    expect(problems).toEqual({ "canary-10: quota-exceeded": [`${TRAFFIC}: 400`] });
  });
});

test("the gate's script lies in the folder where terraform runs", async () => {
  await stand([]);
  expect(fs.existsSync(path.join(session.folder, "run-smoke-test.mjs"))).toBe(true);
});
