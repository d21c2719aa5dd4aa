import * as environments from "../../../environments";
import { state } from "../../../environments/state";
import { type Change, stepsOf, type Values } from "../../../rehearsal/changes/change";
import { LANDING_ZONE_CHANGES } from "../../../rehearsal/changes/landing-zone-changes";
import { SERVING_CHANGES } from "../../../rehearsal/changes/serving-changes";
import { at } from "../../../rehearsal/simulator/arm/json";
import { loadConfiguration } from "../../../stacks/config/load";
import { withWhatIf } from "../../../stacks/config/what-if";

function changeNamed(name: string): Change {
  const change = SERVING_CHANGES.find((each) => each.name === name);
  if (change === undefined) {
    throw new Error(`there is no change ${name}`);
  }
  return change;
}

const rolloutIn = (values: Values | undefined): unknown => {
  const online = at(values, "serving", "online");
  return Array.isArray(online) ? at(online[0], "rollout") : undefined;
};

test("each change and each of its steps has a name of its own and a sentence, and says what happens", () => {
  for (const change of SERVING_CHANGES) {
    const steps = stepsOf(change);
    const names = steps.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, title, head, behind } of [{ ...change, head: change.base }, ...steps]) {
      expect([name, title]).toEqual([expect.stringMatching(/^[a-z0-9-]+$/), expect.stringContaining(" ")]);
      expect([head, behind].filter((part) => part !== undefined)).toHaveLength(1);
    }
  }
});

test("a rollout goes from nothing live to the old deployment gone, with what happens outside in between", () => {
  const steps = stepsOf(changeNamed("rollout"));
  expect(rolloutIn(changeNamed("rollout").base)).toEqual({ live: "blue", step: "deployed" });
  const words = ({ behind, refused }: (typeof steps)[number]) =>
    refused === undefined ? (behind === undefined ? "" : " outside") : " refused";
  expect(steps.map((step) => `${step.name}${words(step)}`)).toEqual([
    "live",
    "beside",
    "mirror",
    "canary-10",
    "swapped refused",
    "shifted outside",
    "rolled-back",
    "shifted-again outside",
    "set-back",
    "left-out refused",
    "promoted",
    "scaled outside",
    "blue-retired",
  ]);
  for (const { name, head } of steps.filter(
    ({ head: each, name: step, refused }) => each && !refused && step !== "blue-retired",
  )) {
    expect(rolloutIn(head)).toMatchObject({ live: "blue", step: name === "set-back" ? "beside" : name });
  }
  expect(rolloutIn(steps.at(-1)?.head)).toEqual({ live: "green", step: "live" });
});

test("a default is switched, switched back, and switched again before its deployment goes", () => {
  const { base, steps = [] } = changeNamed("default-switched");
  const models = [base, ...steps.map(({ head }) => head)].map((values) => {
    const batch = at(values, "serving", "batch");
    return at(Array.isArray(batch) ? batch[0] : undefined, "models");
  });
  const [north, south] = ["north", "south"].map((name) => expect.objectContaining({ name, default: true }));
  expect(models).toEqual([
    [north, expect.not.objectContaining({ default: true })],
    [expect.not.objectContaining({ default: true }), south],
    [north, expect.not.objectContaining({ default: true })],
    [expect.objectContaining({ name: "north", retired: true }), south],
  ]);
});

test.each(
  Object.keys(environments).flatMap((name) =>
    SERVING_CHANGES.flatMap((change) =>
      [{ name: "base", head: change.base }, ...stepsOf(change)].map((step) => ({ name, change, step })),
    ),
  ),
)("$name allows $step.name of $change.name", ({ name, step }) => {
  const whatIf = step.head && JSON.stringify({ [name]: step.head });
  expect(() => loadConfiguration(withWhatIf(environments, whatIf), state, {})).not.toThrow();
});

test("a tag changes nothing else", () => {
  const { base, steps = [] } = changeNamed("new-tag");
  expect(steps.at(-1)?.head).toEqual({ ...base, tags: { release: "rehearsed" } });
});

test("a change without steps is one step of its own", () => {
  const [change] = LANDING_ZONE_CHANGES;
  expect(change && stepsOf(change)).toEqual([
    { name: "change", title: change?.title, head: change?.head, behind: undefined, beside: undefined },
  ]);
});
