/** A built-in policy of Azure: its id never changes, its display name may. */
export interface BuiltInPolicy {
  /** GUID of the policy definition, lower case. */
  readonly id: string;
  /** Microsoft's display name, for readers. */
  readonly displayName: string;
}

const policy = (id: string, displayName: string): BuiltInPolicy => ({ id, displayName });

/** The built-in policies that deviations name: those that report what the constructs make on purpose. */
export const BUILT_IN_POLICIES = {
  // Machine Learning
  computesInVirtualNetwork: policy(
    "7804b5c7-01dc-4723-969b-ae300cc07ff1",
    "Azure Machine Learning Computes should be in a virtual network",
  ),
  workspaceApprovedOutboundOnly: policy(
    "6ddb1705-c8cf-450e-aa4b-19ad6703c440",
    "Azure Machine Learning and Ai Studio should use Allow Only Approved Outbound Managed Vnet mode",
  ),
  workspaceV1LegacyMode: policy(
    "e413671a-dd10-4cc1-a943-45b598596cb7",
    "Azure Machine Learning workspaces should enable V1LegacyMode to support network isolation backward compatibility",
  ),
  workspaceCustomerManagedKey: policy(
    "ba769a63-b8cc-4b2d-abf6-ac33c7204be8",
    "Azure Machine Learning workspaces should be encrypted with a customer-managed key",
  ),
  workspaceCustomerManagedKeyExists: policy(
    "7f40cee6-e933-4d0f-a782-b96615e0f4a6",
    "Azure Machine Learning workspaces should be encrypted with the use of a customer-managed key",
  ),
  workspaceLogsToLogAnalytics: policy(
    "f59276f0-5740-4aaf-821d-45d185aa210e",
    "Configure diagnostic settings for Azure Machine Learning Workspaces to Log Analytics workspace",
  ),
  workspaceLogsToStorage: policy(
    "a8de4d0a-d637-4684-b70e-6df73b74d117",
    "Enable logging by category group for Azure Machine Learning (microsoft.machinelearningservices/workspaces) to Storage",
  ),
  workspaceLogsToEventHub: policy(
    "ae48c709-d2b4-4fad-8c5c-838524130aa4",
    "Enable logging by category group for Azure Machine Learning (microsoft.machinelearningservices/workspaces) to Event Hub",
  ),
  endpointLogsToStorage: policy(
    "315c965f-c0d7-4397-86d3-c05a0981437a",
    "Enable logging by category group for microsoft.machinelearningservices/workspaces/onlineendpoints to Storage",
  ),
  endpointLogsToEventHub: policy(
    "cc789f91-3e63-4cfb-86f4-87565055f269",
    "Enable logging by category group for microsoft.machinelearningservices/workspaces/onlineendpoints to Event Hub",
  ),
  // Access
  customRoles: policy("a451c1ef-c6ca-483d-87ed-f49761e3ffb5", "Audit usage of custom RBAC roles"),
  // Storage
  storageCustomerManagedKey: policy(
    "6fac406b-40ca-413b-bf8e-0bf964659c25",
    "Storage accounts should use customer-managed key for encryption",
  ),
  storageQueueCustomerManagedKey: policy(
    "f0e5abd0-2554-4736-b7c0-4ffef23475ef",
    "Queue Storage should use customer-managed key for encryption",
  ),
  storageTableCustomerManagedKey: policy(
    "7c322315-e26d-4174-a99e-f49d351b4688",
    "Table Storage should use customer-managed key for encryption",
  ),
  storageZoneRedundant: policy(
    "85b005b2-95fc-4953-b9cb-f9ee6427c754",
    "[Preview]: Storage Accounts should be Zone Redundant",
  ),
  storageGeoRedundant: policy(
    "bf045164-79ba-4215-8f95-f8048dc1780b",
    "Geo-redundant storage should be enabled for Storage Accounts",
  ),
  storageSasSevenDays: policy(
    "7aa1c9d5-3d7e-4579-8117-d85e99211757",
    "Storage SAS tokens should adhere to 7 day maximum validity",
  ),
  storageSharedKey: policy(
    "8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54",
    "Storage accounts should prevent shared key access",
  ),
  storageVersioning: policy(
    "c36a325b-ae04-4863-ad4f-19c6678f8e08",
    "Configure your Storage account to enable blob versioning",
  ),
  storageVersioningModify: policy(
    "978deb5d-c9a7-41f8-b4b2-b76880d0de1f",
    "Modify - Configure your Storage account to enable blob versioning",
  ),
  storagePublicNetwork: policy(
    "b2982f36-99f2-4db5-8eff-283140c09693",
    "Storage accounts should disable public network access",
  ),
  storagePublicNetworkModify: policy(
    "a06d0189-92e8-4dba-b0c4-08d7669fce7d",
    "Configure storage accounts to disable public network access",
  ),
  storageIpRules: policy(
    "2a1a9cdf-e04d-429a-8416-3bfb72a1b26f",
    "Storage accounts should restrict network access using virtual network rules",
  ),
  storagePrivateLink: policy(
    "6edd7eda-6dd8-40f7-810d-67160c639cd9",
    "Storage accounts should use private link",
  ),
  storagePrivateLinkDeploy: policy(
    "9f766f00-8d11-464e-80e1-4091d7874074",
    "Configure Storage account to use a private link connection",
  ),
  storageServiceEndpoint: policy(
    "60d21c4f-21a3-4d94-85f4-b924e6aeeda4",
    "Storage Accounts should use a virtual network service endpoint",
  ),
  storageMetrics: policy(
    "59759c62-9a22-4cdf-ae64-074495983fef",
    "Configure diagnostic settings for Storage Accounts to Log Analytics workspace",
  ),
  blobLogs: policy(
    "b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb",
    "Configure diagnostic settings for Blob Services to Log Analytics workspace",
  ),
  fileLogs: policy(
    "25a70cc8-2bd4-47f1-90b6-1478e4662c96",
    "Configure diagnostic settings for File Services to Log Analytics workspace",
  ),
  queueLogs: policy(
    "7bd000e3-37c7-4928-9f31-86c4b77c5c45",
    "Configure diagnostic settings for Queue Services to Log Analytics workspace",
  ),
  tableLogs: policy(
    "2fb86bf3-d221-43d1-96d1-2434af34eaa0",
    "Configure diagnostic settings for Table Services to Log Analytics workspace",
  ),
  // Key Vault
  vaultPublicNetwork: policy(
    "405c5871-3e91-4644-8a63-58e19d68ff5b",
    "Azure Key Vault should disable public network access",
  ),
  vaultFirewall: policy(
    "55615ac9-af46-4a59-874e-391cc3dfb490",
    "Azure Key Vault should have firewall enabled or public network access disabled",
  ),
  vaultFirewallModify: policy(
    "ac673a9a-f77d-4846-b2d8-a57f8e1c01dc",
    "Configure key vaults to enable firewall",
  ),
  vaultServiceEndpoint: policy(
    "ea4d6841-2173-4317-9747-ff522a45120f",
    "Key Vault should use a virtual network service endpoint",
  ),
  vaultAuditEventToLogAnalytics: policy(
    "bef3f64c-5290-43b7-85b0-9b254eef4c47",
    "Deploy Diagnostic Settings for Key Vault to Log Analytics workspace",
  ),
  vaultLogsToEventHub: policy(
    "ed7c8c13-51e7-49d1-8a43-8490431a0da2",
    "Deploy Diagnostic Settings for Key Vault to Event Hub",
  ),
  // Container Registry
  registryCustomerManagedKey: policy(
    "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580",
    "Container registries should be encrypted with a customer-managed key",
  ),
  registryZoneRedundant: policy(
    "9d2b0a20-57d6-474c-9d12-44a4a20999c6",
    "[Preview]: Container Registry should be Zone Redundant",
  ),
  registryArmTokens: policy(
    "42781ec6-6127-4c30-bdfa-fb423a0047d3",
    "Container registries should have ARM audience token authentication disabled.",
  ),
  registryArmTokensModify: policy(
    "785596ed-054f-41bc-aaec-7f3d0ba05725",
    "Configure container registries to disable ARM audience token authentication.",
  ),
  registryServiceEndpoint: policy(
    "c4857be7-912a-4c75-87e6-e30292bcdf78",
    "[Preview]: Container Registry should use a virtual network service endpoint",
  ),
  // Azure Monitor
  insightsPublicNetwork: policy(
    "1bc02227-0cb6-4e11-8f53-eb0b22eab7e8",
    "Application Insights components should block log ingestion and querying from public networks",
  ),
  insightsPublicNetworkModify: policy(
    "dddfa1af-dcd6-42f4-b5b0-e1db01e0b405",
    "Configure Azure Application Insights components to disable public network access for log ingestion and querying",
  ),
  insightsLogs: policy(
    "79494980-ea12-4ca1-8cca-317e942b6da2",
    "Enable logging by category group for Application Insights (microsoft.insights/components) to Log Analytics",
  ),
  logAnalyticsPublicNetwork: policy(
    "6c53d030-cc64-46f0-906d-2bc061cd1334",
    "Log Analytics workspaces should block log ingestion and querying from public networks",
  ),
  logAnalyticsPublicNetworkModify: policy(
    "d3ba9c42-9dd5-441a-957c-274031c750c0",
    "Configure Azure Log Analytics workspaces to disable public network access for log ingestion and querying",
  ),
  logAnalyticsSavedQueries: policy(
    "fa298e57-9444-42ba-bf04-86e8470e32c7",
    "Saved-queries in Azure Monitor should be saved in customer storage account for logs encryption",
  ),
  diagnosticSettingsOfTypes: policy(
    "7f89b1eb-583c-429a-8828-af049802c1d9",
    "Audit diagnostic setting for selected resource types",
  ),
  // Defender for Cloud
  defenderForStorage: policy(
    "640d2586-54d2-465f-877f-9ffc1d2109f4",
    "Microsoft Defender for Storage should be enabled",
  ),
  defenderForKeyVault: policy(
    "0e6763cc-5078-4e64-889d-ff4d9a839047",
    "Azure Defender for Key Vault should be enabled",
  ),
  defenderForContainers: policy(
    "1c988dd6-ade4-430f-a608-2a3e5b0a6d38",
    "Microsoft Defender for Containers should be enabled",
  ),
  // Network
  networkFlowLogs: policy(
    "4c3c6c5f-0d47-4402-99b8-aa543dd8bcee",
    "Audit flow logs configuration for every virtual network",
  ),
  networkDdosProtection: policy(
    "94de2ad3-e0c1-4caf-ad78-5d47bbc83d3d",
    "Virtual networks should be protected by Azure DDoS Protection",
  ),
} as const satisfies Record<string, BuiltInPolicy>;
