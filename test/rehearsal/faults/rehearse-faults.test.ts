import { type FaultEvidence, type FaultsOptions, rehearseFaults } from "../../../rehearsal/faults";
import { RehearsalError } from "../../../rehearsal/rehearsal-error";

const NAMES = ["drift", "answer-lost", "killed"];

/** Rehearses without sessions: each takes some milliseconds, the first the longest. */
function options(more: Partial<FaultsOptions> = {}) {
  const running = { now: 0, most: 0 };
  const all: FaultsOptions = {
    source: { name: "dev", folder: "/nowhere", template: undefined },
    terraform: { path: "terraform", version: "1.11.4", platform: "linux_amd64" },
    variables: [],
    seeds: [1, 2],
    jobs: 2,
    rehearseOne: async (fault, { seed, onStep }): Promise<FaultEvidence> => {
      running.now += 1;
      running.most = Math.max(running.most, running.now);
      onStep?.("init");
      await new Promise((resolve) => setTimeout(resolve, fault.name === "drift" ? 30 : 5));
      running.now -= 1;
      return { fault: fault.name, seed, held: true, fired: [], person: [], steps: [], seconds: 0 };
    },
    ...more,
  };
  return { all, running };
}

test("the evidence comes in the order of the names, then of the seeds, whoever ends first", async () => {
  const ends: string[] = [];
  const { all } = options({ onEnd: ({ fault, seed }) => ends.push(`${fault} ${seed}`) });
  const evidence = await rehearseFaults(NAMES, all);
  expect(evidence.map(({ fault, seed }) => `${fault} ${seed}`)).toEqual([
    "drift 1",
    "drift 2",
    "answer-lost 1",
    "answer-lost 2",
    "killed 1",
    "killed 2",
  ]);
  expect(ends).toHaveLength(6);
});

test("as many side by side as jobs, and no more", async () => {
  for (const jobs of [1, 3]) {
    const { all, running } = options({ jobs });
    await rehearseFaults(NAMES, all);
    expect(running.most).toBe(jobs);
  }
});

test("starts and steps are told with fault and seed", async () => {
  const heard: string[] = [];
  const { all } = options({
    seeds: [7],
    jobs: 1,
    onStart: (fault, seed) => heard.push(`${fault} ${seed}`),
    onStep: (fault, seed, name) => heard.push(`${fault} ${seed} ${name}`),
  });
  await rehearseFaults(["killed"], all);
  expect(heard).toEqual(["killed 7", "killed 7 init"]);
});

test("an unknown name is refused before anything is started", async () => {
  const { all, running } = options();
  await expect(rehearseFaults(["drift", "nonsense"], all)).rejects.toThrow(RehearsalError);
  expect(running.most).toBe(0);
});

test("where one can't begin, no other is started, and those under way are waited for", async () => {
  const { all, running } = options();
  const started: string[] = [];
  const rehearsal = rehearseFaults(NAMES, {
    ...all,
    onStart: (fault, seed) => started.push(`${fault} ${seed}`),
    rehearseOne: async (fault, more) => {
      if (more.seed === 2) {
        throw new RehearsalError("no provider");
      }
      return all.rehearseOne?.(fault, more) as Promise<FaultEvidence>;
    },
  });
  await expect(rehearsal).rejects.toThrow("no provider");
  expect(started).toEqual(["drift 1", "drift 2"]);
  expect(running.now).toBe(0);
});
