import { budget } from "../../../../baseline/rules/cost/budget";
import { findingsOf, resources } from "../findings";
import { all, GROUP, landingZone } from "../governing";

const found = (template: object, production = true) => findingsOf(budget, template, { production });
const budgetOn = (type: string, over: object) => resources({ [type]: { b: { amount: 1000, ...over } } });

test("a budget of the group, the subscription or what is above passes", () => {
  const ofGroup = budgetOn("azurerm_consumption_budget_resource_group", { resource_group_id: GROUP });
  expect(found(all(landingZone(), ofGroup))).toEqual([]);
  const ofSubscription = budgetOn("azurerm_consumption_budget_subscription", {
    subscription_id: "/subscriptions/s",
  });
  expect(found(all(landingZone(), ofSubscription))).toEqual([]);
  const byAzapi = budgetOn("azapi_resource", {
    type: "Microsoft.Consumption/budgets@2024-08-01",
    parent_id: GROUP,
  });
  expect(found(all(landingZone(), byAzapi))).toEqual([]);
});

test("without one, production lacks it", () => {
  expect(found(landingZone())).toEqual([
    "azurerm_machine_learning_workspace.w: violation: no budget of this input is for all costs of its resource group or subscription",
  ]);
  expect(found(landingZone(), false)).toEqual([]);
  expect(found(landingZone({ resource_group_name: "rg-of-others" }))).toEqual([]);
});

test("one that counts some costs only, or that nothing comes near to, is none", () => {
  const ofGroup = (over: object) =>
    all(
      landingZone(),
      budgetOn("azurerm_consumption_budget_resource_group", { resource_group_id: GROUP, ...over }),
    );
  const dimension = (name: string) => [{ dimension: [{ name, values: ["rg-churn"] }] }];
  expect(found(ofGroup({ filter: [{ tag: [{ name: "team", values: ["none"] }] }] }))).toHaveLength(1);
  expect(found(ofGroup({ filter: dimension("ResourceType") }))).toHaveLength(1);
  expect(found(ofGroup({ amount: 1e9 }))).toHaveLength(1);
  expect(found(ofGroup({ filter: dimension("ResourceGroupName"), amount: 999_999 }))).toEqual([]);
});

test("one of another group is none, and where it is only a plan tells is unknown", () => {
  const other = budgetOn("azurerm_consumption_budget_resource_group", {
    resource_group_id: "/subscriptions/s/resourceGroups/rg-other",
  });
  expect(found(all(landingZone(), other))).toHaveLength(1);
  const unknown = budgetOn("azurerm_consumption_budget_resource_group", {
    resource_group_id: "${var.group}",
  });
  expect(found(all(landingZone(), unknown))[0]).toContain(": unknown: ");
});
