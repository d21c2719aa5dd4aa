import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type PlacedMutant, placed } from "../../../bench/agreement/batches";
import type { Seen } from "../../../bench/agreement/observation";
import { MutantObserver, type ObserverOptions } from "../../../bench/agreement/observe-mutants";
import { allOrNone } from "../../../bench/agreement/observe-stack";
import type { Standing } from "../../../bench/agreement/standing-stack";
import type { Attributes } from "../../../terraform-json";

const NAMES = ["a", "b", "c", "d"];
const BASE: Attributes = {
  resource: { azurerm_resource_group: Object.fromEntries(NAMES.map((name) => [name, { name }])) },
};

let scratch: string;
beforeEach(() => {
  scratch = fs.mkdtempSync(path.join(os.tmpdir(), "mlzone-test-"));
});
afterEach(() => fs.rmSync(scratch, { recursive: true }));

/** A mutant that gives one of the groups another name. */
function renamed(name: string): PlacedMutant {
  const groups = { ...(BASE.resource as { azurerm_resource_group: object }).azurerm_resource_group };
  return placed(BASE, {
    id: name,
    operator: "weaken-value",
    address: `azurerm_resource_group.${name}`,
    description: "",
    breaks: ["operations/collect-resource-logs"],
    configuration: { resource: { azurerm_resource_group: { ...groups, [name]: { name: "other" } } } },
  });
}

/** A stack that answers each apply in its turn with errors, the last answer for ever. */
function standing(
  ...answers: readonly (readonly string[])[]
): Standing & { applied: number; closed: number } {
  const stack = {
    applied: 0,
    closed: 0,
    apply: async () => {
      const errors = answers[Math.min(stack.applied, answers.length - 1)] ?? [];
      stack.applied += 1;
      return { errors, taken: [] };
    },
    policies: async () => [],
    close: async () => {
      stack.closed += 1;
    },
  };
  return stack;
}

function options(onSeen: (seen: Seen) => void, more: Partial<ObserverOptions> = {}): ObserverOptions {
  return {
    name: "dev",
    base: BASE,
    open: async () => standing(),
    signal: new AbortController().signal,
    scratch,
    onStep: () => undefined,
    onSeen,
    ...more,
  };
}

const idsOf = (seen: readonly Seen[], kind: Seen["kind"]) =>
  seen
    .filter((one) => one.kind === kind)
    .map((one) => (one.kind === "refusal" ? one.refusal : one.observation).mutant?.id)
    .sort();

test("several observers take each batch once, and a copy stands for each that finds work", async () => {
  const seen: Seen[] = [];
  const waiting = NAMES.map((name) => [renamed(name)]);
  const opened: Standing[] = [];
  const open = async () => {
    opened.push(standing());
    return opened.at(-1) ?? standing();
  };
  const observers = [standing(), undefined].map(
    (stack) =>
      new MutantObserver(
        options((one) => seen.push(one), { open }),
        stack,
      ),
  );
  await Promise.all(observers.map((observer) => observer.observe(waiting)));

  expect(idsOf(seen, "mutant")).toEqual(NAMES);
  expect(opened).toHaveLength(1);
});

test("an error that names a mutant refuses that one, and the others of its batch are applied again", async () => {
  const seen: Seen[] = [];
  const stack = standing(["azurerm_resource_group.b: Azure doesn't take it"], []);
  await new MutantObserver(
    options((one) => seen.push(one)),
    stack,
  ).observe([NAMES.map(renamed)]);

  expect(idsOf(seen, "refusal")).toEqual(["b"]);
  expect(idsOf(seen, "mutant")).toEqual(["a", "c", "d"]);
  expect(stack.applied).toBe(2);
});

test("an error that names none is looked for in both halves", async () => {
  const seen: Seen[] = [];
  // the batch fails, what is left is put right; then nothing fails any more
  const stack = standing(["no name"], []);
  await new MutantObserver(
    options((one) => seen.push(one)),
    stack,
  ).observe([NAMES.map(renamed)]);

  expect(idsOf(seen, "mutant")).toEqual(NAMES);
  expect(seen.filter(({ kind }) => kind === "elsewhere")).toHaveLength(2);
});

test("what can't be put right is brought up anew", async () => {
  const seen: Seen[] = [];
  const broken = standing(["no name"]);
  await new MutantObserver(
    options((one) => seen.push(one)),
    broken,
  ).observe([[renamed("a")]]);

  expect(broken.closed).toBe(1);
  expect(idsOf(seen, "mutant")).toEqual(["a"]);
});

test("once one fails the others end after what they are at, and none is left behind", async () => {
  const stopping = new AbortController();
  const seen: Seen[] = [];
  const ended: string[] = [];
  const failing = { ...standing(), policies: async () => Promise.reject(new Error("no policies")) };
  const waiting = NAMES.map((name) => [renamed(name)]);
  const works = [failing, standing()].map(async (stack, index) => {
    const own = options((one) => seen.push(one), { signal: stopping.signal });
    try {
      await new MutantObserver(own, stack).observe(waiting);
    } finally {
      ended.push(`observer ${index}`);
    }
  });

  await expect(allOrNone(works, () => stopping.abort())).rejects.toThrow("no policies");
  expect(ended).toHaveLength(2);
  expect(idsOf(seen, "mutant").length).toBeLessThan(NAMES.length - 1);
});
