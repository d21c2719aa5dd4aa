import { parserProblems, pipelineText, stepsOf, workflow, workflowFile } from "./workflow";

describe("rollout.yml of GitHub", () => {
  const rollout = workflow("rollout.yml");
  const { apply, plan, review, synth } = rollout.jobs;

  test("is taken by GitHub's own parser", () => {
    expect(parserProblems(workflowFile("rollout.yml"))).toEqual([]);
  });

  test("is started by a person alone, who chooses one of the stacks that serve", () => {
    expect(Object.keys(rollout.on)).toEqual(["workflow_dispatch"]);
    expect(rollout.on.workflow_dispatch).toMatchObject({
      inputs: {
        stack: { type: "choice", options: ["dev-serving", "prod-serving"], required: true },
        rollback: { type: "string", default: "" },
        runner: { type: "string" },
      },
    });
  });

  test("runs one at a time for a stack, and cuts none off", () => {
    expect(rollout.concurrency).toEqual({
      group: "mlzone-rollout-${{ inputs.stack }}",
      "cancel-in-progress": false,
    });
  });

  test("gives each job the rights that it needs, and the workflow none", () => {
    expect(rollout.permissions).toEqual({});
    expect(Object.entries(rollout.jobs).map(([name, job]) => [name, job.permissions])).toEqual([
      ["synth", { contents: "read" }],
      ["plan", { "id-token": "write" }],
      ["review", { contents: "read" }],
      ["apply", { "id-token": "write" }],
    ]);
  });

  test("signs in for two environments, the second of which is the one with approvers", () => {
    expect([synth, plan, review, apply].map((job) => job?.environment)).toEqual([
      undefined,
      "${{ inputs.stack }}-plan",
      undefined,
      "${{ inputs.stack }}",
    ]);
    const logins = stepsOf(rollout).filter(({ uses }) => uses?.startsWith("azure/login@"));
    expect(logins).toEqual([plan?.steps[1]]);
    expect(Object.keys(logins[0]?.with ?? {})).toEqual(["client-id", "tenant-id", "subscription-id"]);
  });

  test("runs no package where it can sign in, and nothing else inside the network", () => {
    const packages = (steps: unknown) =>
      /\bnp[mx]\b|actions\/(?:checkout|setup-node)/.test(JSON.stringify(steps));
    expect([synth, plan, review, apply].map((job) => packages(job?.steps))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([synth, plan, review, apply].map((job) => job?.["runs-on"])).toEqual([
      "ubuntu-latest",
      "${{ inputs.runner }}",
      "ubuntu-latest",
      "${{ inputs.runner }}",
    ]);
  });

  test("comes to the approval only with a plan that changes something and that was reviewed", () => {
    expect([plan?.needs, review?.needs, apply?.needs]).toEqual(["synth", "plan", "review"]);
    expect(review?.if).toBe("needs.plan.outputs.changes == 'true'");
    // skipped with the job that it needs
    expect(apply?.if).toBeUndefined();
  });

  test("writes no expression into a script", () => {
    const scripts = stepsOf(rollout).flatMap(({ run }) => run ?? []);
    expect(scripts).toHaveLength(5);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("pins every action by its commit, with the version behind it", () => {
    const uses = stepsOf(rollout).flatMap((step) => step.uses ?? []);
    expect(uses.filter((action) => !/^(?:actions\/[a-z-]+|azure\/login)@[0-9a-f]{40}$/.test(action))).toEqual(
      [],
    );
    const lines = pipelineText("github/rollout.yml").match(/uses: .*/g) ?? [];
    expect(lines.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
    const known = pipelineText("github/review.yml");
    expect(lines.filter((line) => line.includes("actions/") && !known.includes(line))).toEqual([]);
  });

  test("keeps no credentials in a checkout, and runs no script of a package that it installs", () => {
    const checkouts = stepsOf(rollout).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map((step) => step.with)).toEqual(
      checkouts.map(() => ({ "persist-credentials": false })),
    );
    const scripts = stepsOf(rollout)
      .flatMap(({ run }) => run ?? [])
      .join("\n");
    expect(new Set(scripts.match(/npm (?:ci|install|i)\b.*/g))).toEqual(new Set(["npm ci --ignore-scripts"]));
    expect(
      (scripts.match(/npx .*/g) ?? []).filter((line) => !line.startsWith("npx --no -- mlzone ")),
    ).toEqual([]);
  });

  test("hands over the lock of the providers, which a hidden file holds, for a day", () => {
    const handover = plan?.steps.find(({ name }) => name === "Hand over the plan");
    expect(handover?.with).toMatchObject({
      name: "mlzone-plan",
      path: "${{ runner.temp }}/stack/handover",
      "include-hidden-files": true,
      "retention-days": 1,
    });
    expect(apply?.steps[0]?.with).toMatchObject({ name: "mlzone-plan", path: "${{ runner.temp }}/plan" });
    expect(apply?.steps[1]?.["working-directory"]).toBe("${{ runner.temp }}/plan");
  });
});
