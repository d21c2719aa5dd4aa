import { evaluatePolicies, type PolicyAssignments } from "../../../rehearsal/policy";
import { BOX, box, judge, libraryOf, resource, SUBSCRIPTION } from "./support";

const isBox = { field: "type", equals: BOX };
const red = { field: `${BOX}/color`, equals: "red" };

test("a definition is about the resources whose type, name and kind fit, and has no result for others", () => {
  const library = libraryOf([{ if: { allOf: [isBox, red] } }]);
  const bag = resource("Test.Boxes/bags", "bag");
  const results = evaluatePolicies(library, [box({ color: "red" }), bag, box({}, { id: "/x", name: "x" })]);
  expect(results.map(({ resource, verdict }) => [resource?.split("/").at(-1), verdict])).toEqual([
    ["box", "non-compliant"],
    ["x", "compliant"],
  ]);
});

test("a definition about none of the resources has one result without a resource", () => {
  const result = judge({ if: { allOf: [isBox, red] } }, resource("Test.Boxes/bags", "bag"));
  expect(result).toMatchObject({ verdict: "not-applicable", reason: "It is about none of the resources." });
  expect(result.resource).toBeUndefined();
});

test("a kind that is excluded is not compliant but none of its business", () => {
  const rule = { if: { allOf: [isBox, { not: { field: "kind", equals: "project" } }, red] } };
  expect(judge(rule, box({}, { kind: "Project" })).verdict).toBe("not-applicable");
  expect(judge(rule, box({}, { kind: "hub" })).verdict).toBe("compliant");
});

test("below not, the most favourable is the opposite", () => {
  const rule = { if: { allOf: [isBox, { not: { allOf: [red, { field: "name", like: "b*" }] } }] } };
  expect(judge(rule, box({ color: "red" })).verdict).toBe("compliant");
  expect(judge(rule, box({ color: "blue" })).verdict).toBe("non-compliant");
});

describe("Indexed", () => {
  const rule = { mode: "Indexed", if: { field: "name", exists: true } };

  test("is about resources with a location or tags", () => {
    expect(judge(rule, box()).verdict).toBe("non-compliant");
    expect(judge(rule, box({}, { location: undefined, tags: {} })).verdict).toBe("non-compliant");
    expect(judge(rule, box({}, { location: undefined })).verdict).toBe("not-applicable");
  });

  test("is about neither resource groups nor subscriptions, while All is", () => {
    const group = {
      ...resource("Microsoft.Resources/resourceGroups", "rg"),
      id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`,
    };
    expect(judge(rule, group).verdict).toBe("not-applicable");
    expect(judge({ ...rule, mode: "all" }, group).verdict).toBe("non-compliant");
    const isGroup = { field: "type", equals: "Microsoft.Resources/subscriptions/resourceGroups" };
    expect(judge({ if: isGroup }, group).verdict).toBe("non-compliant");
  });
});

test("a subscription is evaluated if it is named, and not twice if it was captured", () => {
  const rule = { if: { field: "type", equals: "Microsoft.Resources/subscriptions" } };
  const id = `/subscriptions/${SUBSCRIPTION}`;
  expect(judge(rule, [], { subscriptionId: SUBSCRIPTION })).toMatchObject({
    verdict: "non-compliant",
    resource: id,
  });
  const captured = { id, name: SUBSCRIPTION, type: "Microsoft.Resources/subscriptions" };
  expect(judge(rule, captured, { subscriptionId: SUBSCRIPTION }).resource).toBe(id);
  expect(judge(rule, []).verdict).toBe("not-applicable");
});

test.each(["Microsoft.KeyVault.Data", "Microsoft.MachineLearningServices.v2.Data"])(
  "the mode %s is not evaluable: the data plane has no ARM resources",
  (mode) => {
    const result = judge({ mode, if: { field: "Unknown.Data/alias", exists: true } }, box());
    expect(result).toMatchObject({ verdict: "not-evaluable", details: { failure: "data-plane" } });
    expect(result.reason).toContain(mode);
  },
);

test("a mode or an effect that is not known is not evaluable", () => {
  expect(judge({ mode: "Sideways", if: isBox }, box())).toMatchObject({
    verdict: "not-evaluable",
    details: { failure: "unsupported" },
  });
  expect(judge({ effect: "enforceSetting", if: isBox }, box()).verdict).toBe("not-evaluable");
  expect(judge({ effect: "AuditIfNotExists", if: isBox }, box()).verdict).toBe("not-evaluable");
});

describe("the effect", () => {
  const effect = (parameter: object, assigned?: string) => {
    const assignments: PolicyAssignments =
      assigned === undefined ? {} : { "11111111-1111-1111-1111-111111111111": { effect: assigned } };
    const result = judge(
      { effect: "[parameters('effect')]", parameters: { effect: parameter }, if: isBox },
      box(),
      { assignments },
    );
    return [result.policy.effect, result.verdict];
  };

  test("is the assigned one, or else the default, or else not assigned", () => {
    expect(effect({ defaultValue: "Audit" })).toEqual(["Audit", "non-compliant"]);
    expect(effect({ defaultValue: "Audit" }, "Deny")).toEqual(["Deny", "non-compliant"]);
    expect(effect({})).toEqual(["unassigned", "non-compliant"]);
  });

  test("Disabled is evaluated all the same", () => {
    expect(effect({ defaultValue: "Disabled" })).toEqual(["Disabled", "non-compliant"]);
  });
});

test("fields of run-time state are not evaluable unless they were captured", () => {
  const type = "Microsoft.Storage/storageAccounts";
  const alias = `${type}/keyCreationTime.key1`;
  const aliases = { [alias]: "properties.keyCreationTime.key1" };
  const rule = {
    if: {
      allOf: [
        { field: "type", equals: type },
        { field: alias, less: "2026-01-01T00:00:00Z" },
      ],
    },
  };
  const account = (properties: object) => resource(type, "account", { properties });
  expect(judge(rule, account({}), { aliases })).toMatchObject({
    verdict: "not-evaluable",
    details: { failure: "run-time" },
  });
  const captured = account({ keyCreationTime: { key1: "2025-05-05T00:00:00Z" } });
  expect(judge(rule, captured, { aliases }).verdict).toBe("non-compliant");
});
