import { type AzureStep, azurePipeline, scriptOf, stepsOfStage } from "./azure-pipeline";

describe("rollout.yml of Azure Pipelines", () => {
  const pipeline = azurePipeline("rollout.yml");
  const stages = ["Synth", "Plan", "Review", "Apply"];
  const [synth = [], plan = [], review = [], apply = []] = stages.map((stage) =>
    stepsOfStage(pipeline, stage),
  );
  const all = [...synth, ...plan, ...review, ...apply];

  test("is started by a person alone, who chooses one of the stacks that serve", () => {
    expect([pipeline.trigger, pipeline.pr]).toEqual(["none", "none"]);
    expect(pipeline.parameters[0]).toMatchObject({ name: "stack", values: ["dev-serving", "prod-serving"] });
    expect(pipeline.variables).toBeUndefined();
  });

  test("runs one at a time", () => {
    expect(pipeline.lockBehavior).toBe("sequential");
  });

  test("comes to the approval only with a plan that changes something and that was reviewed", () => {
    expect(pipeline.stages.map(({ stage, dependsOn, condition }) => [stage, dependsOn, condition])).toEqual([
      ["Synth", undefined, undefined],
      ["Plan", "Synth", undefined],
      ["Review", "Plan", "and(succeeded(), eq(dependencies.Plan.outputs['Plan.plan.changes'], 'true'))"],
      ["Apply", "Review", undefined],
    ]);
    expect(pipeline.stages.flatMap(({ jobs }) => jobs.map(({ environment }) => environment))).toEqual([
      undefined,
      undefined,
      undefined,
      "${{ parameters.stack }}",
    ]);
    expect(plan.find(({ name }) => name === "plan")?.task).toBe("AzureCLI@2");
  });

  test("signs in by two service connections, and runs no package there", () => {
    const connections = (steps: readonly AzureStep[]) =>
      steps.flatMap(({ inputs }) => inputs?.azureSubscription ?? []);
    expect([synth, plan, review, apply].map(connections)).toEqual([
      [],
      ["${{ parameters.stack }}-plan"],
      [],
      ["${{ parameters.stack }}"],
    ]);
    const packages = (steps: readonly AzureStep[]) =>
      /\bnp[mx]\b|UseNode|"checkout":"self"/.test(JSON.stringify(steps));
    expect([synth, plan, review, apply].map(packages)).toEqual([true, false, true, false]);
    expect(pipeline.stages.flatMap(({ jobs }) => jobs.map(({ pool }) => pool))).toEqual([
      { vmImage: "ubuntu-latest" },
      { name: "${{ parameters.pool }}" },
      { vmImage: "ubuntu-latest" },
      { name: "${{ parameters.pool }}" },
    ]);
  });

  test("hands the job's token to the two steps that sign in, and to no other", () => {
    const withToken = all.filter((step) => /System\.AccessToken/i.test(JSON.stringify(step)));
    expect(withToken.map(({ task }) => task)).toEqual(["AzureCLI@2", "AzureCLI@2"]);
    expect(withToken.map(({ env }) => env?.SYSTEM_ACCESSTOKEN)).toEqual([
      "$(System.AccessToken)",
      "$(System.AccessToken)",
    ]);
  });

  test("writes no variable and no parameter into a script", () => {
    const scripts = all.flatMap((step) => scriptOf(step) ?? []);
    expect(scripts).toHaveLength(5);
    expect(scripts.filter((script) => /\$\([\w.-]+\)|\$\{\{|\$\[/.test(script))).toEqual([]);
  });

  test("is made of steps that Azure Pipelines knows", () => {
    const kinds = ["checkout", "download", "bash", "task", "publish"];
    expect(all.filter((step) => kinds.filter((kind) => kind in step).length !== 1)).toEqual([]);
    const tasks = new Set(all.flatMap(({ task }) => task ?? []));
    expect(tasks).toEqual(new Set(["UseNode@1", "DownloadPipelineArtifact@2", "AzureCLI@2"]));
    const checkouts = all.filter(({ checkout }) => checkout === "self");
    expect(checkouts.map(({ persistCredentials }) => persistCredentials)).toEqual([false, false]);
  });

  test("publishes the plan last, so that none is left of a stage that failed", () => {
    expect(plan.at(-1)).toMatchObject({
      publish: "$(Agent.TempDirectory)/stack/handover",
      artifact: "mlzone-plan",
    });
    expect(all.filter(({ continueOnError }) => continueOnError !== undefined)).toEqual([]);
  });
});
