import { changeSummary } from "../../../cli/rehearse/change-summary";
import { faultSummary } from "../../../cli/rehearse/faults";
import { rehearsalSummary } from "../../../cli/rehearse/summary";
import { someEvidence, stepResult } from "../../rehearsal/evidence/evidence";

/** Without line ends, so that a narrow terminal changes nothing. */
const flat = (text: string) => text.replace(/\s+/g, " ").trim();

describe("what the person reads at the end", () => {
  test("of what held: the verdict, the steps, and where the time went", () => {
    expect(flat(rehearsalSummary(someEvidence({ notes: ["A note."] }), "report/dev/evidence.md"))).toBe(
      "dev held held apply 24.1 s 4 resources made terraform 1.11.4, azurerm 5.2.0. 7 requests, all to the simulated Azure. Of 2:05, 1:40 were waits inside the providers, 0.5 s the simulator. A note. Evidence: report/dev/evidence.md",
    );
  });

  test("of what failed: its problems, the first ten, and how many more", () => {
    const problems = Array.from({ length: 12 }, (_, index) => `azurerm_subnet.n${index}: would update`);
    const steps = [stepResult(), stepResult({ name: "plan", held: false, problems })];
    const text = rehearsalSummary(
      someEvidence({ verdict: "failed", headline: "failed: plan", steps }),
      undefined,
    );
    expect(text).toMatch(/^dev {2}failed: plan\n/);
    expect(text).toContain("\n  plan:\n    azurerm_subnet.n0: would update\n");
    expect(text).toContain(
      "    azurerm_subnet.n9: would update\n    and 2 more: --report DIR writes them all\n",
    );
    expect(text).not.toContain("n10");
  });

  test("of ten problems no more are promised", () => {
    const problems = Array.from({ length: 10 }, (_, index) => `n${index}`);
    const steps = [stepResult({ held: false, problems })];
    expect(rehearsalSummary(someEvidence({ verdict: "failed", steps }), undefined)).not.toContain("more:");
  });
});

describe("the table of changes", () => {
  const stage = { name: "change", title: "t", held: true, changed: [], fired: [], person: [] };
  const change = {
    change: "longer-retention",
    title: "t",
    held: true,
    stages: [stage],
    steps: [],
    seconds: 65,
  };

  test("has a row a change, with what it touches", () => {
    const changed = [
      { address: "a.b", kind: "replace", loses: "data" },
      { address: "c.d", kind: "create" },
      { address: "e.f", kind: "create" },
    ] as const;
    const steps = [stepResult({ held: false, problems: ["a.b: would replace"] })];
    const stages = [{ ...stage, held: false, changed }];
    const text = changeSummary([change, { ...change, change: "to", held: false, stages, steps }], []);
    expect(flat(text)).toBe(
      "held longer-retention 1:05 changes nothing FAILED to 1:05 2 create, 1 replace to replace a.b loses data create c.d create e.f a.b: would replace",
    );
  });

  test("has the steps of a change below it, with what was seen of gates and requests", () => {
    const canary = { ...stage, name: "canary-10", changed: [{ address: "a.b", kind: "update" } as const] };
    const steps = [
      stepResult({ name: "canary-10: gate", seen: "refused without a receipt; receipt taken" }),
      stepResult({ name: "canary-10: traffic", seen: "score: blue 90, green 10; 1 write" }),
      stepResult({ name: "canary-10: plan", seen: "no changes" }),
    ];
    const stages = [canary, { ...stage, name: "shifted", held: false }];
    expect(flat(changeSummary([{ ...change, change: "rollout", stages, steps }], []))).toBe(
      "held rollout 1:05 2 steps rollout held canary-10: 1 update refused without a receipt; receipt taken score: blue 90, green 10; 1 write update a.b FAILED shifted: changes nothing",
    );
  });

  test("with a fault says which, at how many steps it struck, where, and what a person did", () => {
    const fired = [{ method: "PUT", path: "/a/b/onlineEndpoints/score/deployments/green" }];
    const struck = { ...stage, name: "beside", fired, person: ["terraform import 'a' 'b'"] };
    const killed = { ...change, change: "rollout", fault: "killed", seed: 2 };
    expect(flat(changeSummary([{ ...killed, stages: [struck, stage] }], []))).toBe(
      "held rollout, killed 2 1:05 2 steps, 1 struck rollout, killed 2 held beside: changes nothing struck PUT deployments/green a person: terraform import 'a' 'b' held change: changes nothing",
    );
    expect(flat(changeSummary([{ ...killed, stages: [struck] }], []))).toBe(
      "held rollout, killed 2 1:05 changes nothing, 1 struck rollout, killed 2 struck PUT deployments/green a person: terraform import 'a' 'b'",
    );
  });

  test("says what was left out, even where nothing else is there", () => {
    const leftOut = [{ name: "azurerm-5", why: "the app failed" }];
    expect(changeSummary([], leftOut)).toBe("  azurerm-5 was left out: the app failed");
  });
});

test("the table of faults has a row a fault and seed: whether all held and where it struck", () => {
  const hit = { method: "PUT", path: "/subscriptions/s/providers/Microsoft.KeyVault/vaults/kv" };
  const base = { fault: "throttled", seed: 1, held: true, person: [], steps: [], seconds: 65 };
  const fired = [hit, hit] as unknown as Parameters<typeof faultSummary>[0][number]["fired"];
  const failed = {
    ...base,
    seed: 2,
    held: false,
    fired: [],
    steps: [stepResult({ held: false, problems: ["a.b: no"] })],
  };
  expect(flat(faultSummary([{ ...base, fired }, failed]))).toBe(
    "held throttled 1 1:05 PUT vaults/kv, and 1 more FAILED throttled 2 1:05 never fired throttled, seed 2 apply: a.b: no",
  );
});
