import { deniesByAssignment, type PolicyResource } from "../../../rehearsal/policy";
import { BOX, box, extension, GROUP, ID, libraryOf, type SmallDefinition, SUBSCRIPTION } from "./support";

const AUTHORIZATION = "Microsoft.Authorization";
const NOW = new Date("2026-06-30T12:00:00Z");
const BUILT_IN = `/providers/${AUTHORIZATION}/policyDefinitions/${ID.toUpperCase()}`;

/** Boxes must not have the color that the assignment names. */
const definition: SmallDefinition = {
  effect: "[parameters('effect')]",
  parameters: {
    effect: { defaultValue: "Audit", allowedValues: ["Audit", "Deny", "Disabled"] },
    color: { defaultValue: "red" },
  },
  if: {
    allOf: [
      { field: "type", equals: BOX },
      { field: `${BOX}/color`, equals: "[parameters('color')]" },
    ],
  },
};
const library = libraryOf([definition]);
const red = box({ color: "red" });

function assignment(properties: object = {}, scope = GROUP, name = "no-red"): PolicyResource {
  return {
    id: `${scope}/providers/${AUTHORIZATION}/policyAssignments/${name}`,
    name,
    type: `${AUTHORIZATION}/policyAssignments`,
    properties: {
      displayName: "no red boxes",
      policyDefinitionId: BUILT_IN,
      enforcementMode: "Default",
      parameters: { effect: { value: "Deny" } },
      ...properties,
    },
  };
}

const exemption = (on: { readonly id: string }, properties: object = {}): PolicyResource =>
  extension({ ...red, id: on.id }, `${AUTHORIZATION}/policyExemptions`, "because", {
    policyAssignmentId: assignment().id.toUpperCase(),
    exemptionCategory: "Waiver",
    ...properties,
  });

const denied = (all: readonly PolicyResource[], written = red) =>
  deniesByAssignment(library, written, all, NOW);

test("a request is refused by the assignment that stands on its group, with the reason", () => {
  expect(denied([assignment()])).toMatchObject({
    policy: { id: ID, effect: "Deny" },
    resource: red.id,
    reason: 'color is "red".',
    assignment: { id: assignment().id, name: "no-red", displayName: "no red boxes", scope: GROUP },
  });
  expect(denied([assignment()], box({ color: "blue" }))).toBeUndefined();
});

test("without an assignment nothing is refused, however much the definition could", () => {
  expect(denied([])).toBeUndefined();
});

test("the parameters are those of the assignment", () => {
  const blue = assignment({ parameters: { Effect: { value: "deny" }, color: { value: "blue" } } });
  expect(denied([blue])).toBeUndefined();
  expect(denied([blue], box({ color: "blue" }))).toBeDefined();
});

test.each([
  ["with effect Audit", { parameters: { effect: { value: "Audit" } } }],
  ["with the definition's default, which audits", { parameters: undefined }],
  ["that isn't enforced", { enforcementMode: "DoNotEnforce" }],
  ["of an initiative", { policyDefinitionId: BUILT_IN.replace("Definitions", "SetDefinitions") }],
  ["of a definition that nobody has", { policyDefinitionId: BUILT_IN.replace(/1/g, "2") }],
  ["of nothing", { policyDefinitionId: undefined }],
  ["that leaves the resource out", { notScopes: [red.id.toUpperCase()] }],
])("an assignment %s refuses nothing", (_what, properties) => {
  expect(denied([assignment(properties)])).toBeUndefined();
});

test.each([
  ["the subscription", `/subscriptions/${SUBSCRIPTION}`, true],
  ["the group in other letters", GROUP.toUpperCase(), true],
  ["a management group", "/providers/Microsoft.Management/managementGroups/platform", true],
  ["the resource itself", red.id, true],
  ["another group", `${GROUP}-2`, false],
  ["another resource", `${red.id}-2`, false],
])("an assignment to %s holds where it is", (_where, scope, holds) => {
  expect(denied([assignment({}, scope)]) !== undefined).toBe(holds);
});

test.each([
  ["on the resource", exemption(red), false],
  ["on its group", exemption({ id: GROUP }), false],
  ["that ends later", exemption(red, { expiresOn: "2026-06-30T23:59:59Z" }), false],
  ["that has ended", exemption(red, { expiresOn: "2026-06-29T23:59:59Z" }), true],
  ["on another resource", exemption({ id: `${red.id}-2` }), true],
  ["from another assignment", exemption(red, { policyAssignmentId: assignment({}, GROUP, "b").id }), true],
])("an exemption %s counts as it should", (_where, one, refused) => {
  expect(denied([assignment(), one]) !== undefined).toBe(refused);
});

test("an exemption from one assignment leaves the other", () => {
  const other = assignment({}, GROUP, "still-no-red");
  expect(denied([assignment(), other, exemption(red)])?.assignment.name).toBe("still-no-red");
});

test("a custom definition counts as it stands there", () => {
  const id = `/subscriptions/${SUBSCRIPTION}${BUILT_IN.toLowerCase()}`;
  const custom: PolicyResource = {
    id,
    name: "no-big-boxes",
    type: `${AUTHORIZATION}/policyDefinitions`,
    // biome-ignore lint/suspicious/noThenProperty: published definitions call it so.
    properties: { policyRule: { if: { field: `${BOX}/size`, equals: "big" }, then: { effect: "deny" } } },
  };
  const all = [custom, assignment({ policyDefinitionId: id.toUpperCase(), parameters: {} })];
  expect(denied(all, box({ size: "big" }))?.policy.displayName).toBe("no-big-boxes");
  expect(denied(all)).toBeUndefined();
});

test("what was there before counts for what the request leaves as it is, not for what it replaces", () => {
  expect(denied([assignment(), red], box({ color: "blue" }))).toBeUndefined();
});

describe("resource selectors", () => {
  const selecting = (...words: object[]) =>
    assignment({ resourceSelectors: [{ name: "types", selectors: words }] });
  const word = (key: "in" | "notIn", ...types: string[]) => ({ kind: "resourceType", [key]: types });

  test("an assignment refuses only the types that it selects, in any case", () => {
    expect(denied([selecting(word("in", BOX.toUpperCase()))])).toBeDefined();
    expect(denied([selecting(word("in", `${BOX}/lids`))])).toBeUndefined();
    expect(denied([selecting(word("notIn", BOX))])).toBeUndefined();
    expect(denied([selecting(word("notIn", `${BOX}/lids`))])).toBeDefined();
  });

  test("one selector of several is enough, and of one every word counts", () => {
    const none = { name: "none", selectors: [word("in", "Test.Other/things")] };
    const boxes = { name: "boxes", selectors: [word("in", BOX)] };
    expect(denied([assignment({ resourceSelectors: [none, boxes] })])).toBeDefined();
    expect(denied([assignment({ resourceSelectors: [none] })])).toBeUndefined();
    expect(denied([selecting(word("in", BOX), word("notIn", BOX))])).toBeUndefined();
    expect(denied([assignment({ resourceSelectors: [] })])).toBeDefined();
  });

  test("of locations nobody says anything", () => {
    expect(denied([selecting({ kind: "resourceLocation", in: ["westus"] })])).toBeDefined();
  });
});
