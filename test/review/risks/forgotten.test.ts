import type { Attributes } from "../../../terraform-json";
import { type Planned, plan } from "../planned";
import { configuration, type Resources, reviewed } from "../two-sides";

const ST = "azurerm_storage_account.st";
const ID = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";
const ACCOUNT = {
  ...{ id: `${ID}/Microsoft.Storage/storageAccounts/st`, name: "st" },
  ...{ resource_group_name: "rg", location: "westeurope", public_network_access_enabled: false },
  ...{ account_tier: "Standard", account_replication_type: "LRS", tags: { environment: "dev" } },
};
const SCOPE = { scope: ACCOUNT.id, lock_level: "CanNotDelete", name: "l" };
const ENDPOINT = {
  ...{ name: "pe", resource_group_name: "rg", location: "westeurope", subnet_id: "/s" },
  private_service_connection: [
    {
      ...{ name: "c", is_manual_connection: false, subresource_names: ["blob"] },
      private_connection_resource_id: ACCOUNT.id,
    },
  ],
};
const SETTING = {
  ...{ name: "d", target_resource_id: ACCOUNT.id, log_analytics_workspace_id: "/l" },
  enabled_metric: [{ category: "Transaction" }],
};
const VAULT = {
  ...{ name: "kv", resource_group_name: "rg", location: "westeurope", sku_name: "standard", tenant_id: "t" },
  public_network_access_enabled: false,
};
const IDENTITY = { name: "id", resource_group_name: "rg", location: "westeurope" };
const LOGS = { ...IDENTITY, name: "log", retention_in_days: 90 };
const ROLE = {
  scope: ACCOUNT.id,
  role_definition_name: "Reader",
  principal_id: "p",
  principal_type: "Group",
};

/** What the review says of what is forgotten, by the input's kind. */
const BY_INPUT: Record<string, (address: string, attributes: Attributes) => string[]> = {
  configuration: (address, attributes) => {
    const stays: Resources = { [ST]: ACCOUNT };
    const removed = [{ from: address, lifecycle: [{ destroy: false }] }];
    return told(
      configuration({ ...stays, [address]: attributes }),
      configuration(stays, { removed }),
      address,
    );
  },
  plan: (address, attributes) => {
    const stays: Planned = { address: ST, actions: ["no-op"], before: ACCOUNT, after: ACCOUNT };
    const was = { address, before: attributes };
    return told(
      plan(stays, { ...was, actions: ["no-op"], after: attributes }),
      plan(stays, { ...was, actions: ["forget"] }),
      address,
    );
  },
  "plan that goes on to name it": (address, attributes) => {
    const stays: Planned = { address: ST, actions: ["no-op"], before: ACCOUNT, after: ACCOUNT };
    const was = { address, before: attributes, after: attributes };
    return told(
      plan(stays, { ...was, actions: ["no-op"] }),
      plan(stays, { ...was, actions: ["forget"], change: { after: null } }),
      address,
    );
  },
};

function told(base: Attributes, head: Attributes, address: string): string[] {
  const { risks } = reviewed(base, head);
  return risks
    .filter(({ change, rules }) => change.address === address && rules.length === 0)
    .map(({ certainty, kind, severity, what }) => {
      const isLeft = what.startsWith("Terraform forgets it: it is left in Azure");
      return [kind, severity, certainty, ...(isLeft ? [] : [what])].join(" ");
    });
}

describe.each(Object.entries(BY_INPUT))("a %s", (_input, of) => {
  test.each<[string, string, Attributes, string[]]>([
    ["a vault", "azurerm_key_vault.kv", VAULT, ["data-loss medium possible"]],
    ["logs, which are told once", "azurerm_log_analytics_workspace.l", LOGS, ["data-loss medium possible"]],
    ["an identity", "azurerm_user_assigned_identity.i", IDENTITY, ["data-loss low possible"]],
    ["a lock", "azurerm_management_lock.l", SCOPE, ["protection-removed low possible"]],
    ["a private endpoint", "azurerm_private_endpoint.pe", ENDPOINT, ["network-opened low possible"]],
    [
      "a diagnostic setting",
      "azurerm_monitor_diagnostic_setting.d",
      SETTING,
      ["monitoring-lost low possible"],
    ],
    ["a role, by which nobody gets more", "azurerm_role_assignment.r", ROLE, []],
  ])("forgets %s", (_, address, attributes, expected) => {
    expect(of(address, attributes)).toEqual(expected);
  });
});

test("in production the rule that misses the lock joins what is told of it", () => {
  const tags = { environment: "prod" };
  const lock = "azurerm_management_lock.l";
  const base: Resources = { [ST]: { ...ACCOUNT, tags } };
  const { risks } = reviewed(
    configuration({ ...base, [lock]: { ...SCOPE, scope: `\${${ST}.id}` } }),
    configuration(base, { removed: [{ from: lock, lifecycle: [{ destroy: false }] }] }),
  );
  expect(risks).toMatchObject([
    { kind: "protection-removed", severity: "medium", change: { address: lock, kind: "forget" } },
  ]);
});
