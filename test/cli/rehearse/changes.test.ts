import * as fs from "node:fs";
import * as path from "node:path";
import { EVENTS } from "../../rehearsal/fake-terraform";
import { folderWith, mlzone } from "../run-mlzone";
import { fakeProject } from "./fake-project";

// programs are started, and a busy machine takes its time
jest.setTimeout(120_000);

/** An app whose dev-serving stands on dev (and on `also`), and is made of dev's values. */
const app = (also: readonly string[] = []): string => `
const fs = require("node:fs");
const path = require("node:path");
const whatIf = JSON.parse(process.env.MLZONE_WHAT_IF ?? "{}");
const unknown = Object.keys(whatIf).filter((name) => name !== "dev");
if (unknown.length > 0) { console.error(unknown + " is no environment"); process.exit(1); }
const stacks = {};
for (const name of ["dev", "other", "dev-serving"]) {
  const folder = path.join("stacks", name);
  const dependencies = name === "dev-serving" ? ["dev", ...${JSON.stringify(also)}] : [];
  fs.mkdirSync(path.join(process.env.CDKTF_OUTDIR, folder), { recursive: true });
  const template = { locals: { name, values: whatIf.dev ?? {} } };
  fs.writeFileSync(path.join(process.env.CDKTF_OUTDIR, folder, "cdk.tf.json"), JSON.stringify(template));
  stacks[name] = { name, dependencies, workingDirectory: folder, synthesizedStackPath: path.join(folder, "cdk.tf.json") };
}
fs.writeFileSync(path.join(process.env.CDKTF_OUTDIR, "manifest.json"), JSON.stringify({ stacks }));
`;

interface Template {
  readonly locals: {
    readonly name: string;
    readonly values: { serving?: { online: readonly { rollout: { step: string } }[] } };
  };
}

/** Rehearses a change of dev-serving with a terraform whose plans change something, and are empty then. */
function rehearse(args: readonly string[], also: readonly string[] = []) {
  const planned = { events: [EVENTS.planned("a.b", "update")], exit: 2 };
  const project = fakeProject({ plan: [planned, {}] }, undefined, app(also));
  const report = folderWith({});
  const ran = mlzone(project.folder, ["rehearse", "dev-serving", "--report", report, ...args], project.env);
  const steps = project.fake.calls.map((_, call) => {
    const { locals }: Template = JSON.parse(project.fake.filesAt(call)["cdk.tf.json"] ?? "{}");
    return [locals.name, locals.values.serving?.online[0]?.rollout.step];
  });
  return { ...ran, commands: project.fake.commands, steps, report, text: ran.stdout.replace(/\s+/g, " ") };
}

test("a stack that stands on an environment is changed by the environment's values, and so is what it stands on", () => {
  const { commands, steps, text, status } = rehearse(["--change", "rollout"]);
  expect(commands).toEqual([
    "init",
    "apply",
    "init",
    "apply",
    "plan",
    "apply",
    "plan",
    "plan",
    "plan",
    "plan",
    "plan",
  ]);
  expect(steps.slice(0, 4)).toEqual([
    ["dev", "deployed"],
    ["dev", "deployed"],
    ["dev-serving", "deployed"],
    ["dev-serving", "deployed"],
  ]);
  expect(steps.slice(4, 11).map(([, step]) => step)).toEqual([
    "live",
    "live",
    "live",
    "beside",
    "mirror",
    "canary-10",
    "beside",
  ]);
  // this terraform has no endpoints and refuses nothing
  expect(text).toContain("held canary-10: changes nothing FAILED swapped: changes nothing");
  expect(text).toContain('the plan must be refused with "has passed no gate so", and there is a plan');
  expect(status).toBe(1);
});

test("with faults the evidence says which, and a fault that found nothing to strike has not held", () => {
  const { report, text } = rehearse([
    "--change",
    "rollout",
    "--faults",
    "answer-lost",
    "killed",
    "--jobs",
    "1",
  ]);
  const results = JSON.parse(fs.readFileSync(path.join(report, "dev-serving-change-faults.json"), "utf8"));
  expect(results).toMatchObject([
    { change: "rollout", fault: "answer-lost", seed: 1, held: false },
    { change: "rollout", fault: "killed", seed: 1, held: false },
  ]);
  expect(text).toMatch(/FAILED rollout, answer-lost 1 .* FAILED rollout, killed 1 /);
});

test("the changes of a stack are its own: a landing zone's are none of what stands on it", () => {
  const { stderr, status } = rehearse(["--change", "add-cluster"]);
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining(
      "no change is called add-cluster; of dev-serving there are rollout, new-tag, default-switched and all.",
    ),
  ]);
});

test("a stack that stands on two environments is left out: nothing tells whose values change", () => {
  const { text, status } = rehearse(["--change", "rollout"], ["other"]);
  expect(text).toContain(
    "rollout was left out: dev-serving stands on dev and other: nothing tells which of them is the environment whose values change.",
  );
  expect(status).toBe(1);
});
