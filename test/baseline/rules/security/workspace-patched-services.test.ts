import { workspacePatchedServices } from "../../../../baseline/rules/security/workspace-patched-services";
import { findingsOf } from "../findings";

const ARM = "Microsoft.MachineLearningServices/workspaces@2025-12-01";
const ELSEWHERE = "/subscriptions/s/resourceGroups/g/providers/x/y/elsewhere";
const KEY = "https://kv.vault.azure.net/keys/k";
const ATTRIBUTES = {
  name: "mlw",
  storage_account_id: "${azurerm_storage_account.own.id}",
  key_vault_id: "${azurerm_key_vault.own.id}",
  container_registry_id: ELSEWHERE,
  application_insights_id: ELSEWHERE,
  primary_user_assigned_identity: ELSEWHERE,
  encryption: { key_id: KEY },
};
const BY_ID = { resource_id: "${azurerm_machine_learning_workspace.w.id}" };

interface Change {
  readonly own?: object;
  readonly type?: string;
  readonly which?: object;
}

function found(
  properties: object,
  { own = ATTRIBUTES, type = "azapi_update_resource", which = BY_ID }: Change = {},
) {
  return findingsOf(workspacePatchedServices, {
    resource: {
      azurerm_machine_learning_workspace: { w: own },
      azurerm_storage_account: { own: {}, other: {} },
      azurerm_key_vault: { own: {} },
      [type]: { p: { type: ARM, method: "PATCH", ...which, body: { properties } } },
    },
  });
}

const key = (keyIdentifier: string) => ({ encryption: { keyVaultProperties: { keyIdentifier } } });
const OTHER = { storageAccount: "${azurerm_storage_account.other.id}" };

test.each<[string, object]>([
  ["storage account", OTHER],
  ["storage account", { storageAccount: ELSEWHERE }],
  ["key vault", { keyVault: ELSEWHERE }],
  ["container registry", { containerRegistry: `${ELSEWHERE}2` }],
  ["Application Insights", { applicationInsights: `${ELSEWHERE}2` }],
  ["primary identity", { primaryUserAssignedIdentity: `${ELSEWHERE}2` }],
  ["key", key("https://elsewhere.vault.azure.net/keys/k")],
])("another %s is a violation: %j", (what, properties) => {
  expect(found(properties)).toEqual([
    `azapi_update_resource.p: violation: the workspace gets another ${what}`,
  ]);
});

test.each<[string, object]>([
  ["something else", { description: "a" }],
  ["what the workspace names, too", { storageAccount: ATTRIBUTES.storage_account_id }],
  ["the same id in capitals", { containerRegistry: ELSEWHERE.toUpperCase() }],
  ["a version of the same key", key(`${KEY}/${"0".repeat(32)}`)],
])("a patch of %s passes", (_, properties) => {
  expect(found(properties)).toEqual([]);
});

test("what the workspace doesn't name can be added", () => {
  expect(found({ containerRegistry: ELSEWHERE }, { own: { name: "mlw" } })).toEqual([]);
});

test.each<[string, Change]>([
  ["an action", { type: "azapi_resource_action" }],
  [
    "the workspace's name by reference",
    {
      own: { ...ATTRIBUTES, name: "${var.n}" },
      which: { name: "${azurerm_machine_learning_workspace.w.name}" },
    },
  ],
  ["its literal name", { which: { parent_id: "/g", name: "MLW" } }],
])("a patch by %s is seen", (_, change) => {
  expect(found(OTHER, change)).toHaveLength(1);
});

test("a workspace that isn't in the input names nothing that could be replaced", () => {
  expect(found(OTHER, { which: { resource_id: `${ELSEWHERE}/w` } })).toEqual([]);
});

test("what only a plan tells is unknown", () => {
  expect(found({ storageAccount: "${var.x}" })).toEqual([expect.stringContaining(": unknown: ")]);
});
