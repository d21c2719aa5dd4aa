import { defaultPriceTable } from "../../costs/price-table";
import type { Resource } from "../../terraform-json";
import { estimateIdle } from "./idle";

function alert(type: string, attributes: Record<string, unknown>): Resource {
  return { address: `${type}.x`, type, attributes };
}

function estimate(resource: Resource) {
  return estimateIdle([resource], defaultPriceTable());
}

/** `[what, quantity]` of each line. */
function lines(resource: Resource) {
  return estimate(resource).lines.map(({ what, quantity }) => [what, quantity]);
}

describe("a metric alert", () => {
  const criterion = (...values: string[][]) => ({
    dimension: values.map((some) => ({ name: "d", operator: "Include", values: some })),
  });

  test.each<[string, Record<string, unknown>, number]>([
    ["one number of one resource", { scopes: ["a"], criteria: [criterion()] }, 1],
    ["two numbers", { scopes: ["a"], criteria: [criterion(), criterion()] }, 2],
    ["one block, not in a list", { scopes: ["a"], criteria: criterion() }, 1],
    ["a number of three resources", { scopes: ["a", "b", "c"], criteria: [criterion()] }, 3],
    ["values of two dimensions", { scopes: ["a"], criteria: [criterion(["x", "y"], ["p", "q", "r"])] }, 6],
    ["what nobody can tell", {}, 1],
  ])("on %s costs for each series", (_, attributes, series) => {
    const { assumptions, lines: found } = estimate(alert("azurerm_monitor_metric_alert", attributes));
    expect(found).toMatchObject([{ what: "metric alert", quantity: series }]);
    expect(assumptions).toEqual([]);
  });

  test("on all values of a dimension counts one, and says so", () => {
    const { assumptions, lines: found } = estimate(
      alert("azurerm_monitor_metric_alert", { scopes: ["a"], criteria: [criterion(["*"])] }),
    );
    expect(found).toMatchObject([{ quantity: 1 }]);
    expect(assumptions).toEqual([
      "An alert that is split by a dimension costs for each of its values: one is counted.",
    ]);
  });

  test("with a threshold that Azure learns costs for that, too", () => {
    const learned = alert("azurerm_monitor_metric_alert", {
      scopes: ["a"],
      dynamic_criteria: [criterion()],
    });
    expect(lines(learned)).toEqual([
      ["metric alert", 1],
      ["metric alert's learned threshold", 1],
    ]);
  });
});

describe("a log alert costs by how often it asks", () => {
  test.each<[Record<string, unknown>, string, number]>([
    [{ evaluation_frequency: "PT1M" }, "log alert, every minute", 3],
    [{ evaluation_frequency: "PT5M" }, "log alert", 1.5],
    [{ evaluation_frequency: "PT10M" }, "log alert, every 10 minutes", 1],
    [{ evaluation_frequency: "PT15M" }, "log alert, every 15 minutes", 0.5],
    [{ evaluation_frequency: "PT30M" }, "log alert, every 15 minutes", 0.5],
    [{ evaluation_frequency: "PT1H" }, "log alert, every 15 minutes", 0.5],
    [{ evaluation_frequency: "P1D" }, "log alert, every 15 minutes", 0.5],
    [{ evaluation_frequency: "${var.often}" }, "log alert", 1.5],
    [{}, "log alert", 1.5],
  ])("%j", (attributes, what, monthly) => {
    const { lines: found } = estimate(alert("azurerm_monitor_scheduled_query_rules_alert_v2", attributes));
    expect(found).toMatchObject([{ what, quantity: 1, monthly }]);
  });

  test("the older type says it in minutes", () => {
    expect(lines(alert("azurerm_monitor_scheduled_query_rules_alert", { frequency: 10 }))).toEqual([
      ["log alert, every 10 minutes", 1],
    ]);
  });

  test("split by a column, it says that more may come", () => {
    const criteria = [{ dimension: [{ name: "d", operator: "Include", values: ["*"] }] }];
    expect(
      estimate(alert("azurerm_monitor_scheduled_query_rules_alert_v2", { criteria })).assumptions,
    ).toHaveLength(1);
  });
});
