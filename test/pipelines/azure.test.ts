import * as fs from "node:fs";
import * as path from "node:path";
import { failOnOf } from "../../cli/review/options";
import { ARTIFACT_NAME, REPORT_FILE } from "../../review/publish/report-file";
import { folderWith } from "../cli/run-mlzone";
import { azurePipeline, stepsOfStage } from "./azure-pipeline";
import { script } from "./machine";
import { pipelineText } from "./workflow";

const text = pipelineText("azure/review.yml");
const pipeline = azurePipeline("review.yml");
const head = stepsOfStage(pipeline, "Head");
const first = stepsOfStage(pipeline, "Review");
const second = stepsOfStage(pipeline, "Comment");
const all = [...head, ...first, ...second];

test("it is started by the branch's policy, with three stages and no variables of its own", () => {
  expect(pipeline.trigger).toBe("none");
  expect(pipeline.stages.map(({ stage }) => stage)).toEqual(["Head", "Review", "Comment"]);
  expect(pipeline.variables).toBeUndefined();
  expect(text).not.toMatch(/^\s*-? ?group:|azureSubscription|serviceConnection/m);
});

test("every step is of a kind that Azure Pipelines knows", () => {
  const kinds = ["checkout", "bash", "task", "publish"];
  expect(all.filter((step) => kinds.filter((kind) => kind in step).length !== 1)).toEqual([]);
  const tasks = all.flatMap(({ task }) => task ?? []);
  expect(tasks.filter((task) => !/^[A-Z]\w+@\d+$/.test(task))).toEqual([]);
});

