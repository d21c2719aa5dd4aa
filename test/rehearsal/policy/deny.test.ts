import { denies, UNKNOWN } from "../../../rehearsal/policy";
import { BOX, box, extension, libraryOf, resource, type SmallDefinition } from "./support";

const FIRST = "11111111-1111-1111-1111-111111111111";
const SECOND = "22222222-2222-2222-2222-222222222222";

/** Boxes must not have that color. */
function forbids(color: string, parameter: object, id = FIRST): SmallDefinition {
  return {
    id,
    effect: "[parameters('effect')]",
    parameters: { effect: parameter },
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/color`, equals: color },
      ],
    },
  };
}
const mayDeny = { defaultValue: "Audit", allowedValues: ["Audit", "Deny", "Disabled"] };
const red = box({ color: "red" });

function denied(definitions: SmallDefinition[], written = red, assignments = {}, all: (typeof red)[] = []) {
  return denies(libraryOf(definitions), written, all, { assignments });
}

test("the first definition that a request would hit denies it, with the reason", () => {
  const result = denied([forbids("blue", mayDeny), forbids("red", mayDeny, SECOND)]);
  expect(result).toMatchObject({
    policy: { id: SECOND, effect: "Deny" },
    resource: red.id,
    verdict: "non-compliant",
    reason: 'color is "red".',
  });
  expect(denied([forbids("blue", mayDeny)])).toBeUndefined();
});

test("a definition that can only audit denies nothing", () => {
  expect(
    denied([forbids("red", { defaultValue: "Audit", allowedValues: ["Audit", "Disabled"] })]),
  ).toBeUndefined();
  expect(denied([{ ...forbids("red", mayDeny), effect: "audit" }])).toBeUndefined();
  expect(denied([{ ...forbids("red", mayDeny), effect: "deny" }])?.policy.effect).toBe("deny");
});

test("an assignment with another effect does not deny", () => {
  expect(denied([forbids("red", mayDeny)], red, { [FIRST]: { Effect: "Audit" } })).toBeUndefined();
  expect(denied([forbids("red", mayDeny)], red, { [FIRST]: { effect: "deny" } })).toBeDefined();
  expect(denied([forbids("red", mayDeny)], red, { [SECOND]: { effect: "Audit" } })).toBeDefined();
});

test("what is unknown or not evaluable is not denied", () => {
  expect(denied([forbids("red", mayDeny)], box({ color: UNKNOWN }))).toBeUndefined();
  expect(denied([{ ...forbids("red", mayDeny), mode: "Test.Data" }])).toBeUndefined();
  const sized = { ...forbids("red", mayDeny), if: { field: `${BOX}/size`, less: 3 } };
  expect(denied([sized], box({ size: "big" }))).toBeUndefined();
  expect(denied([sized], box({ size: 2 }))).toBeDefined();
});

test("a definition about related resources never denies", () => {
  const rule = { ...forbids("red", mayDeny), details: { type: `${BOX}/labels` } };
  expect(denied([rule])).toBeUndefined();
});

test("the body of the request is judged, neither what was there before nor what ARM adds", () => {
  expect(denied([forbids("red", mayDeny)], box({ color: "blue" }), {}, [red])).toBeUndefined();
  const linked = {
    ...forbids("red", mayDeny),
    if: {
      allOf: [
        { field: "type", equals: BOX },
        { field: `${BOX}/lid`, exists: false },
      ],
    },
  };
  expect(denied([linked], box(), {}, [extension(red, "Test.Other/things", "t", {})])).toBeDefined();
});

test("a resource group is denied as what policies call it", () => {
  const rule = {
    ...forbids("red", mayDeny),
    if: { field: "type", equals: "Microsoft.Resources/subscriptions/resourceGroups" },
  };
  const group = {
    ...resource("Microsoft.Resources/resourceGroups", "rg"),
    id: "/subscriptions/s/resourceGroups/rg",
  };
  expect(denied([rule], group)).toBeDefined();
});
