import * as fs from "node:fs";
import * as path from "node:path";
import { CONFIGURATION, EVENTS, fakeTerraform, folderOf, GOOD, GROUP, rehearseWith } from "./fake-terraform";

const { error, planned } = EVENTS;
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-churn`;

describe("a life in which everything holds", () => {
  let life: Awaited<ReturnType<typeof rehearseWith>>;
  const heard: string[] = [];
  beforeAll(async () => {
    const source = folderOf({ "cdk.tf.json": { variable: { accept_example_values: { type: "bool" } } } });
    life = await rehearseWith(GOOD, {
      source,
      variables: ["size=small"],
      parallelism: 7,
      onStep: (name, result) => heard.push(`${name}${result === undefined ? "" : ` ${result.held}`}`),
    });
  });

  test("is held, with each step, what it saw and how many resources", () => {
    const { evidence, held, writes } = life;
    expect(evidence).toMatchObject({
      subject: "landing",
      verdict: "held",
      headline: "held",
      resources: 1,
      replayed: [],
      versions: { terraform: "1.11.4" },
      requests: { total: 3 },
    });
    expect(held).toEqual({ init: true, apply: true, plan: true, "apply again": true, destroy: true });
    expect(evidence.steps.map(({ seen }) => seen)).toEqual([
      "providers installed",
      "1 resources made",
      "no changes",
      "0 writes",
      "1 resources destroyed, 0 kept by Azure as soft-deleted",
    ]);
    expect(writes.map(({ method, path: id }) => `${method} ${id}`)).toEqual([
      `PUT ${GROUP}`,
      `DELETE ${GROUP}`,
    ]);
  });

  test("terraform never asks, and sees variables, parallelism and the state in the scratch folder", () => {
    const { fake } = life;
    expect(fake.commands).toEqual(["init", "apply", "plan", "apply", "destroy plan", "destroy"]);
    const [, apply, plan] = fake.calls;
    for (const arg of ["-json", "-input=false", "-auto-approve", "-parallelism=7", "-var", "size=small"]) {
      expect(apply?.args).toContain(arg);
    }
    expect(plan?.args).toContain("-detailed-exitcode");
    expect(JSON.parse(fake.filesAt(1)["mlzone_backend_override.tf.json"] ?? "")).toEqual({
      terraform: { backend: { local: { path: "terraform.tfstate" } } },
    });
  });

  test("the example values of this project are accepted", () => {
    expect(life.fake.calls[1]?.args).toContain("accept_example_values=true");
  });

  test("the scratch folder is gone afterwards", () => {
    expect(life.fake.calls.map(({ folder }) => fs.existsSync(folder))).not.toContain(true);
    expect(life.fake.calls).toHaveLength(6);
  });

  test("each step is heard of as it begins and ends", () => {
    expect(heard.slice(0, 4)).toEqual(["init", "init true", "apply", "apply true"]);
  });

  test("the versions are those that init has chosen", async () => {
    const lock = 'provider "providers.example/hashicorp/azurerm" {\n  version     = "5.2.0"\n}\n';
    const source = folderOf({
      "cdk.tf.json": {
        terraform: {
          required_providers: {
            azurerm: { source: "hashicorp/azurerm", version: "~> 5.0" },
            random: { source: "hashicorp/random" },
          },
        },
      },
    });
    const { evidence } = await rehearseWith(
      { ...GOOD, init: { files: { ".terraform.lock.hcl": lock } } },
      { source },
    );
    expect(evidence.versions).toEqual({ terraform: "1.11.4", azurerm: "5.2.0", random: "(not installed)" });
  });
});

describe("what does not hold", () => {
  test("a plan that isn't empty, with the addresses; nothing is applied again, destroy is tried", async () => {
    const { evidence, fake, held } = await rehearseWith({
      ...GOOD,
      plan: {
        events: [planned("azurerm_subnet.a", "update"), planned("azurerm_subnet.b", "replace")],
        exit: 2,
      },
    });
    expect(evidence).toMatchObject({ verdict: "failed", headline: "failed: plan" });
    expect(evidence.steps[2]).toMatchObject({
      seen: "2 changes",
      problems: ["azurerm_subnet.a: would update", "azurerm_subnet.b: would replace"],
    });
    expect(held).toEqual({ init: true, apply: true, plan: false, destroy: true });
    expect(fake.commands.at(-1)).toBe("destroy");
  });

  test("an apply that fails names the resource, leaves out what depends on it, and is destroyed", async () => {
    const { evidence, held } = await rehearseWith({
      ...GOOD,
      apply: {
        events: [error("creating Vault", "409: the name\n  is taken", "azurerm_key_vault.kv")],
        exit: 1,
      },
      destroy: {},
    });
    expect(held).toEqual({ init: true, apply: false, destroy: true });
    expect(evidence.steps[1]?.problems).toEqual([
      "azurerm_key_vault.kv: creating Vault: 409: the name is taken",
    ]);
    expect(evidence.headline).toBe("failed: apply");
  });

  test("what is left in Azure after destroy", async () => {
    const { evidence, held } = await rehearseWith({ ...GOOD, destroy: {} });
    expect(held.destroy).toBe(false);
    expect(evidence.steps.at(-1)?.problems).toEqual([`left behind: ${GROUP}`]);
  });

  test("a second apply that writes", async () => {
    const [first] = [GOOD.apply].flat();
    const again = { requests: [["PUT", IDENTITY, { location: "westeurope" }]] } as const;
    const { evidence, held } = await rehearseWith({ ...GOOD, apply: [first ?? {}, again] });
    expect(held).toMatchObject({ plan: true, "apply again": false, destroy: true });
    expect(evidence.steps[3]?.problems).toEqual([`PUT ${IDENTITY}`]);
  });

  test("an init that fails: nothing else is tried", async () => {
    const { evidence, fake } = await rehearseWith({
      init: { exit: 1, stderr: "\nError: Unsupported block\n\nNo such block.\n\nError: Another\n" },
    });
    expect(fake.commands).toEqual(["init"]);
    expect(evidence.steps).toMatchObject([
      { held: false, problems: ["Unsupported block No such block.", "Another"] },
    ]);
  });

  test("a command that can't be started is the problem of its step", async () => {
    const fake = fakeTerraform();
    const gone = { ...fake.terraform, path: path.join(fake.folder, "gone") };
    const { evidence } = await rehearseWith({}, { terraform: gone });
    expect(evidence.steps).toMatchObject([
      { name: "init", held: false, problems: [expect.stringContaining("ENOENT")] },
    ]);
  });

  test("a configuration that is none is refused at once, and leaves no folder", async () => {
    const source = folderOf({ "cdk.tf.json": "{" });
    await expect(rehearseWith({}, { source })).rejects.toMatchObject({
      name: "RehearsalError",
      message: expect.stringMatching(/^cdk\.tf\.json can't be read: .*JSON.*\.$/),
    });
  });
});

describe("who looks while everything stands", () => {
  const step = { name: "policies", claim: "c", seen: "s", seconds: 0, problems: ["public"], held: false };

  test("adds a step, notes and findings, before destroy", async () => {
    const { evidence, held } = await rehearseWith(GOOD, {
      inspect: async ({ simulator }) => ({
        step,
        notes: simulator.cloud.store.all().map(({ id }) => id),
      }),
    });
    expect(Object.keys(held)).toEqual(["init", "apply", "plan", "apply again", "policies", "destroy"]);
    expect(evidence).toMatchObject({
      verdict: "failed",
      headline: "failed: policies",
      notes: [GROUP],
    });
  });

  test("and stumbles is a failed step; destroy is tried all the same", async () => {
    const { evidence, held } = await rehearseWith(GOOD, {
      inspect: () => Promise.reject(new Error("deviations.json can't be read.")),
    });
    expect(held).toMatchObject({ inspect: false, destroy: true });
    expect(evidence.steps[4]?.problems).toEqual(["deviations.json can't be read."]);
  });

  test("isn't asked when something did not hold", async () => {
    const inspect = jest.fn(async () => ({ step }));
    await rehearseWith({ ...GOOD, plan: { exit: 2 } }, { inspect });
    expect(inspect).not.toHaveBeenCalled();
  });
});

test("a stack behind gates is brought up with their receipts, stays up without, and that is noted", async () => {
  const gate = { deployment: "blue", step: "live", test: {} };
  const source = folderOf({ ...CONFIGURATION, "churn-score.smoke-test.json": gate });
  const { evidence, fake } = await rehearseWith(GOOD, { source });
  const given = fake.calls.map(({ args }) => args.some((arg) => arg.startsWith("churn_score_gate=")));
  expect(fake.commands.slice(0, 4)).toEqual(["init", "apply", "plan", "apply"]);
  expect(given.slice(0, 4)).toEqual([false, true, false, false]);
  expect(evidence.notes).toContain(
    "The gate of churn-score before step live was given a receipt, as if its smoke test had held: only a rehearsal of the rollout shows it shut",
  );
});
