import { parse } from "yaml";
import { ARTIFACT_NAME, REPORT_FILE } from "../../review/publish/report-file";
import { pipelineText } from "./workflow";

interface Step {
  readonly checkout?: string;
  readonly bash?: string;
  readonly task?: string;
  readonly publish?: string;
  readonly artifact?: string;
  readonly condition?: string;
  readonly continueOnError?: boolean;
  readonly persistCredentials?: boolean;
  readonly fetchDepth?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Pipeline {
  readonly trigger: string;
  readonly variables?: unknown;
  readonly stages: readonly {
    readonly stage: string;
    readonly condition?: string;
    readonly jobs: readonly { readonly steps: readonly Step[] }[];
  }[];
}

const text = pipelineText("azure/review.yml");
const pipeline = parse(text) as Pipeline;

function stepsOf(name: string): readonly Step[] {
  return pipeline.stages
    .filter(({ stage }) => stage === name)
    .flatMap(({ jobs }) => jobs.flatMap((job) => job.steps));
}

const first = stepsOf("Review");
const second = stepsOf("Comment");
const all = [...first, ...second];

test("it is started by the branch's policy, with the two stages and no variables of its own", () => {
  expect(pipeline.trigger).toBe("none");
  expect(pipeline.stages.map(({ stage }) => stage)).toEqual(["Review", "Comment"]);
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
  expect(scripts).toHaveLength(5);
  expect(scripts.filter((script) => /\$\((?!\()|\$\{\{|\$\[/.test(script))).toEqual([]);
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
  const condition = pipeline.stages[1]?.condition ?? "";
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
  expect(checkouts.map(({ persistCredentials }) => persistCredentials)).toEqual([false, false]);
  const installs = all.flatMap(({ bash }) => bash?.match(/npm (?:ci|install|i)\b.*/g) ?? []);
  expect(new Set(installs)).toEqual(new Set(["npm ci --ignore-scripts"]));
});

test("what the first stage leaves behind is what the second one takes", () => {
  const kept = first.find(({ artifact }) => artifact === ARTIFACT_NAME);
  expect(kept).toMatchObject({ publish: "$(Build.ArtifactStagingDirectory)/review" });
  expect(first.some(({ bash }) => bash?.includes(`json=$reports/review/${REPORT_FILE}`) === true)).toBe(true);
  const fetched = second.find(({ task }) => task === "DownloadPipelineArtifact@2");
  expect(fetched?.inputs).toMatchObject({ artifactName: ARTIFACT_NAME, itemPattern: REPORT_FILE });
});
