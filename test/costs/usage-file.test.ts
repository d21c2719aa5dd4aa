import { monthlyBudget } from "../../costs/budget";
import { environmentsOf } from "../../costs/environments";
import { readHours } from "../../costs/hours";

describe("usage.json", () => {
  test("gives hours by name", () => {
    expect(readHours('{ "hours": { "training": 40, "score/blue": 0.5, "clusters": 730 } }')).toEqual({
      training: 40,
      "score/blue": 0.5,
      clusters: 730,
    });
  });

  test.each([
    ["{", /./],
    ["[]", /^hours must be an object, by the name of what runs \(got nothing\)$/],
    ['{ "hours": [] }', /^hours must be an object, by the name of what runs \(got a list\)$/],
    [
      '{ "hours": { "a": 731, "b": -1, "c\\u001b": "40" } }',
      /^hours\.a must be a number from 0 to 730 \(got a number\); hours\.b must be a number from 0 to 730 \(got a number\); hours\["c\\u001b"\] must be a number from 0 to 730 \(got a text\)$/,
    ],
  ])("%s is refused with the path to each field", (text, message) => {
    expect(() => readHours(text)).toThrow(message);
  });
});

describe("environments", () => {
  const grouped = (...names: readonly string[]) =>
    environmentsOf(names.map((name) => ({ name }))).map(({ name, stacks }) => [
      name,
      ...stacks.map((one) => one.name),
    ]);

  test("are a landing zone and what serves in it", () => {
    expect(grouped("dev", "dev-serving", "prod-serving", "prod", "state")).toEqual([
      ["dev", "dev", "dev-serving"],
      ["prod", "prod-serving", "prod"],
      ["state", "state"],
    ]);
  });

  test("a stack that only sounds so stands alone", () => {
    expect(grouped("model-serving", "state")).toEqual([
      ["model-serving", "model-serving"],
      ["state", "state"],
    ]);
  });
});

describe("the budget of a month", () => {
  const budget = (attributes: object, type = "azurerm_consumption_budget_resource_group") => ({
    address: `${type}.x`,
    type,
    attributes: { ...attributes },
  });

  test.each([
    ["is its amount", [budget({ amount: 900, time_grain: "Monthly" })], 900],
    ["is a third of a quarter's", [budget({ amount: 900, time_grain: "Quarterly" })], 300],
    ["is a twelfth of a year's", [budget({ amount: 900, time_grain: "Annually" })], 75],
    [
      "is the tightest of several",
      [budget({ amount: 900 }), budget({ amount: 800 }, "azurerm_consumption_budget_subscription")],
      800,
    ],
    ["is none of another resource", [budget({ amount: 1 }, "azurerm_private_endpoint")], undefined],
    ["is none where only a plan tells", [budget({ amount: `\${var.amount}` })], undefined],
  ])("%s", (_what, resources, expected) => {
    expect(monthlyBudget(resources)).toBe(expected);
  });
});
