import { type AzureStep, azurePipeline, scriptOf, stepsOfStage } from "./azure-pipeline";
import { parserProblems, pipelineText, stepsOf, workflow, workflowFile } from "./workflow";

const TEXTS = [
  ["GitHub", pipelineText("github/publish.yml")],
  ["Azure", pipelineText("azure/publish.yml")],
] as const;

describe.each(TEXTS)("what publishes on %s", (_, text) => {
  test("knows no secret and no key", () => {
    expect(text).not.toMatch(
      /\bsecrets\b\s*[.[:]|- group:|client-secret|ARM_CLIENT_SECRET|creds:|account-key/,
    );
  });

  test("lets no shell show what it runs, and gives its tokens to one process alone", () => {
    expect(text).not.toMatch(/set -[a-z]*x|GITHUB_ENV|tee /);
    expect(text.match(/get-access-token/g)).toHaveLength(1);
    expect(text.match(/\$\(token .*?\)/g)).toHaveLength(2);
    expect(text).toMatch(
      /MLZONE_STORAGE_TOKEN=\$\(token "\$STORAGE"\) MLZONE_MANAGEMENT_TOKEN=\$\(token "\$MANAGEMENT"\) \\\n\s+node publish-predictions\.mjs/,
    );
  });

  test("changes nothing in Azure but what the script writes", () => {
    expect(text).not.toMatch(/terraform (?:apply|plan|destroy)|az (?!account get-access-token)|azcopy/);
  });
});

test("both hosts run the same scripts, but for their own words", () => {
  const { jobs } = workflow("publish.yml");
  const pipeline = azurePipeline("publish.yml");
  const ofAzure = ["Synth", "Publish"].map((stage) =>
    stepsOfStage(pipeline, stage).flatMap((step) => scriptOf(step) ?? []),
  );
  const ofGitHub = [jobs.synth, jobs.publish].map((job) => job?.steps.flatMap(({ run }) => run ?? []));
  const plain = (scripts: readonly string[] = []) =>
    scripts
      .join("")
      .split("\n")
      .filter((line) => !/^set -euo|JOB" != "-"|-n "\$JOB"/.test(line))
      .map((line) => line.replace("##vso[task.logissue type=error]", "::error title=mlzone publish::"));
  expect(ofAzure.map(plain)).toEqual(ofGitHub.map(plain));
});

describe("publish.yml of GitHub", () => {
  const publish = workflow("publish.yml");
  const { jobs } = publish;

  test("is taken by GitHub's own parser", () => {
    expect(parserProblems(workflowFile("publish.yml"))).toEqual([]);
  });

  test("is started by a person or the clock, never by a pull request", () => {
    expect(Object.keys(publish.on)).toEqual(["workflow_dispatch", "schedule"]);
  });

  test("gives each job the rights that it needs, and signs in for one environment", () => {
    expect(publish.permissions).toEqual({});
    expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions, job.environment])).toEqual([
      ["synth", { contents: "read" }, undefined],
      ["publish", { "id-token": "write" }, "${{ inputs.stack || 'prod-serving' }}-publish"],
    ]);
  });

  test("publishes by the clock what it names, one run at a time", () => {
    expect(publish.concurrency).toEqual({
      group: "mlzone-publish-${{ inputs.stack || 'prod-serving' }}",
      "cancel-in-progress": false,
    });
    expect(publish.env?.STACK).toBe("${{ inputs.stack || 'prod-serving' }}");
  });

  test("runs no package where it can sign in", () => {
    const packages = (steps: unknown) =>
      /\bnp[mx]\b|actions\/(?:checkout|setup-node)/.test(JSON.stringify(steps));
    expect([jobs.synth, jobs.publish].map((job) => packages(job?.steps))).toEqual([true, false]);
  });

  test("writes no expression into a script, and pins every action as the rollout does", () => {
    const scripts = stepsOf(publish).flatMap(({ run }) => run ?? []);
    expect(scripts.filter((one) => one.includes("${{"))).toEqual([]);
    const lines = pipelineText("github/publish.yml").match(/uses: .*/g) ?? [];
    const known = pipelineText("github/rollout.yml");
    expect(lines.filter((line) => !known.includes(line))).toEqual([]);
    expect(lines).not.toEqual([]);
  });
});

describe("publish.yml of Azure Pipelines", () => {
  const pipeline = azurePipeline("publish.yml");
  const [synth = [], publish = []] = ["Synth", "Publish"].map((stage) => stepsOfStage(pipeline, stage));

  test("is started by a person or the clock, one at a time", () => {
    expect([pipeline.trigger, pipeline.pr, pipeline.lockBehavior]).toEqual(["none", "none", "sequential"]);
    expect(pipeline.variables).toBeUndefined();
    expect(pipeline.stages.map(({ stage, dependsOn }) => [stage, dependsOn])).toEqual([
      ["Synth", undefined],
      ["Publish", "Synth"],
    ]);
  });

  test("signs in by one service connection, and runs no package there", () => {
    const connections = (steps: readonly AzureStep[]) =>
      steps.flatMap(({ inputs }) => inputs?.azureSubscription ?? []);
    expect([synth, publish].map(connections)).toEqual([[], ["${{ parameters.stack }}-publish"]]);
    const packages = (steps: readonly AzureStep[]) =>
      /\bnp[mx]\b|UseNode|"checkout":"self"/.test(JSON.stringify(steps));
    expect([synth, publish].map(packages)).toEqual([true, false]);
    expect(pipelineText("azure/publish.yml")).not.toMatch(/System\.AccessToken/i);
  });

  test("writes no variable and no parameter into a script", () => {
    const scripts = [...synth, ...publish].flatMap((step) => scriptOf(step) ?? []);
    expect(scripts).toHaveLength(2);
    expect(scripts.filter((one) => /\$\([\w.-]+\)|\$\{\{|\$\[/.test(one))).toEqual([]);
  });

  test("keeps no credentials in its checkout", () => {
    const checkouts = synth.filter(({ checkout }) => checkout === "self");
    expect(checkouts.map(({ persistCredentials }) => persistCredentials)).toEqual([false]);
  });
});
