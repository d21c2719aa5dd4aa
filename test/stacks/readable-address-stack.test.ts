import { ResourceGroup as AzurermResourceGroup } from "@cdktf/provider-azurerm/lib/resource-group";
import { Testing } from "cdktf";
import { Construct } from "constructs";
import { ReadableAddressStack } from "../../stacks/readable-address-stack";

const group = { name: "rg", location: "westeurope" };

test("addresses are construct paths without hashes", () => {
  const stack = new ReadableAddressStack(Testing.app(), "s");
  const inner = new Construct(stack, "network");
  const subnet = new Construct(inner, "endpoints");
  expect(new AzurermResourceGroup(subnet, "Resource", group).friendlyUniqueId).toBe("network_endpoints");
  expect(new AzurermResourceGroup(inner, "nsg-rules", group).friendlyUniqueId).toBe("network_nsg-rules");
  expect(new AzurermResourceGroup(new Construct(stack, "Default"), "group", group).friendlyUniqueId).toBe(
    "group",
  );
});

test("two elements with one name are an error that names both", () => {
  const stack = new ReadableAddressStack(Testing.app(), "s");
  const first = new AzurermResourceGroup(stack, "a_b", group);
  const second = new AzurermResourceGroup(new Construct(stack, "a"), "b", group);
  expect(first.friendlyUniqueId).toBe("a_b");
  expect(() => second.friendlyUniqueId).toThrow("s: a_b and a/b would both be called a_b: rename one");
});
