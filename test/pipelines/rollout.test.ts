import { WHAT_IF } from "../../stacks/config/what-if";
import { azurePipeline, scriptOf, stepsOfStage } from "./azure-pipeline";
import { pipelineText, workflow } from "./workflow";

const TEXTS = [
  ["GitHub", pipelineText("github/rollout.yml")],
  ["Azure", pipelineText("azure/rollout.yml")],
] as const;

describe.each(TEXTS)("the rollout on %s", (_, text) => {
  test("knows no secret and no key", () => {
    expect(text).not.toMatch(/\bsecrets\b\s*[.[:]|- group:|client-secret|ARM_CLIENT_SECRET|creds:/);
  });

  test("lets no shell show what it runs, and writes no token into a variable that lasts", () => {
    expect(text).not.toMatch(/set -[a-z]*x|GITHUB_ENV|tee /);
    const takers = text.match(/.*get-access-token.*/g) ?? [];
    expect(takers).toHaveLength(1);
    const uses = text.match(/\$\(token .*?\)/g) ?? [];
    expect(uses).toEqual(['$(token "$MACHINE_LEARNING")', '$(token "$MANAGEMENT")']);
    expect(text).toMatch(
      /MLZONE_SCORING_TOKEN=\$\(token "\$MACHINE_LEARNING"\) MLZONE_MANAGEMENT_TOKEN=\$\(token "\$MANAGEMENT"\) \\\n\s+node run-smoke-test\.mjs/,
    );
  });

  test("masks a receipt, and gives it by the environment alone", () => {
    expect(text).not.toMatch(/-var[ =]/);
    expect(text.match(/\$given/g)).toHaveLength(2);
    expect(text).toMatch(
      /(?:::add-mask::|\[task\.setsecret\])\$given"\n\s+export "TF_VAR_\$\{endpoint\/\/-\/_\}_gate=\$given"/,
    );
  });

  test("applies nothing but the plan that was shown", () => {
    const applies = text.match(/terraform apply .*/g) ?? [];
    expect(applies).toEqual([
      "terraform apply -input=false -no-color -lock-timeout=5m plan.bin 2>&1 | tr -s '#:'",
    ]);
    expect(text).not.toMatch(/auto-approve|terraform destroy|-target|force-unlock|cdktf deploy/);
  });

  test("asks for what if in the variable that a configuration reads", () => {
    expect(text).toContain(`export ${WHAT_IF}=`);
  });
});

test("both hosts run the same scripts, but for their own words", () => {
  const { jobs } = workflow("rollout.yml");
  const pipeline = azurePipeline("rollout.yml");
  const ofAzure = ["Synth", "Plan"].map((stage) =>
    stepsOfStage(pipeline, stage).flatMap((step) => scriptOf(step) ?? []),
  );
  const ofGitHub = [jobs.synth, jobs.plan].map((job) => job?.steps.flatMap(({ run }) => run ?? []));
  const plain = (scripts: readonly string[] = []) =>
    scripts
      .join("")
      .split("\n")
      .filter((line) => !/^set -euo|^export ARM_|^ARM_|ROLLBACK" (?:!= "-"|\])|-n "\$ROLLBACK"/.test(line))
      .map((line) =>
        line
          .replace("##vso[task.logissue type=error]", "::error title=mlzone rollout::")
          .replace("##vso[task.setsecret]", "::add-mask::")
          .replace(
            '"##vso[task.setvariable variable=changes;isOutput=true]true"',
            '"changes=true" >> "$GITHUB_OUTPUT"',
          ),
      );
  expect(ofAzure.map(plain)).toEqual(ofGitHub.map(plain));
});
