import { batchesOf, merged, placed } from "../../../bench/agreement/batches";
import type { Mutant } from "../../../mutants";
import { type Attributes, isAttributes, nested } from "../../../terraform-json";

const BASE: Attributes = {
  terraform: { required_version: ">= 1.5" },
  resource: {
    azurerm_storage_account: { data: { name: "data", location: "${azurerm_resource_group.rg.location}" } },
    azurerm_key_vault: { vault: { name: "vault" } },
    azurerm_monitor_diagnostic_setting: {
      logs: {
        target_resource_id: "${azurerm_storage_account.data.id}/blobServices/default",
        log_analytics_workspace_id: "${azurerm_log_analytics_workspace.logs.id}",
      },
    },
    azurerm_private_endpoint: {
      endpoint: {
        private_service_connection: { private_connection_resource_id: "${azurerm_key_vault.vault.id}" },
      },
    },
  },
};

function mutant(id: string, change: (resource: Record<string, Record<string, unknown>>) => void): Mutant {
  const configuration: unknown = JSON.parse(JSON.stringify(BASE));
  if (!isAttributes(configuration)) {
    throw new Error("no configuration");
  }
  change(configuration.resource as Record<string, Record<string, unknown>>);
  return {
    id,
    operator: "flip-boolean",
    address: "",
    description: "",
    breaks: ["operations/collect-resource-logs"],
    configuration,
  };
}

const set = (type: string, name: string, attributes: Attributes) =>
  placed(
    BASE,
    mutant(`${type}.${name}`, (resource) => {
      resource[type] = { ...resource[type], [name]: attributes };
    }),
  );
const drop = (type: string, name: string) =>
  placed(
    BASE,
    mutant(`drop ${type}.${name}`, (resource) => {
      delete resource[type]?.[name];
    }),
  );

const openData = set("azurerm_storage_account", "data", { name: "data", open: true });
const openVault = set("azurerm_key_vault", "vault", { name: "vault", open: true });
const newAccount = set("azurerm_storage_account", "mutant", { name: "mutant" });
const noLogs = drop("azurerm_monitor_diagnostic_setting", "logs");
const redirected = set("azurerm_private_endpoint", "endpoint", {
  private_service_connection: { private_connection_resource_id: "${azurerm_storage_account.data.id}" },
});

describe("where a mutant shows", () => {
  test("at the resource that it changes, not at what that refers to for other reasons", () => {
    expect(openData.places).toEqual(["azurerm_storage_account.data"]);
  });

  test("at a resource that it adds", () => {
    expect(newAccount.places).toEqual(["azurerm_storage_account.mutant"]);
  });

  test("at the target of a setting that it removes, not at where the logs go", () => {
    expect(noLogs.places).toEqual([
      "azurerm_monitor_diagnostic_setting.logs",
      "azurerm_storage_account.data",
    ]);
  });

  test("at both targets of an endpoint that it turns elsewhere", () => {
    expect(redirected.places).toEqual([
      "azurerm_private_endpoint.endpoint",
      "azurerm_key_vault.vault",
      "azurerm_storage_account.data",
    ]);
  });
});

describe("a batch", () => {
  test("holds mutants that show in different places, and each mutant is in one", () => {
    const all = [openData, openVault, newAccount, noLogs, redirected];

    expect(batchesOf(all)).toEqual([[openData, openVault, newAccount], [noLogs], [redirected]]);
  });

  test("has the changes of all its members, and all else as it was", () => {
    const configuration = merged(BASE, [openData, newAccount, drop("azurerm_key_vault", "vault")]);

    expect(configuration.terraform).toEqual(BASE.terraform);
    expect(nested(configuration, "resource")).toEqual({
      azurerm_storage_account: { data: { name: "data", open: true }, mutant: { name: "mutant" } },
      azurerm_monitor_diagnostic_setting: nested(BASE, "resource", "azurerm_monitor_diagnostic_setting"),
      azurerm_private_endpoint: nested(BASE, "resource", "azurerm_private_endpoint"),
    });
  });

  test("of one mutant is that mutant's configuration", () => {
    expect(merged(BASE, [redirected])).toEqual(redirected.configuration);
  });
});
