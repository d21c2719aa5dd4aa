import * as fs from "node:fs";
import * as path from "node:path";
import { PUBLISH_FILE } from "../../constructs/serving/prediction-publication";
import { PUBLISH_SCRIPT } from "../../constructs/serving/ship-script";
import { folderWith } from "../cli/run-mlzone";
import { script } from "./machine";
import { HOSTS } from "./publish-hosts";
import { AZ, programs, read } from "./rollout-hosts";

const SHIPPED = path.join(__dirname, "../../constructs/serving");
const NOTING = `
import { writeFileSync } from "node:fs";
const { MLZONE_STORAGE_TOKEN, MLZONE_MANAGEMENT_TOKEN } = process.env;
writeFileSync("called", [...process.argv.slice(2), MLZONE_STORAGE_TOKEN, MLZONE_MANAGEMENT_TOKEN].join(" "));
`;
const ADDRESSES = { STORAGE: "https://storage.example", MANAGEMENT: "https://arm.example" };

describe.each(HOSTS)("a synthesis on $host", ({ scriptOf }) => {
  function synth(made: Readonly<Record<string, string>>, stack = "prod-serving") {
    const folder = folderWith({ "made/cdk.tf.json": "{}", ...made });
    const NPX = "#!/bin/bash\nmkdir -p cdktf.out/stacks\ncp -r made cdktf.out/stacks/$STACK\n";
    const bin = programs({ npm: "#!/bin/sh\n", npx: NPX });
    const env = { PATH: `${bin}:${process.env.PATH}`, STACK: stack };
    const { log, status } = script(scriptOf("Synth"), folder, env);
    const handover = path.join(folder, "cdktf.out/stacks", stack, "handover");
    return { status, log, handed: fs.existsSync(handover) ? fs.readdirSync(handover).sort() : [] };
  }

  test("hands over the script and what it may publish, and nothing else of the stack", () => {
    const files = [PUBLISH_FILE, "publish-blobs.mjs", PUBLISH_SCRIPT, "publish-requests.mjs"];
    expect(synth(Object.fromEntries(files.map((name) => [`made/${name}`, "{}"])))).toEqual({
      status: 0,
      log: "",
      handed: files.sort(),
    });
  });

  test("fails where the stack has no batch endpoint", () => {
    const { handed, log, status } = synth({});
    expect({ status, handed }).toEqual({ status: 1, handed: [] });
    expect(log).toContain("The stack has no batch endpoint: there is nothing to publish.");
  });

  test.each(["prod", "../x-serving", "prod-serving; id"])("refuses the stack %s", (stack) => {
    expect(synth({}, stack)).toMatchObject({ status: 1, handed: [] });
  });
});

describe.each(HOSTS)("publishing on $host", ({ everyJob, scriptOf }) => {
  function published(job: string, files: Readonly<Record<string, string>> = { [PUBLISH_SCRIPT]: NOTING }) {
    const folder = folderWith({ [PUBLISH_FILE]: "{}", ...files });
    const env = { PATH: `${programs({ az: AZ })}:${process.env.PATH}`, JOB: job, ...ADDRESSES };
    const { log, status } = script(scriptOf("Publish"), folder, env);
    expect(log).not.toContain("TOKEN-OF");
    return { status, log, called: read(folder, "called") };
  }
  const tokens = "TOKEN-OF-https://storage.example TOKEN-OF-https://arm.example";

  test("is of every finished job, with tokens that this one process has", () => {
    expect(published(everyJob)).toEqual({
      status: 0,
      log: "",
      called: `${PUBLISH_FILE} --management https://arm.example ${tokens}`,
    });
  });

  test("is of one job where somebody names it", () => {
    expect(published("batchjob-1").called).toBe(
      `${PUBLISH_FILE} --job batchjob-1 --management https://arm.example ${tokens}`,
    );
  });

  test.each([
    "../x",
    "$(touch evil)",
    "a b",
    "--management=https://x",
    'a"b',
    "a\nb",
    "$(System.AccessToken)",
  ])("refuses the job %j, and runs nothing", (job) => {
    const { called, log, status } = published(job);
    expect({ status, called }).toEqual({ status: 1, called: "" });
    expect(log).toContain("What to publish must be the name of a job.");
  });

  test.each([1, 2])("fails as the script does, with %d", (code) => {
    const { status } = published(everyJob, { [PUBLISH_SCRIPT]: `process.exit(${code});` });
    expect(status).toBe(code);
  });

  test("calls the script as the script wants to be called", () => {
    const files = ["publish-blobs.mjs", PUBLISH_SCRIPT, "publish-requests.mjs"];
    const texts = files.map((name) => [name, fs.readFileSync(path.join(SHIPPED, name), "utf8")]);
    // all of it was understood: what is wrong is the file
    expect(published("batchjob-1", Object.fromEntries(texts))).toMatchObject({
      status: 2,
      log: `${PUBLISH_FILE} isn't what a stack writes for this\n`,
    });
  });
});
