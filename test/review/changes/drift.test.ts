import { driftOf, waitingWords } from "../../../review/report/not-ours";
import type { Attributes } from "../../../terraform-json";
import { type Planned, plan } from "../planned";
import { reviewed } from "../two-sides";

const GROUP = "azurerm_resource_group.g";
const OTHER = "azurerm_resource_group.other";
const before = { name: "rg", location: "westeurope", tags: { a: "1" } };
const after = { ...before, tags: { a: "2" } };
const still: Planned = { address: GROUP, actions: ["no-op"], before, after: before };
const update: Planned = { address: GROUP, actions: ["update"], before, after };

/** A plan and what it found changed outside of Terraform. */
function withDrift(changes: readonly Planned[], drift: readonly Planned[]): Attributes {
  return { ...plan(...changes), resource_drift: plan(...drift).resource_changes };
}

/** Address, kind, whether it is this pull request's, and whether somebody changed it. */
function told(base: Attributes, head: Attributes) {
  return reviewed(base, head).changes.map(({ address, drifted, kind, pending }) => [
    address,
    kind,
    pending ? "not ours" : "ours",
    drifted === true ? "drifted" : "",
  ]);
}

describe("what a plan found changed outside of Terraform", () => {
  test("is told where Terraform leaves it as it is, and is not this pull request's", () => {
    const head = withDrift([still], [update]);
    expect(told(plan(still), head)).toEqual([[GROUP, "keep", "not ours", "drifted"]]);
    const stack = reviewed(plan(still), head);
    expect(driftOf(stack)).toEqual({
      words: "1 resource was changed outside of Terraform (drift)",
      addresses: [GROUP],
      more: 0,
    });
    expect(waitingWords(stack)).toBeUndefined();
    expect(stack.risks).toEqual([]);
  });

  test("is the same resource as the one that Terraform sets back", () => {
    expect(told(plan(still), withDrift([update], [update]))).toEqual([[GROUP, "update", "ours", "drifted"]]);
    expect(told(plan(update), withDrift([update], [update]))).toEqual([
      [GROUP, "update", "not ours", "drifted"],
    ]);
  });

  test("is told of what somebody deleted, and of what the configuration hasn't any more", () => {
    const deleted: Planned = { address: OTHER, actions: ["delete"], before };
    expect(told(plan(still), withDrift([still], [deleted]))).toEqual([
      [OTHER, "keep", "not ours", "drifted"],
    ]);
    const again: Planned = { address: OTHER, actions: ["create"], after: before };
    expect(told(plan(still), withDrift([still, again], [deleted]))).toEqual([
      [OTHER, "create", "ours", "drifted"],
    ]);
  });

  test("is found under the address that the resource had before", () => {
    const moved = { ...still, address: OTHER, more: { previous_address: GROUP } };
    const drift = { ...update, address: OTHER, more: { previous_address: GROUP } };
    expect(told(plan(still), withDrift([moved], [drift]))).toEqual([[OTHER, "keep", "ours", "drifted"]]);
  });

  test.each<[string, Planned]>([
    ["a new address alone", { ...still, more: { previous_address: "azurerm_resource_group.old" } }],
    ["a data source", { ...update, more: { mode: "data" } }],
    ["what is left of an earlier replacement", { ...update, more: { deposed: "00000001" } }],
  ])("%s is no drift", (_, drift) => {
    expect(told(plan(still), withDrift([still], [drift]))).toEqual([]);
  });

  test("is HEAD's, for BASE's plan is the older one", () => {
    expect(told(withDrift([still], [update]), plan(still))).toEqual([]);
  });
});

describe("what BASE's plan has waiting, too", () => {
  test.each([
    [1, "1 change waits in BASE, too, and is not this pull request's"],
    [2, "2 changes wait in BASE, too, and are not this pull request's"],
  ])("is counted: %d", (number, words) => {
    const waiting = Array.from({ length: number }, (_, index) => ({
      ...update,
      address: `${GROUP}${index}`,
    }));
    const own: Planned = { address: OTHER, actions: ["create"], after: before };
    const stack = reviewed(plan(...waiting), plan(...waiting, own));
    expect(waitingWords(stack)).toBe(words);
    expect(driftOf(stack)).toBeUndefined();
  });

  test("what only HEAD's plan does is this pull request's", () => {
    expect(waitingWords(reviewed(plan(still), plan(update)))).toBeUndefined();
  });

  test("of many that somebody changed the first are named", () => {
    const many = [1, 2, 3, 4, 5].map((index) => ({ ...update, address: `${GROUP}${index}` }));
    const idle = many.map((one) => ({ ...still, address: one.address }));
    expect(driftOf(reviewed(plan(...idle), withDrift(idle, many)))).toEqual({
      words: "5 resources were changed outside of Terraform (drift)",
      addresses: [`${GROUP}1`, `${GROUP}2`, `${GROUP}3`],
      more: 2,
    });
  });
});
