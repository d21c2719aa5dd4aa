import { folderWith } from "../cli/run-mlzone";
import { script } from "./machine";
import { HOSTS, programs, read } from "./rollout-hosts";

describe.each(HOSTS)("a synthesis on $host", ({ scriptOf, nobody }) => {
  const NPX =
    '#!/bin/bash\necho "$MLZONE_WHAT_IF" > asked\nmkdir -p cdktf.out/stacks\ncp -r made cdktf.out/stacks/$STACK\n';

  function synth(rollback: string, stack: object, name = "prod-serving") {
    const folder = folderWith({ "made/cdk.tf.json": JSON.stringify(stack) });
    const bin = programs({ npm: "#!/bin/sh\n", npx: NPX });
    const { status, log } = script(scriptOf("Synth"), folder, {
      PATH: `${bin}:${process.env.PATH}`,
      STACK: name,
      ROLLBACK: rollback,
      MLZONE_WHAT_IF: "",
    });
    return { status, log, asked: read(folder, "asked").trim() };
  }

  const backend = { azurerm: { key: "prod-serving.tfstate" } };
  const forward = { terraform: { backend }, output: { "step_churn-score": { value: "promoted" } } };
  const back = { terraform: { backend }, output: { "step_churn-score": { value: "rolled-back" } } };

  test("is of what the branch says", () => {
    expect(synth(nobody, forward)).toEqual({ status: 0, log: "", asked: "" });
  });

  test("to go back is of that, with the endpoint's step another", () => {
    const { status, asked } = synth("churn-score", back);
    expect([status, JSON.parse(asked)]).toEqual([
      0,
      { prod: { serving: { online: { "churn-score": { rollout: { step: "rolled-back" } } } } } },
    ]);
  });

  test("that has not gone back fails, and so does one of another endpoint", () => {
    expect(synth("churn-score", forward)).toMatchObject({ status: 1 });
    expect(synth("churn-scores", back).log).toContain("The stack has not taken the endpoint back.");
  });

  test.each(['a"b', "$(touch evil)", "a b", "x", "-n", "a".repeat(33), "a\nb", "$(System.AccessToken)"])(
    "refuses to go back with %j, and runs nothing",
    (rollback) => {
      const { status, log, asked } = synth(rollback, back);
      expect({ status, asked }).toEqual({ status: 1, asked: "" });
      expect(log).toContain("What to take back must be the name of an endpoint.");
      expect(log).not.toContain(rollback);
    },
  );

  test.each(["prod", "../x-serving", "prod-serving; id"])("refuses the stack %s", (name) => {
    expect(synth(nobody, forward, name)).toMatchObject({ status: 1, asked: "" });
  });

  test("refuses a state that is a file", () => {
    const { status, log } = synth(nobody, { terraform: { backend: { local: { path: "x" } } } });
    expect(status).toBe(1);
    expect(log).toContain("a pipeline needs the backend azurerm");
  });
});
