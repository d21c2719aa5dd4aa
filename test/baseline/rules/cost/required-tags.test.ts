import { requiredTagsPolicy } from "../../../../baseline/rules/cost/required-tags";
import { findingsOf } from "../findings";
import { all, assigned, GROUP } from "../governing";

const ID = "/providers/Microsoft.Authorization/policyDefinitions/871b6d14-10aa-478d-b590-94f262ecfa99";
const TYPE = "azurerm_resource_group_policy_assignment";

function requires(tagName: string, over: object = {}, type = TYPE): object {
  const parameters = JSON.stringify({ tagName: { value: tagName } });
  const assignment = { resource_group_id: GROUP, policy_definition_id: ID, parameters, ...over };
  return { resource: { [type]: { [tagName]: assignment } } };
}

function group(tags: object): object {
  return {
    resource: {
      azurerm_resource_group: { g: { name: "rg-churn", location: "westeurope", tags } },
      azurerm_storage_account: { s: { name: "stchurn", tags } },
    },
  };
}

const found = (...templates: readonly object[]) =>
  findingsOf(requiredTagsPolicy, all({ resource: {} }, ...templates));

test("policies that require an owner and a cost centre pass, whatever the tags are called", () => {
  expect(found(requires("owner"), requires("costCenter"))).toEqual([]);
  expect(found(requires("Team"), requires("cost-code"))).toEqual([]);
});

test("who requires no tags answers for none", () => {
  expect(found(assigned("computeLocalAuth"), group({ owner: "a" }))).toEqual([]);
});

test("a tag that is required no more is found once, at the first that still is", () => {
  expect(found(requires("owner"), requires("use"))).toEqual([
    `${TYPE}.owner: violation: no assignment beside it requires a tag for the cost centre`,
  ]);
  expect(found(requires("costCenter"))).toEqual([expect.stringContaining("a tag for the owner")]);
});

test("how secret data are is required where resources tell it", () => {
  const tags = group({ dataClassification: "internal" });
  const usual = [requires("owner"), requires("costCenter")];
  expect(found(...usual, tags)).toEqual([expect.stringContaining("how secret the data are")]);
  expect(found(...usual, requires("dataClassification"), tags)).toEqual([]);
});

test("each group answers for itself; what a subscription requires counts in all", () => {
  const elsewhere = { resource_group_id: "/subscriptions/s/resourceGroups/other" };
  expect(found(requires("owner"), requires("costCenter", elsewhere))).toHaveLength(2);
  const above = requires(
    "owner",
    { resource_group_id: undefined, subscription_id: "/subscriptions/s" },
    "azurerm_subscription_policy_assignment",
  );
  expect(found(requires("costCenter"), above, group({}))).toEqual([]);
  expect(found(above)).toEqual([expect.stringMatching(/^azurerm_subscription_.*the cost centre$/)]);
});

test("an override that only audits is a violation, wherever it stands", () => {
  const overrides = [{ value: "Deny" }, { value: "Audit" }];
  expect(found(requires("owner", { overrides }), requires("costCenter"))).toEqual([
    `${TYPE}.owner: violation: an override may let through what has no tag`,
  ]);
});

test("what only a plan tells is unknown", () => {
  expect(found(requires("owner"), requires("b", { parameters: "${var.tag}" }))).toEqual(
    expect.arrayContaining([expect.stringContaining(": unknown: ")]),
  );
});
