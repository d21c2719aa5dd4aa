import { Testing } from "cdktf";
import { state } from "../../environments/state";
import type { StateConfig } from "../../stacks/config/state-config";
import { StateBackendStack } from "../../stacks/state-backend-stack";
import { accepted, answered } from "../support/deviations";
import { Template } from "../support/template";

const NETWORK = "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network";

function stack(changes: Partial<StateConfig> = {}): StateBackendStack {
  return new StateBackendStack(Testing.app({ stackTraces: false }), "state", {
    config: { ...state, ...changes },
  });
}
const template = Template.of(stack());

test("the account keeps every state's versions, and takes Entra tokens only", () => {
  expect(template.resource("azurerm_storage_account").only).toMatchObject({
    name: expect.stringMatching(/^sttfchurnstate[a-z0-9]{5}$/),
    account_replication_type: "ZRS",
    shared_access_key_enabled: false,
    blob_properties: { versioning_enabled: true, delete_retention_policy: { days: 90 } },
    lifecycle: { prevent_destroy: true },
  });
  expect(template.resource("azurerm_storage_container").named("storage_container-tfstate")).toMatchObject({
    name: "tfstate",
    container_access_type: "private",
  });
  template.resource("azurerm_management_lock").count(1);
});

test("a region without zones gets local redundancy", () => {
  const [account] = Template.of(stack({ location: "westus" })).resource("azurerm_storage_account").all;
  expect(account?.attributes.account_replication_type).toBe("LRS");
});

test("from listed addresses: everybody else is denied, and the deviation is listed", () => {
  expect(template.resource("azurerm_storage_account").only).toMatchObject({
    public_network_access_enabled: true,
    network_rules: { default_action: "Deny", ip_rules: ["203.0.113.10"] },
  });
  const open = stack();
  expect(accepted(open)).toMatchObject([{ construct: "storage", property: "publicNetworkAccess" }]);
  expect(answered(open, "")).toMatchObject({ access: ["6edd7eda", "9f766f00"] });
  template.resource("azurerm_private_endpoint").count(0);
});

test("from a runner subnet: private endpoint only, no deviation", () => {
  const access = {
    kind: "private-endpoint" as const,
    subnetId: `${NETWORK}/virtualNetworks/hub/subnets/endpoints`,
    blobZoneId: `${NETWORK}/privateDnsZones/privatelink.blob.core.windows.net`,
  };
  const closed = stack({ access });
  const synthesized = Template.of(closed);
  expect(synthesized.resource("azurerm_storage_account").only).toMatchObject({
    public_network_access_enabled: false,
  });
  expect(synthesized.resource("azurerm_private_endpoint").only).toMatchObject({
    subnet_id: access.subnetId,
    private_service_connection: { subresource_names: ["blob"] },
    private_dns_zone_group: { private_dns_zone_ids: [access.blobZoneId] },
  });
  expect(synthesized.resource("azurerm_management_lock").only.depends_on).toContain(
    "azurerm_private_endpoint.storage-blob-endpoint",
  );
  expect(accepted(closed)).toEqual([]);
  expect(answered(closed, "")).not.toHaveProperty("access");
});

