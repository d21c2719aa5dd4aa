import type { Session } from "../../../rehearsal/session";
import { apply, applyAgain, destroy, emptyPlan, init } from "../../../rehearsal/steps/life";
import { failed, GROUP, send } from "../faults/fake-session";
import { stepSession } from "./session";

const GROUP_BODY = { location: "westeurope" };
const IDENTITY = `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-one`;
describe("init", () => {
  const stderr = (text: string): Partial<Awaited<ReturnType<Session["run"]>>> => ({
    ...failed(undefined, text),
    text: "Initializing the backend...",
  });

  test("holds when terraform found the providers", async () => {
    expect(await init(await stepSession({}))).toMatchObject({
      held: true,
      seen: "providers installed",
      problems: [],
    });
  });

  test.each([
    [
      "hashicorp/azurerm",
      "Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider\nhashicorp/azurerm: no available releases match the given constraints 5.2.0",
      "the provider hashicorp/azurerm 5.2.0 is missing (a local mirror has 4.81.0): npm run providers builds it, or --provider-mirror names a folder that has it.",
    ],
    [
      "acme/foo",
      "Error: Failed to query available provider packages\n\nCould not retrieve the list of available versions for provider acme/foo:\ncould not connect to the registry",
      "the provider acme/foo is missing: --provider-mirror names a folder that has it.",
    ],
  ])("says which provider is missing, and what to do: %s", async (_name, text, sentence) => {
    const source = "hashicorp/azurerm";
    const address = `providers.example/${source}`;
    const wanted = { source, address, constraint: "5.2.0", installed: "missing" as const };
    const { providers } = await stepSession({});
    const result = await init(
      await stepSession(
        { init: () => stderr(text) },
        { providers: { ...providers, sources: [{ ...wanted, available: ["4.81.0"] }] } },
      ),
    );
    expect(result).toMatchObject({ held: false, seen: "" });
    expect(result.problems[0]).toBe(sentence);
    expect(result.problems[1]).toContain("Failed to query available provider packages Could not retrieve");
  });

  test("tries again with azapi replayed where that is what may be missing", async () => {
    let isReplayed = false;
    const { providers } = await stepSession({});
    const result = await init(
      await stepSession(
        { init: () => (isReplayed ? {} : stderr("Error: no azapi")) },
        {
          providers: { ...providers, lacksAzapi: true },
          replayAzapi: () => {
            isReplayed = true;
          },
        },
      ),
    );
    expect([result.held, isReplayed]).toEqual([true, true]);
  });

  test("doesn't replay where azapi is there", async () => {
    const replayAzapi = jest.fn();
    expect((await init(await stepSession({ init: () => stderr("x") }, { replayAzapi }))).problems).toEqual([
      "x",
    ]);
    expect(replayAzapi).not.toHaveBeenCalled();
  });

  test("takes what is thrown as its problem", async () => {
    const run = () => Promise.reject(new Error("spawn terraform EACCES"));
    expect(await init(await stepSession({}, { run }))).toMatchObject({
      name: "init",
      held: false,
      problems: ["spawn terraform EACCES"],
    });
  });
});

describe("apply", () => {
  test("counts what was created, and nothing else", async () => {
    const applied = ["create", "update", "delete", "create"].map((action, index) => ({
      address: `azurerm_x.${index}`,
      action,
      seconds: 1,
    }));
    expect(await apply(await stepSession({ apply: () => ({ applied }) }))).toMatchObject({
      held: true,
      count: 2,
      seen: "2 resources made",
    });
  });

  test("a warning is no problem, an error is one with its resource", async () => {
    const diagnostics = [
      { severity: "warning", summary: "deprecated" },
      { severity: "error", summary: "no quota", detail: "of\n  vCPU", address: "azurerm_x.y" },
    ] as const;
    const { problems } = await apply(await stepSession({ apply: () => ({ exitCode: 1, diagnostics }) }));
    expect(problems).toEqual(["azurerm_x.y: no quota: of vCPU"]);
  });
});

describe("the next plan", () => {
  test("holds when it is empty", async () => {
    expect(await emptyPlan(await stepSession({}))).toMatchObject({
      name: "plan",
      held: true,
      seen: "no changes",
    });
  });

  test.each([
    ["a resource", [{ address: "a.b", action: "update" }], "a.b: would update"],
    ["only an output, of which terraform tells by its exit code alone", [], "outputs: would change"],
  ])("does not hold when it would change %s", async (_case, planned, problem) => {
    const plan = () => ({ exitCode: 2, planned });
    expect(await emptyPlan(await stepSession({ plan }))).toMatchObject({
      held: false,
      seen: "1 changes",
      problems: [problem],
    });
  });

  test("does not hold when it fails", async () => {
    const plan = () => failed("a.b", "refused");
    expect((await emptyPlan(await stepSession({ plan }))).problems).toEqual(["a.b: refused"]);
  });
});

describe("a second apply", () => {
  test.each(["PUT", "PATCH", "DELETE"])("does not hold when it sends a %s", async (method) => {
    const made: Session = await stepSession({
      apply: async () => {
        await send(made, method, IDENTITY, GROUP_BODY);
        return {};
      },
    });
    expect(await applyAgain(made)).toMatchObject({
      held: false,
      seen: "1 writes",
      problems: [`${method} ${IDENTITY}`],
    });
  });

  test("holds when it only asks, even for what it may not see", async () => {
    const made: Session = await stepSession({
      apply: async () => {
        await send(made, "POST", `${GROUP}/exportTemplate`);
        await send(made, "GET", "/nowhere");
        return {};
      },
    });
    await send(made, "PUT", GROUP, GROUP_BODY);
    expect(await applyAgain(made)).toMatchObject({ held: true, seen: "0 writes" });
  });

  test("does not hold when terraform changes something that Azure never hears of", async () => {
    const applied = [{ address: "terraform_data.x", action: "update", seconds: 0 }];
    const { problems } = await applyAgain(await stepSession({ apply: () => ({ applied }) }));
    expect(problems).toEqual(["terraform_data.x: update"]);
  });
});

describe("destroy", () => {
  test("does not hold while anything is left, each with its id", async () => {
    const made = await stepSession({});
    await send(made, "PUT", GROUP, GROUP_BODY);
    expect((await destroy(made)).problems).toEqual([`left behind: ${GROUP}`]);
  });

  test("holds when only what Azure itself keeps is left, and says how much", async () => {
    const made = await stepSession({
      destroy: () => ({ changes: { add: 0, change: 0, remove: 3, operation: "destroy" } }),
    });
    const vault = {
      id: `${GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
      name: "kv",
      type: "t",
      properties: {},
    };
    made.simulator.cloud.softDeleted.set("kv", { resource: vault, content: [], deletedAt: 0 });
    expect(await destroy(made)).toMatchObject({
      held: true,
      seen: "3 resources destroyed, 1 kept by Azure as soft-deleted",
    });
  });
});
