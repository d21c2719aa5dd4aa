import { at, fixture, referring, shown } from "./graph-of";

describe.each(["azurerm-create", "azurerm-applied"])("the plan %s that Terraform wrote", (name) => {
  const graph = fixture(name);
  const target = (address: string, path: string) => {
    const targets = at(graph, address).targets(path);
    return targets.state === "known"
      ? targets.value.map((one) => (one.kind === "resource" ? one.resource.address : one.id))
      : targets;
  };

  test.each(["blob", "file"])("joins the endpoint of %s in a module with its storage account", (key) => {
    const endpoint = `module.pe["${key}"].azurerm_private_endpoint.this`;
    const account = `azurerm_storage_account.st["${key}"]`;
    expect(target(endpoint, "private_service_connection.private_connection_resource_id")).toEqual([account]);
    expect(target(endpoint, "subnet_id")).toEqual(["azurerm_subnet.s"]);
    expect(referring(at(graph, account).referrers)).toContain(
      `${endpoint} private_service_connection.private_connection_resource_id`,
    );
  });

  test("joins role assignments with scope and principal", () => {
    expect(target('azurerm_role_assignment.r["file"]', "scope")).toEqual([
      'azurerm_storage_account.st["file"]',
    ]);
    expect(target('azurerm_role_assignment.r["file"]', "principal_id")).toEqual([
      "azurerm_user_assigned_identity.i",
    ]);
    expect(target("azurerm_role_assignment.me", "principal_id")).toEqual(["data.azurerm_client_config.c"]);
    expect(target('azurerm_storage_account.st["blob"]', "identity.identity_ids")).toEqual([
      "azurerm_user_assigned_identity.i",
    ]);
    expect(target("azurerm_subnet.s", "virtual_network_name")).toEqual(["azurerm_virtual_network.v"]);
  });

  test("has the settings of its providers", () => {
    const hub = graph.providers.find(({ alias }) => alias === "hub");
    const first = graph.providers.find((one) => one.name === "azurerm" && one.alias === undefined);
    expect(shown(first?.settings.value("features.key_vault.purge_soft_delete_on_destroy") ?? fail())).toBe(
      "true",
    );
    expect(shown(hub?.settings.value("subscription_id") ?? fail())).toBe("unknown: var.hub decides it");
    expect(shown(hub?.settings.value("storage_use_azuread") ?? fail())).toBe("absent");
  });
});

function fail(): never {
  throw new Error("the provider is missing");
}