test("no variable is written into a script: only the environment reaches it", () => {
  const scripts = all.flatMap(({ bash }) => bash ?? []);
  expect(scripts).toHaveLength(8);
  expect(scripts.filter((script) => /\$\([\w.-]+\)|\$\{\{|\$\[/.test(script))).toEqual([]);
});

test("only the step that posts is handed the token, and it needs all before it to have succeeded", () => {
  const withToken = all.filter((step) => /System\.AccessToken/i.test(JSON.stringify(step)));
  expect(withToken).toEqual([second.at(-1)]);
  expect(second.at(-1)?.condition).toBeUndefined();
  expect(second.at(-1)?.env).toEqual({ SYSTEM_ACCESSTOKEN: "$(System.AccessToken)" });
  const tolerant = second.filter(({ continueOnError }) => continueOnError === true);
  expect(tolerant.map(({ task }) => task)).toEqual(["DownloadPipelineArtifact@2"]);
});

test("the stage that posts is left out for forks", () => {
  const condition = pipeline.stages[2]?.condition ?? "";
  expect(condition).toContain("eq(variables['System.PullRequest.IsFork'], 'False')");
  expect(condition).toContain("eq(variables['Build.Reason'], 'PullRequest')");
  expect(condition.startsWith("and(")).toBe(true);
});

test("the stage that posts runs the trusted branch, not the pull request", () => {
  const scripts = second.flatMap(({ bash }) => bash ?? []);
  expect(scripts[0]).toMatch(/^set -euo pipefail\ngit checkout --detach "origin\/\$TRUSTED_BRANCH"\n/);
  expect(second.findIndex(({ checkout }) => checkout === "self")).toBe(0);
  expect(second[0]?.fetchDepth).toBe(0);
  expect(scripts.at(-1)).toMatch(/^npx --no -- mlzone publish-review azure --report /);
});

test("no checkout keeps credentials, and no script of a package is run", () => {
  const checkouts = all.filter(({ checkout }) => checkout !== undefined);
  expect(checkouts.map(({ persistCredentials }) => persistCredentials)).toEqual([false, false, false]);
  const installs = all.flatMap(({ bash }) => bash?.match(/npm (?:ci|install|i)\b.*/g) ?? []);
  expect(new Set(installs)).toEqual(new Set(["npm ci --ignore-scripts"]));
});

test("the verdict is of a stage of its own, which runs also where head failed", () => {
  expect(pipeline.stages[1]).toMatchObject({ dependsOn: "Head", condition: "succeededOrFailed()" });
  expect(head.map(({ bash = "" }) => bash).join()).not.toMatch(/mlzone (?:check|review)/);
  const scripts = first.flatMap(({ bash }) => bash ?? []);
  expect(scripts[0]).toMatch(/^set -euo pipefail\ngit checkout --quiet --detach HEAD\^1\n/);
  const order = ["git checkout", "npm ci", "mlzone synth", "xargs", "mlzone check"].map((wanted) =>
    scripts.findIndex((text) => text.includes(wanted)),
  );
  expect(order).toEqual([0, 1, 1, 2, 3]);
});

test("what head leaves behind is what the verdict is about", () => {
  const [left] = head.filter(({ publish }) => publish !== undefined);
  expect(left).toMatchObject({ publish: "$(Build.SourcesDirectory)/cdktf.out", artifact: "mlzone-head" });
  const fetched = first.find(({ task }) => task === "DownloadPipelineArtifact@2");
  expect(fetched?.inputs).toMatchObject({ artifactName: "mlzone-head" });
});

test("what the verdict leaves behind is what the last stage takes", () => {
  const kept = first.find(({ artifact }) => artifact === ARTIFACT_NAME);
  expect(kept).toMatchObject({ publish: "$(Build.ArtifactStagingDirectory)/review" });
  expect(first.some(({ bash }) => bash?.includes(`json=$reports/review/${REPORT_FILE}`) === true)).toBe(true);
  const fetched = second.find(({ task }) => task === "DownloadPipelineArtifact@2");
  expect(fetched?.inputs).toMatchObject({ artifactName: ARTIFACT_NAME, itemPattern: REPORT_FILE });
});

test("it fails by words that mlzone review knows", () => {
  const { default: words } = pipeline.parameters.find(({ name }) => name === "reviewFailOn") ?? {};
  expect(failOnOf(words)).toEqual(failOnOf(undefined));
});

describe("the report that is posted is the one that the verdict wrote", () => {
  const verdict = first.find(({ name }) => name === "verdict");
  const taking = second.find(
    ({ displayName }) => displayName === "Take no report but that of the stage Review",
  );

  /** The stage Review's script, with an npx that writes this report and ends with these codes. */
  function give(report: string | undefined, check: number, review: number): ReturnType<typeof script> {
    const write =
      report === undefined
        ? ""
        : `mkdir -p staging/review && printf %s '${report}' > staging/review/review.json`;
    const folder = folderWith({
      npx: `#!/bin/sh\necho '##vso[task.complete result=Succeeded;]'\n${write}\ncase "$4" in check) exit ${check};; *) exit ${review};; esac\n`,
    });
    fs.chmodSync(path.join(folder, "npx"), 0o755);
    return script(verdict?.bash ?? "", folder, {
      PATH: `${folder}:${process.env.PATH}`,
      AGENT_TEMPDIRECTORY: folder,
      BUILD_ARTIFACTSTAGINGDIRECTORY: "staging",
      REVIEW_FAIL_ON: "none",
      CHECK_FAIL_ON: "high",
    });
  }

  /** The last stage's script on a report with that digest: whether the report is still there. */
  function isTaken(report: string, digest: string): boolean {
    const folder = folderWith({ "review/review.json": report });
    const { status } = script(taking?.bash ?? "", folder, {
      AGENT_TEMPDIRECTORY: folder,
      REVIEW_DIGEST: digest,
    });
    expect(status).toBe(0);
    return fs.existsSync(path.join(folder, "review/review.json"));
  }

  function digestIn(log: string): string {
    return /^##vso\[task\.setvariable variable=sha256;isOutput=true\]([0-9a-f]{64})$/m.exec(log)?.[1] ?? "";
  }

  test("goes by its digest, which only the verdict's own step can say", () => {
    const { log } = give("the report", 0, 1);
    expect(isTaken("the report", digestIn(log))).toBe(true);
    expect(isTaken("another", digestIn(log))).toBe(false);
    expect(isTaken("another", "$(reviewDigest)")).toBe(false);
    expect(isTaken("another", "")).toBe(false);
    const [job] = pipeline.stages[2]?.jobs ?? [];
    expect(job?.variables).toEqual({
      reviewDigest: "$[ stageDependencies.Review.Review.outputs['verdict.sha256'] ]",
    });
    expect(taking?.env).toEqual({ REVIEW_DIGEST: "$(reviewDigest)" });
    expect(second.at(-2)).toBe(taking);
  });

  test("goes on without one", () => {
    const folder = folderWith({});
    expect(
      script(taking?.bash ?? "", folder, { AGENT_TEMPDIRECTORY: folder, REVIEW_DIGEST: "" }).status,
    ).toBe(0);
  });

  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [0, 1, 1],
    [1, 2, 2],
  ])(
    "check %i and review %i: %i, and no word of theirs is a command to the agent",
    (check, review, status) => {
      const given = give(undefined, check, review);
      expect(given.status).toBe(status);
      expect(given.log).not.toContain("##");
      expect(given.log).toContain("#vso[task.complete result=Succeeded;]");
    },
  );
});
