import type { SubjectStep } from "../../../rehearsal/changes/happen";
import type { ChangeOptions } from "../../../rehearsal/changes/rehearse-change";
import {
  type Answers,
  CONFIGURATION,
  EVENTS,
  fakeTerraform,
  folderOf,
  GROUP,
  rehearseChange,
} from "../fake-terraform";

const { error, planned } = EVENTS;
const STORAGE = "azurerm_storage_account.data";
const base = folderOf({
  "cdk.tf.json": { resource: { azurerm_storage_account: { data: { name: "old" } } } },
  "old.auto.tfvars": "",
});
const head = folderOf({
  "cdk.tf.json": { resource: { azurerm_storage_account: { data: { name: "new" } } } },
});
/** Nothing says which providers it wants. */
const unknown = folderOf({ "main.tf": "" });

async function change(
  answers: Answers,
  step: Partial<SubjectStep> = {},
  options: Partial<ChangeOptions> = {},
) {
  const title = "from old to new";
  const fake = fakeTerraform(answers);
  const evidence = await rehearseChange(
    { name: "to", title, base, steps: [{ name: "change", title, ...step }] },
    { terraform: fake.terraform, variables: [], allowed: [], ...options },
  );
  const seen = evidence.steps.find(({ name }) => name === "change");
  return { ...evidence, fake, problems: seen?.problems, seen: seen?.seen };
}

const open = { events: [planned(STORAGE, "update")], exit: 2 };

describe("from one configuration to the next", () => {
  test("holds when it can be applied and leaves an empty plan", async () => {
    const { held, steps, stages, seen, fake } = await change({ plan: [open, {}] }, { head });
    expect(held).toBe(true);
    expect(steps.map(({ name }) => name)).toEqual([
      "init",
      "apply",
      "change",
      "change: apply",
      "change: plan",
    ]);
    expect([stages[0]?.changed, seen]).toEqual([[{ address: STORAGE, kind: "update" }], "1 update"]);
    expect(fake.commands).toEqual(["init", "apply", "plan", "apply", "plan"]);
  });

  test("other providers are installed first; of what cdktf hasn't written, nothing says whether they are others", async () => {
    const { held, fake } = await change({ plan: [open, {}] }, { head: unknown });
    expect(held).toBe(true);
    expect(fake.commands).toEqual(["init", "apply", "init", "plan", "apply", "plan"]);
    expect(fake.calls[2]?.args).toContain("-upgrade");
  });

  test("the second configuration is in place of the first, and nothing of the first is left", async () => {
    const { fake } = await change({ plan: [open, {}] }, { head });
    expect(Object.keys(fake.filesAt(1)).sort()).toEqual([
      "cdk.tf.json",
      "mlzone_backend_override.tf.json",
      "old.auto.tfvars",
    ]);
    expect(Object.keys(fake.filesAt(2)).sort()).toEqual(["cdk.tf.json", "mlzone_backend_override.tf.json"]);
    expect(fake.filesAt(2)["cdk.tf.json"]).toContain('"new"');
  });

  test("does not hold when data is lost, and isn't applied then; unless it is allowed by name", async () => {
    const replaced = { events: [planned(STORAGE, "replace")], exit: 2 };
    const lost = await change({ plan: [replaced, {}] }, { head });
    expect(lost).toMatchObject({
      held: false,
      problems: [`${STORAGE}: would replace, and its data with it`],
    });
    expect(lost.steps.at(-1)?.name).toBe("change");
    const allowed = await change({ plan: [replaced, {}] }, { head }, { allowed: [STORAGE] });
    expect([allowed.held, allowed.steps.at(-1)?.name]).toEqual([true, "change: plan"]);
  });

  test("that changes nothing needs no apply; that changes an output alone is applied", async () => {
    const nothing = await change({}, { head });
    expect([nothing.held, nothing.seen, nothing.steps.length]).toEqual([true, "the plan is empty", 3]);
    const output = await change({ plan: [{ exit: 2 }, {}] }, { head });
    expect([output.held, output.seen, output.steps.at(-1)?.name]).toEqual([
      true,
      "outputs change",
      "change: plan",
    ]);
  });

  test("does not hold when the next plan isn't empty", async () => {
    const { held, steps } = await change({ plan: open }, { head });
    expect([held, steps.at(-1)?.problems]).toEqual([false, [`${STORAGE}: would update`]]);
  });

  test("does not hold when its providers are missing, and says which", async () => {
    const stderr =
      "Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider acme/foo: no";
    const { problems } = await change({ init: [{}, { exit: 1, stderr }] }, { head: unknown });
    expect(problems?.[0]).toContain(
      "the provider acme/foo is missing: --provider-mirror names a folder that has it.",
    );
  });

  test("is not tried when the base can't be applied", async () => {
    const { held, fake } = await change({ apply: { events: [error("no")], exit: 1 } }, { head });
    expect([held, fake.commands]).toEqual([false, ["init", "apply"]]);
  });
});

describe("what happens in Azure by itself", () => {
  test("is done once all stands, and holds when the plan stays empty", async () => {
    const seenBy: number[] = [];
    const { held, seen } = await change(
      { apply: { requests: [["PUT", GROUP, { location: "westeurope" }]] } },
      {
        behind: ({ simulator }) => {
          seenBy.push(simulator.cloud.store.size);
          return "2 keys have a new version";
        },
      },
    );
    expect([held, seen, seenBy]).toEqual([true, "2 keys have a new version; the plan is empty", [1]]);
  });

  test.each([
    ["a resource", open, `${STORAGE}: would update`],
    ["an output", { exit: 2 }, "outputs: would change"],
  ])("does not hold when the plan would change %s, and isn't applied", async (_case, plan, problem) => {
    const { held, problems, steps } = await change({ plan }, { behind: () => "" });
    expect([held, problems, steps.at(-1)?.name]).toEqual([false, [problem], "change"]);
  });
});

describe("another configuration that comes to stand beside", () => {
  const beside = folderOf(CONFIGURATION, "fraud");

  test("is made and taken away in the same Azure, in a folder of its own", async () => {
    const put = { requests: [["PUT", GROUP, { location: "westeurope" }]] } as const;
    const second = { requests: [["PUT", `${GROUP}-2`, { location: "westeurope" }]] } as const;
    const { held, fake } = await change({ apply: [put, second] }, { beside });
    expect(held).toBe(true);
    expect(fake.commands).toEqual(["init", "apply", "init", "apply", "destroy", "plan"]);
    const [first, , other] = fake.calls;
    expect(first?.folder).not.toBe(other?.folder);
    expect(fake.calls[3]?.env.MLZONE_SIMULATOR_URL).toBe(fake.calls[1]?.env.MLZONE_SIMULATOR_URL);
  });

  test("must not show in the plan of the first", async () => {
    expect((await change({ plan: open }, { beside })).problems).toEqual([`${STORAGE}: would update`]);
  });

  test.each<[string, Answers, string]>([
    ["init", { init: [{}, { exit: 1, stderr: "Error: no provider" }] }, "fraud: no provider"],
    ["apply", { apply: [{}, { exit: 1, events: [error("taken", "", "a.b")] }] }, "fraud: a.b: taken"],
    ["destroy", { destroy: { exit: 1, events: [error("in use", "", "a.b")] } }, "fraud: a.b: in use"],
  ])("is told when its own %s fails", async (_command, answers, problem) => {
    expect((await change(answers, { beside })).problems).toEqual([problem]);
  });
});
