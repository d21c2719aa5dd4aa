import { BUILT_IN_ROLES } from "../../../constructs/identity/built-in-roles";
import { type Body, id, identity, placed, resource, SUBSCRIPTION, services, TAGS } from "./azapi-services";

const HUB =
  "/subscriptions/00000000-0000-0000-0000-0000000000aa/resourceGroups/rg-hub/providers/Microsoft.Network";

const workspace = placed(
  "Microsoft.MachineLearningServices/workspaces@2025-12-01",
  "mlw-vision-dev",
  {
    storageAccount: id("storage"),
    keyVault: id("vault"),
    containerRegistry: id("registry"),
    applicationInsights: id("insights"),
    publicNetworkAccess: "Disabled",
    systemDatastoresAuthMode: "identity",
    imageBuildCompute: "images",
    primaryUserAssignedIdentity: id("id_workspace"),
    provisionNetworkNow: true,
    managedNetwork: { isolationMode: "AllowOnlyApprovedOutbound" },
  },
  identity("workspace"),
);

const compute = (name: string, computeType: string, properties: Body) =>
  resource(
    "Microsoft.MachineLearningServices/workspaces/computes@2025-12-01",
    id("workspace"),
    name,
    { computeType, disableLocalAuth: true, properties: { enableNodePublicIp: false, ...properties } },
    { location: "swedencentral", tags: TAGS, ...identity(name), depends_on: rolesOf(name) },
  );
const cluster = (name: string, vmSize: string, vmPriority: string, maxNodeCount: number) =>
  compute(name, "AmlCompute", {
    vmSize,
    vmPriority,
    remoteLoginPortPublicAccess: "Disabled",
    scaleSettings: { minNodeCount: 0, maxNodeCount, nodeIdleTimeBeforeScaleDown: "PT2M" },
  });

type RoleName = keyof typeof BUILT_IN_ROLES;

/** By identity: roles on resources. */
const ROLES: Readonly<Record<string, readonly (readonly [RoleName, string])[]>> = {
  workspace: [
    ...["storage", "vault", "registry"].flatMap((target) => [
      ["reader", target] as const,
      ["networkConnectionApprover", target] as const,
    ]),
    ["reader", "insights"],
    ["storageBlobDataContributor", "storage"],
    ["storageFileDataPrivilegedContributor", "storage"],
    ["keyVaultSecretsOfficer", "vault"],
    ["acrPush", "registry"],
    ["monitoringMetricsPublisher", "insights"],
    ["reader", "pep_blob"],
    ["reader", "pep_file"],
  ],
  training: [
    ["storageBlobDataContributor", "storage"],
    ["storageFileDataPrivilegedContributor", "storage"],
    ["acrPull", "registry"],
  ],
  explore: [
    ["storageBlobDataContributor", "storage"],
    ["storageFileDataPrivilegedContributor", "storage"],
    ["acrPull", "registry"],
  ],
  images: [
    ["storageBlobDataReader", "storage"],
    ["acrPush", "registry"],
  ],
};

const roleAssignment = (owner: string, role: RoleName, target: string, index: number) =>
  resource(
    "Microsoft.Authorization/roleAssignments@2022-04-01",
    id(target),
    `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    {
      principalId: `\${azapi_resource.id_${owner}.output.properties.principalId}`,
      principalType: "ServicePrincipal",
      roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${BUILT_IN_ROLES[role].id}`,
    },
  );
const roleKey = (owner: string, role: string, target: string) => `${owner}_${role}_${target}`;

function rolesOf(owner: string): string[] {
  return (ROLES[owner] ?? []).map(([role, target]) => `azapi_resource.${roleKey(owner, role, target)}`);
}

