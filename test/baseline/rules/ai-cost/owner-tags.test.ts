import { ownerTags } from "../../../../baseline/rules/ai-cost/owner-tags";
import { findingsOf, resources } from "../findings";

const GOOD = { owner: "ml-platform", costCenter: "4711" };
const found = (tags: unknown) =>
  findingsOf(ownerTags, resources({ azurerm_resource_group: { group: { tags } } }));
const OWNER = "azurerm_resource_group.group: violation: no tag names an owner";
const COST = "azurerm_resource_group.group: violation: no tag names a cost centre";

test.each([GOOD, { Owner: "a", cost_center: "1" }, { "owner-mail": "a", CostCentre: "1" }])(
  "%j passes",
  (tags) => {
    expect(found(tags)).toEqual([]);
  },
);

test("what is missing is found", () => {
  expect([found({ owner: "a" }), found({ costCenter: "1" }), found({})]).toEqual([
    [COST],
    [OWNER],
    [OWNER, COST],
  ]);
});

test("a workspace carries them itself where its group is made elsewhere", () => {
  const workspace = (tags: object, group: string) =>
    findingsOf(
      ownerTags,
      resources({
        azurerm_resource_group: { group: { name: "rg", tags: GOOD } },
        azurerm_machine_learning_workspace: { w: { resource_group_name: group, tags } },
      }),
    );
  expect(workspace({}, "${azurerm_resource_group.group.name}")).toEqual([]);
  expect(workspace({}, "rg-of-somebody-else")).toHaveLength(2);
  expect(workspace(GOOD, "rg-of-somebody-else")).toEqual([]);
});

test("an azapi workspace says the same", () => {
  const workspace = (tags: object) =>
    findingsOf(
      ownerTags,
      resources({
        azapi_resource: {
          w: {
            type: "Microsoft.MachineLearningServices/workspaces@2025-12-01",
            parent_id: "/subscriptions/s/resourceGroups/rg",
            tags,
          },
        },
      }),
    );
  expect([workspace(GOOD), workspace({})]).toEqual([[], expect.arrayContaining([expect.any(String)])]);
});

test("tags that only a plan tells are unknown", () => {
  expect(found("${merge(local.tags, {})}")).toEqual([
    expect.stringContaining(": unknown: "),
    expect.stringContaining(": unknown: "),
  ]);
});
