import { UNKNOWN } from "../../../rehearsal/policy";
import { BOX, box, extension, GROUP, judge, resource, SUBSCRIPTION } from "./support";

const LABELS = `${BOX}/labels`;
const STICKERS = "Test.Stickers/stickers";

/** Every box needs a related resource. */
function needs(details: object) {
  return { if: { field: "type", equals: BOX }, effect: "AuditIfNotExists", details };
}
const label = (text: unknown, name = "box/front") =>
  resource(LABELS, name, { location: undefined, properties: { text } });
const fragile = { field: `${BOX}/labels/text`, equals: "fragile" };

describe("a child", () => {
  const rule = needs({ type: LABELS, existenceCondition: fragile });

  test("that meets the condition is enough, among others that don't", () => {
    const result = judge(rule, [box(), label("this side up", "box/top"), label("fragile")]);
    expect(result).toMatchObject({ verdict: "compliant", reason: `In ${LABELS} front, text is "fragile".` });
    expect(result.details?.considered).toHaveLength(2);
  });

  test("that does not meet it is reported with what is wrong", () => {
    expect(judge(rule, [box(), label("blue")])).toMatchObject({
      verdict: "non-compliant",
      reason: `In ${LABELS} front, text is "blue", not "fragile".`,
    });
  });

  test("of another resource does not count", () => {
    expect(judge(rule, [box(), label("fragile", "box2/front")])).toMatchObject({
      verdict: "non-compliant",
      reason: `There is no ${LABELS}.`,
    });
  });

  test("whose condition is unknown leaves it unknown, unless another one is right", () => {
    expect(judge(rule, [box(), label(UNKNOWN)]).verdict).toBe("unknown");
    expect(judge(rule, [box(), label(UNKNOWN), label("fragile", "box/b")]).verdict).toBe("compliant");
  });

  test("whose condition can't be told makes it not evaluable", () => {
    const ordered = needs({ type: LABELS, existenceCondition: { field: `${BOX}/labels/text`, less: 3 } });
    expect(judge(ordered, [box(), label("x")])).toMatchObject({
      verdict: "not-evaluable",
      details: { failure: "template" },
    });
  });

  test("without a condition only has to exist", () => {
    expect(judge(needs({ type: LABELS }), [box(), label("any")]).verdict).toBe("compliant");
    expect(judge(needs({ type: LABELS }), box()).verdict).toBe("non-compliant");
  });

  test("is found without regard to case", () => {
    const shouted = {
      ...label("fragile"),
      id: label("fragile").id.toUpperCase(),
      type: LABELS.toUpperCase(),
    };
    expect(judge(rule, [box(), shouted]).verdict).toBe("compliant");
  });
});

test("the effect's own resource may be the one that has to meet the condition", () => {
  const itself = needs({
    type: BOX,
    name: "[field('name')]",
    existenceCondition: { field: `${BOX}/color`, equals: "red" },
  });
  expect(judge(itself, box({ color: "red" })).verdict).toBe("compliant");
  expect(judge(itself, box({ color: "blue" })).verdict).toBe("non-compliant");
});

describe("a name", () => {
  const named = {
    ...needs({ type: LABELS, name: "[parameters('label')]" }),
    parameters: { label: { defaultValue: "front" } },
  };

  test("has to be the one asked for", () => {
    expect(judge(named, [box(), label("x", "box/FRONT")]).verdict).toBe("compliant");
    expect(judge(named, [box(), label("x", "box/back")])).toMatchObject({
      verdict: "non-compliant",
      reason: `There is no ${LABELS} called "front", only back.`,
    });
  });

  test("that is unknown leaves it unknown", () => {
    const unknown = { ...named, parameters: { label: { defaultValue: UNKNOWN } } };
    expect(judge(unknown, [box(), label("x")]).verdict).toBe("unknown");
  });

  test("without value is not evaluable", () => {
    expect(judge({ ...named, parameters: {} }, box())).toMatchObject({
      verdict: "not-evaluable",
      details: { failure: "parameter" },
    });
  });
});

describe("a type that does not stand below the resource", () => {
  const inGroup = needs({ type: STICKERS });
  const sticker = (group: string) => ({ ...resource(STICKERS, "s"), id: `${group}/providers/${STICKERS}/s` });
  const other = `/subscriptions/${SUBSCRIPTION}/resourceGroups/other`;

  test("is looked for in the resource group, by default", () => {
    expect(judge(inGroup, [box(), sticker(GROUP)]).verdict).toBe("compliant");
    expect(judge(inGroup, [box(), sticker(other)]).verdict).toBe("non-compliant");
    expect(judge(inGroup, [box(), sticker(`${GROUP}2`)]).verdict).toBe("non-compliant");
  });

  test("is looked for in another group or in the subscription, if asked to", () => {
    expect(
      judge(needs({ type: STICKERS, resourceGroupName: "other" }), [box(), sticker(other)]).verdict,
    ).toBe("compliant");
    expect(
      judge(needs({ type: STICKERS, existenceScope: "Subscription" }), [box(), sticker(other)]).verdict,
    ).toBe("compliant");
  });

  test("is an extension of this very resource, neither of its child nor of its neighbour", () => {
    const child = label("x");
    expect(judge(inGroup, [box(), extension(box(), STICKERS, "s", {})]).verdict).toBe("compliant");
    expect(judge(inGroup, [box(), child, extension(child, STICKERS, "s", {})]).verdict).toBe("non-compliant");
    const neighbour = resource(BOX, "box2");
    const results = judge({ ...inGroup, if: { field: "name", equals: "box" } }, [
      box(),
      neighbour,
      extension(neighbour, STICKERS, "s", {}),
    ]);
    expect(results.verdict).toBe("non-compliant");
  });
});

test("a resource that the whole condition is not about is not judged", () => {
  const rule = {
    ...needs({ type: LABELS }),
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/color`, equals: "red" },
      ],
    },
  };
  expect(judge(rule, box({ color: "blue" })).verdict).toBe("not-applicable");
  expect(judge(rule, box({ color: UNKNOWN })).verdict).toBe("unknown");
});

test("a subscription is asked for the resources in it", () => {
  const rule = {
    if: { field: "type", equals: "Microsoft.Resources/subscriptions" },
    effect: "AuditIfNotExists",
    details: { type: "Microsoft.Security/pricings", name: "KeyVaults", existenceScope: "subscription" },
  };
  const plan = {
    id: `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Security/pricings/KeyVaults`,
    name: "KeyVaults",
    type: "Microsoft.Security/pricings",
  };
  expect(judge(rule, plan, { subscriptionId: SUBSCRIPTION }).verdict).toBe("compliant");
  expect(judge(rule, [], { subscriptionId: SUBSCRIPTION }).verdict).toBe("non-compliant");
});

test("Defender's assessments exist at run time only, so without one nobody can tell", () => {
  const type = "Microsoft.Security/assessments";
  const aliases = { [`${type}/status.code`]: "properties.status.code" };
  const rule = needs({
    type,
    name: "finding",
    existenceCondition: { field: `${type}/status.code`, equals: "Healthy" },
  });
  expect(judge(rule, box(), { aliases })).toMatchObject({
    verdict: "not-evaluable",
    details: { failure: "run-time" },
  });
  const found = extension(box(), type, "finding", { status: { code: "Unhealthy" } });
  expect(judge(rule, [box(), found], { aliases }).verdict).toBe("non-compliant");
});