test("deployers, by group, read and write the states and nothing else", () => {
  const deployer = "storage_deployer-00000000-0000-0000-0000-000000000014";
  expect(template.resource("azurerm_role_assignment").named(deployer)).toMatchObject({
    scope: "${azurerm_storage_account.storage.id}",
    principal_id: "00000000-0000-0000-0000-000000000014",
    principal_type: "Group",
    role_definition_id: expect.stringContaining("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
  });
  Template.of(stack({ deployers: undefined, containers: undefined }))
    .resource("azurerm_role_assignment")
    .count(0);
});

test("security/least-privilege-user-rbac: who rolls models out reaches the states of its own container alone", () => {
  expect(
    template.resource("azurerm_storage_container").named("storage_container-tfstate-serving"),
  ).toMatchObject({ name: "tfstate-serving", container_access_type: "private" });
  const serving = template
    .resource("azurerm_role_assignment")
    .count(2)
    .all.filter(({ attributes }) => attributes.principal_id === "00000000-0000-0000-0000-000000000033");
  expect(serving.map(({ attributes }) => attributes)).toMatchObject([
    {
      scope: "${azurerm_storage_container.storage_container-tfstate-serving.id}",
      principal_type: "Group",
      role_definition_id: expect.stringContaining("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
    },
  ]);
});

test("its own state begins in a file and moves into the account", () => {
  expect(template.terraform.backend).toEqual({ local: { path: "../../../terraform.state.tfstate" } });
  const backend = {
    kind: "azurerm",
    resourceGroup: "rg",
    storageAccount: "sttf",
    container: "tfstate",
    key: "state.tfstate",
  } as const;
  expect(Template.of(stack({ backend })).terraform.backend).toMatchObject({
    azurerm: { key: "state.tfstate", use_azuread_auth: true, environment: "public" },
  });
  const inChina = stack({ backend, cloud: "china", location: "chinanorth3" });
  expect(Template.of(inChina).terraform.backend).toMatchObject({ azurerm: { environment: "china" } });
});

test("the outputs are what a backend setting needs", () => {
  expect(template.outputs).toEqual({
    resource_group_name: { value: "${azurerm_resource_group.group.name}" },
    storage_account_name: { value: "${azurerm_storage_account.storage.name}" },
    container_name: { value: "tfstate" },
  });
});

test("soft-deleted vaults and workspaces are never purged from here, tags say whose it is", () => {
  expect(template.provider("azurerm")).toMatchObject({ subscription_id: state.subscriptionId });
  expect(template.provider("azurerm").features).toMatchObject([
    { key_vault: [{ purge_soft_delete_on_destroy: false }] },
  ]);
  expect(template.resource("azurerm_resource_group").only).toMatchObject({
    name: "rg-churn-state-weu",
    tags: { owner: "ml-platform@example.com", useCase: "churn", environment: "state" },
  });
});

test("every version of a state is kept, and nothing moves to the cool tier", () => {
  template.resource("azurerm_storage_management_policy").count(0);
});

test("one switch takes lock and prevent_destroy away", () => {
  const open = Template.of(stack({ protectData: false }));
  open.resource("azurerm_management_lock").count(0);
  expect(open.resource("azurerm_storage_account").only).not.toHaveProperty("lifecycle");
});

test("operations/collect-resource-logs: who read the state stands in a Log Analytics workspace, if one is named", () => {
  const logAnalyticsWorkspaceId =
    "/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w";
  template.resource("azurerm_monitor_diagnostic_setting").count(0);
  expect(answered(stack(), "")).toMatchObject({
    logAnalyticsWorkspaceId: ["25a70cc8", "2fb86bf3", "59759c62", "7bd000e3", "b4fe1a3b"],
  });
  const collected = stack({ logAnalyticsWorkspaceId });
  expect(answered(collected, "")).not.toHaveProperty("logAnalyticsWorkspaceId");
  const settings = Template.of(collected).resource("azurerm_monitor_diagnostic_setting").count(5);
  for (const { attributes } of settings.all) {
    expect(attributes.log_analytics_workspace_id).toBe(logAnalyticsWorkspaceId);
  }
});

test("platform keys for a confidential state are a deviation of the stack", () => {
  const platformKeys = { reason: "no vault before the state", approvedBy: "board", expires: "2027-01-01" };
  expect(accepted(stack({ platformKeys }))).toMatchObject([
    {
      construct: "",
      property: "platformKeys",
      recommendations: ["security/encrypt-with-cmk"],
      rules: ["security/storage-customer-managed-key"],
    },
    { property: "publicNetworkAccess" },
  ]);
  expect(answered(stack(), "storage")).toMatchObject({ encryption: ["6fac406b"] });
  expect(answered(stack({ platformKeys }), "storage")).not.toHaveProperty("encryption");
});
