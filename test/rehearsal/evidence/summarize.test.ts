import { summarize } from "../../../rehearsal/evidence/summarize";
import type { Session } from "../../../rehearsal/session";
import { fakeSession, GROUP, send } from "../faults/fake-session";
import { stepResult } from "./evidence";

let session: Session;
beforeEach(async () => {
  session = await fakeSession();
});
afterEach(() => session.close());

const STARTED = new Date("2026-01-02T03:04:05Z");
const REPLAYED = {
  address: "azapi_resource.a",
  azapiType: "azapi_resource",
  armType: "Microsoft.X/y",
  as: ["terraform_data.a"],
} as const;

function summary(steps = [stepResult()], changes: Partial<Session> = {}) {
  return summarize({ ...session, ...changes }, { startedAt: STARTED, steps, terraform: "1.11.4" });
}

describe("the verdict", () => {
  const wrong = stepResult({ name: "plan", held: false });
  test.each([
    ["held, where all held", [stepResult()], 0, "held", "held"],
    ["failed, where one did not", [stepResult(), wrong], 0, "failed", "failed: plan"],
    [
      "failed, with every name",
      [wrong, stepResult({ name: "destroy", held: false })],
      0,
      "failed",
      "failed: plan, destroy",
    ],
    [
      "never plain held with azapi replayed",
      [stepResult()],
      2,
      "held-with-replay",
      "held, 2 replayed, not proven by azapi",
    ],
    ["failed, replayed or not", [wrong], 2, "failed", "failed: plan"],
  ])("is %s", (_name, steps, replayed, verdict, headline) => {
    const all = Array.from({ length: replayed }, () => REPLAYED);
    expect(summary(steps, { replayed: all })).toMatchObject({ verdict, headline });
  });
});

test("the resources are those that the first apply made", () => {
  const steps = [stepResult({ name: "apply", count: 4 }), stepResult({ name: "apply again", count: 1 })];
  expect(summary(steps).resources).toBe(4);
  expect(summary([stepResult({ name: "init" })]).resources).toBe(0);
});

test("requests are counted by method and type, in order, and refused hosts are named", async () => {
  await send(session, "PUT", GROUP, { location: "westeurope" });
  await send(session, "GET", GROUP);
  session.simulator.recorder.refused("management.azure.com");
  session.simulator.recorder.refused("management.azure.com");
  session.simulator.recorder.dropped("Microsoft.X/y", ["properties.state"], "azurerm");
  const { requests, notes } = summary();
  expect(requests).toEqual({
    total: 2,
    byType: { "GET Microsoft.Resources/resourceGroups": 1, "PUT Microsoft.Resources/resourceGroups": 1 },
    refusedHosts: { "management.azure.com": 2 },
  });
  expect(notes).toContain(
    "Hosts outside the rehearsal that were asked for and refused: management.azure.com (2 times)",
  );
  expect(notes).toContain(
    "Read-only properties that were sent and dropped, as Azure does: Microsoft.X/y: properties.state (azurerm)",
  );
});

test("a type for which the simulator has no rules of its own is a note, one that has some is none", async () => {
  await send(session, "PUT", GROUP, { location: "westeurope" });
  await send(session, "PUT", `${GROUP}/providers/Microsoft.Web/sites/one`, { location: "westeurope" });
  await send(session, "PUT", `${GROUP}/providers/Microsoft.KeyVault/vaults/kv`, { location: "westeurope" });
  expect(summary().notes).toEqual([
    "Types for which the simulator has only the rules of every resource: Microsoft.Web/sites",
  ]);
});

test("the time is split, and no part is below zero", () => {
  const { recorder } = session.simulator;
  recorder.quietSeconds = 1e9;
  const { time, seconds } = summary();
  expect(time).toEqual({ total: seconds, providerWaits: 1e9, simulator: 0, terraform: 0 });
});
