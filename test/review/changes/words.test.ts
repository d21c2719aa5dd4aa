import { changesBetween, configuration, kinds } from "../two-sides";

test.each([
  ["azurerm_storage_account", { name: "stone" }, "storage account stone"],
  ["azurerm_user_assigned_identity", { name: "id" }, "managed identity id"],
  ["azurerm_private_dns_zone", { name: "z" }, "private DNS zone z"],
  ["azurerm_public_ip", { name: "p" }, "public IP p"],
  ["azurerm_monitor_diagnostic_setting", { name: "d" }, "diagnostic setting d"],
  ["azurerm_machine_learning_workspace_network_outbound_rule_fqdn", { name: "r" }, "outbound rule r"],
  ["azurerm_role_assignment", {}, "role assignment"],
  ["azurerm_key_vault", { name: "${var.name}" }, "key vault"],
  [
    "azapi_resource",
    { name: "w", type: "Microsoft.MachineLearningServices/workspaces@2024-10-01" },
    "machine learning workspace w",
  ],
  [
    "azapi_resource",
    {
      name: "blue",
      type: "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments@2025-12-01",
    },
    "online deployment blue",
  ],
  ["azapi_resource", { name: "w", type: "Microsoft.Search/searchServices@2024-10-01" }, "searchservices w"],
])("%s with %p is shown as %s", (type, attributes, expected) => {
  const [change] = changesBetween(configuration({}), configuration({ [`${type}.a`]: attributes }));
  expect(change?.title).toBe(expected);
});

test("changes stand in the order of addresses, whatever happens", () => {
  const group = (name: string) => ({ name, location: "westeurope" });
  const base = configuration({
    "azurerm_resource_group.b": group("b"),
    "azurerm_resource_group.c": group("c"),
  });
  const head = configuration({
    "azurerm_resource_group.c": group("d"),
    "azurerm_resource_group.a": group("a"),
  });
  expect(Object.entries(kinds(changesBetween(base, head)))).toEqual([
    ["azurerm_resource_group.a", "create"],
    ["azurerm_resource_group.b", "destroy"],
    ["azurerm_resource_group.c", "replace"],
  ]);
});

test("the construct is the path without the name inside of it", () => {
  const head = configuration({
    "azurerm_resource_group.g": {
      name: "g",
      location: "w",
      "//": { metadata: { path: "dev/group/Resource" } },
    },
  });
  expect(changesBetween(undefined, head)[0]?.construct).toBe("dev/group");
});