const privateEndpoint = (subresource: string, target: string, zones: readonly string[]) => ({
  [`pep_${subresource}`]: placed("Microsoft.Network/privateEndpoints@2025-01-01", `pep-${subresource}`, {
    subnet: { id: `${HUB}/virtualNetworks/vnet-spoke/subnets/endpoints` },
    privateLinkServiceConnections: [
      { name: subresource, properties: { privateLinkServiceId: id(target), groupIds: [subresource] } },
    ],
  }),
  [`zones_${subresource}`]: resource(
    "Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-01-01",
    id(`pep_${subresource}`),
    "default",
    {
      privateDnsZoneConfigs: zones.map((zone) => ({
        name: zone.replaceAll(".", "-"),
        properties: { privateDnsZoneId: `${HUB}/privateDnsZones/${zone}` },
      })),
    },
  ),
});

const diagnostics = (name: string, target: string, metrics: string, hasLogs = true) => ({
  [`diag_${name}`]: resource(
    "Microsoft.Insights/diagnosticSettings@2021-05-01-preview",
    target,
    "to-log-analytics",
    {
      workspaceId: id("logs"),
      logs: hasLogs ? ["audit", "allLogs"].map((categoryGroup) => ({ categoryGroup, enabled: true })) : [],
      metrics: [{ category: metrics, enabled: true }],
    },
  ),
});

/** A landing zone of azapi alone, in ARM's words; network and DNS are a hub's. */
export function allByAzapi(): string {
  const identities = Object.keys(ROLES).map((name) => [
    `id_${name}`,
    placed("Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30", `id-vision-${name}`, {}),
  ]);
  const roles = Object.entries(ROLES)
    .flatMap(([owner, held]) => held.map(([role, target]) => [owner, role, target] as const))
    .map(([owner, role, target], index) => [
      roleKey(owner, role, target),
      roleAssignment(owner, role, target, index),
    ]);
  const azapi_resource = {
    ...services,
    ...Object.fromEntries([...identities, ...roles]),
    workspace: { ...workspace, depends_on: rolesOf("workspace").filter((address) => !/pep_/.test(address)) },
    training: cluster("training", "Standard_DS3_v2", "LowPriority", 4),
    images: cluster("images", "Standard_DS2_v2", "Dedicated", 1),
    explore: compute("explore", "ComputeInstance", {
      vmSize: "Standard_DS3_v2",
      applicationSharingPolicy: "Personal",
      sshSettings: { sshPublicAccess: "Disabled" },
      idleTimeBeforeShutdown: "PT30M",
      computeInstanceAuthorizationType: "personal",
      personalComputeInstanceSettings: {
        assignedUser: {
          objectId: "11111111-0000-0000-0000-000000000021",
          tenantId: "00000000-0000-0000-0000-000000000001",
        },
      },
    }),
    ...privateEndpoint("blob", "storage", ["privatelink.blob.core.windows.net"]),
    ...privateEndpoint("file", "storage", ["privatelink.file.core.windows.net"]),
    ...privateEndpoint("queue", "storage", ["privatelink.queue.core.windows.net"]),
    ...privateEndpoint("table", "storage", ["privatelink.table.core.windows.net"]),
    ...privateEndpoint("vault", "vault", ["privatelink.vaultcore.azure.net"]),
    ...privateEndpoint("registry", "registry", ["privatelink.azurecr.io"]),
    ...privateEndpoint("amlworkspace", "workspace", [
      "privatelink.api.azureml.ms",
      "privatelink.notebooks.azure.net",
    ]),
    ...diagnostics("workspace", id("workspace"), "AllMetrics"),
    ...diagnostics("vault", id("vault"), "AllMetrics"),
    ...diagnostics("registry", id("registry"), "AllMetrics"),
    ...diagnostics("logs", id("logs"), "AllMetrics"),
    ...diagnostics("insights", id("insights"), "AllMetrics", false),
    ...diagnostics("storage", id("storage"), "Transaction", false),
    ...diagnostics("blob", id("blobs"), "Transaction"),
    ...diagnostics("file", id("files"), "Transaction"),
    ...diagnostics("queue", `${id("storage")}/queueServices/default`, "Transaction"),
    ...diagnostics("table", `${id("storage")}/tableServices/default`, "Transaction"),
  };
  return JSON.stringify({
    provider: { azapi: { subscription_id: SUBSCRIPTION.split("/").at(-1) } },
    resource: { azapi_resource },
  });
}
