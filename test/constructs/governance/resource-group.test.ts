import { ResourceGroup } from "../../../constructs/governance/resource-group";
import { ResourceLock, type ResourceLockProps } from "../../../constructs/governance/resource-lock";
import { armId } from "../../support/fixtures";
import { reference, Template, testStack } from "../../support/template";

describe("ResourceGroup", () => {
  const stack = testStack();
  const tags = { owner: "ml-platform", costCenter: "4711" };
  const group = new ResourceGroup(stack, "group", {
    name: "rg-churn-test-weu",
    location: "westeurope",
    tags,
  });

  test("ai-cost/cost-accountability: carries the tags that its resources take over", () => {
    expect(Template.of(stack).resource("azurerm_resource_group").only).toEqual({
      name: "rg-churn-test-weu",
      location: "westeurope",
      tags,
    });
    expect(group.tags).toEqual(tags);
    expect(group.location).toBe("westeurope");
  });

  test("id and name are references, so that what stands in it waits for it", () => {
    const inner = testStack();
    const made = new ResourceGroup(inner, "group", { name: "rg", location: "westeurope" });
    new ResourceLock(inner, "lock", { targetId: made.resourceGroupId, notes: made.resourceGroupName });
    expect(Template.of(inner).resource("azurerm_management_lock").only).toMatchObject({
      scope: reference("azurerm_resource_group.group_C397F008.id"),
      notes: reference("azurerm_resource_group.group_C397F008.name"),
    });
  });

  test("without tags it has none", () => {
    const inner = testStack();
    expect(new ResourceGroup(inner, "group", { name: "rg", location: "westeurope" }).tags).toEqual({});
  });

  test("an existing group is what it is said to be", () => {
    const known = { resourceGroupId: "id", resourceGroupName: "rg", location: "westeurope" };
    expect(ResourceGroup.fromAttributes(known)).toEqual({ ...known, tags: {} });
    expect(ResourceGroup.fromAttributes({ ...known, tags })).toEqual({ ...known, tags });
  });
});

describe("ResourceLock", () => {
  const lock = (props: Partial<ResourceLockProps> = {}) => {
    const stack = testStack();
    const targetId = armId("Microsoft.Storage/storageAccounts", "st");
    new ResourceLock(stack, "lock", { targetId, ...props });
    return Template.of(stack).resource("azurerm_management_lock").only;
  };

  test("reliability/recovery-strategy-for-dependencies: nobody deletes what is locked", () => {
    expect(lock()).toEqual({
      name: "protected-by-landing-zone",
      scope: armId("Microsoft.Storage/storageAccounts", "st"),
      lock_level: "CanNotDelete",
      notes: "Holds data or keys of the machine learning landing zone: not to be deleted.",
    });
    expect(lock({ notes: "mine" })).toMatchObject({ notes: "mine" });
  });
});
