/**
 * The rules of the baseline: one pure function a file, in a folder for its pillar. A rule reads Azure
 * resources, not Terraform, so it holds for azurerm 4.x and 5.x and for azapi alike.
 */

import { ownerTags } from "./ai-cost/owner-tags";
import { registryUntaggedManifests } from "./ai-cost/registry-untagged-manifests";
import { storageLifecycle } from "./ai-cost/storage-lifecycle";
import { unusedPremiumTiers } from "./ai-cost/unused-premium-tiers";
import { usualTagsOnAll } from "./ai-cost/usual-tags";
import { workspaceStorageKind } from "./ai-performance/workspace-storage-kind";
import { computeIdentitySharing } from "./ai-security/compute-identity-sharing";
import { identitySegmentation } from "./ai-security/identity-segmentation";
import { inferenceNodePool } from "./ai-security/inference-node-pool";
import { insightsIpMasking } from "./ai-security/insights-ip-masking";
import { payloadPurpose } from "./ai-security/payload-purpose";
import { payloadRetention } from "./ai-security/payload-retention";
import { payloadWholeBodies } from "./ai-security/payload-whole-bodies";
import { roleCondition } from "./ai-security/role-condition";
import { workspaceHighBusinessImpact } from "./ai-security/workspace-high-business-impact";
import { budget } from "./cost/budget";
import { budgetNotifications } from "./cost/budget-notifications";
import { clusterIdleTime } from "./cost/cluster-idle-time";
import { clusterMaximum } from "./cost/cluster-maximum";
import { clusterScaleToZero } from "./cost/cluster-scale-to-zero";
import { computeSize } from "./cost/compute-size";
import { deploymentSize } from "./cost/deployment-size";
import { gpuSizes } from "./cost/gpu-sizes";
import { idleNodesAlert } from "./cost/idle-nodes-alert";
import { instanceIdleShutdown } from "./cost/instance-idle-shutdown";
import { managedNetworkFirewall } from "./cost/managed-network-firewall";
import { requiredTagsPolicy } from "./cost/required-tags";
import { sweepEarlyTermination } from "./cost/sweep-early-termination";
import { trainingPriority } from "./cost/training-priority";
import { actionGroupReceivers } from "./operations/action-group-receivers";
import { activityAlerts } from "./operations/activity-alerts";
import { activityLogExport } from "./operations/activity-log-export";
import { advisorAlerts } from "./operations/advisor-alerts";
import { alertEnabled } from "./operations/alert-enabled";
import { alertEnds } from "./operations/alert-ends";
import { alertFrequency } from "./operations/alert-frequency";
import { alertSeverity } from "./operations/alert-severity";
import { alertTells } from "./operations/alert-tells";
import { alertThreshold } from "./operations/alert-threshold";
import { autoscaleDiagnostics } from "./operations/autoscale-diagnostics";
import { batchAlerts } from "./operations/batch-alerts";
import { clusterAlerts } from "./operations/cluster-alerts";
import { deploymentInsights } from "./operations/deployment-insights";
import { endpointDiagnostics } from "./operations/endpoint-diagnostics";
import { ignoredChanges } from "./operations/ignored-changes";
import { ingestionAlert } from "./operations/ingestion-alert";
import { insightsCapNotice } from "./operations/insights-cap-notice";
import { insightsInLogAnalytics } from "./operations/insights-in-log-analytics";
import { insightsSampling } from "./operations/insights-sampling";
import { keyExpiryAlert } from "./operations/key-expiry-alert";
import { logAlertIdentity } from "./operations/log-alert-identity";
import { logAnalyticsTier } from "./operations/log-analytics-tier";
import { logRetention } from "./operations/log-retention";
import { monitorNotification } from "./operations/monitor-notification";
import { networkDiagnostics } from "./operations/network-diagnostics";
import { policyLogFilters } from "./operations/policy-log-filters";
import { serviceDiagnostics } from "./operations/service-diagnostics";
import { serviceHealthAlerts } from "./operations/service-health-alerts";
import { storageAlerts } from "./operations/storage-alerts";
import { storageDiagnostics } from "./operations/storage-diagnostics";
import { vaultAlerts } from "./operations/vault-alerts";
import { workspaceCount } from "./operations/workspace-count";
import { workspaceDiagnostics } from "./operations/workspace-diagnostics";
import { workspaceInsights } from "./operations/workspace-insights";
import { workspaceV1LegacyMode } from "./operations/workspace-v1-legacy-mode";
import { autoscaleBothWays } from "./performance/autoscale-both-ways";
import { autoscaleEnabled } from "./performance/autoscale-enabled";
import { autoscaleMinimum } from "./performance/autoscale-minimum";
import { autoscalePace } from "./performance/autoscale-pace";
import { autoscaleRoom } from "./performance/autoscale-room";
import { autoscaleThresholds } from "./performance/autoscale-thresholds";
import { deploymentAlerts } from "./performance/deployment-alerts";
import { deploymentAutoscale } from "./performance/deployment-autoscale";
import { deploymentRequestSettings } from "./performance/deployment-request-settings";
import { endpointAlerts } from "./performance/endpoint-alerts";
import { gpuIdleAlert } from "./performance/gpu-idle-alert";
import { jobDurationAlerts } from "./performance/job-duration-alerts";
import { kubernetesAutoscaling } from "./performance/kubernetes-autoscaling";
import { monitorThresholds } from "./performance/monitor-thresholds";
import { scheduledJobTimeout } from "./performance/scheduled-job-timeout";
import { batchDefaultDeployment } from "./reliability/batch-default-deployment";
import { batchDeploymentCluster } from "./reliability/batch-deployment-cluster";
import { batchErrorThreshold } from "./reliability/batch-error-threshold";
import { batchInferenceTier } from "./reliability/batch-inference-tier";
import { batchRetries } from "./reliability/batch-retries";
import { clusterCapacity } from "./reliability/cluster-capacity";
import { dataLocked } from "./reliability/data-locked";
import { dataPreventDestroy } from "./reliability/data-prevent-destroy";
import { defenderPreventDestroy } from "./reliability/defender-prevent-destroy";
import { deploymentCompute } from "./reliability/deployment-compute";
import { deploymentInstances } from "./reliability/deployment-instances";
import { deploymentProbes } from "./reliability/deployment-probes";
import { deploymentVersions } from "./reliability/deployment-versions";
import { endpointPreventDestroy } from "./reliability/endpoint-prevent-destroy";
import { endpointTraffic } from "./reliability/endpoint-traffic";
import { environmentTag } from "./reliability/environment-tag";
import { kubernetesInferenceReplicas } from "./reliability/kubernetes-inference-replicas";
import { kubernetesMirror } from "./reliability/kubernetes-mirror";
import { kubernetesRegularNodes } from "./reliability/kubernetes-regular-nodes";
import { kubernetesTier } from "./reliability/kubernetes-tier";
import { kubernetesZones } from "./reliability/kubernetes-zones";
import { lockLevel } from "./reliability/lock-level";
import { productionInstances } from "./reliability/production-instances";
import { providerKeepsDeleted } from "./reliability/provider-keeps-deleted";
import { providerKeepsFullGroups } from "./reliability/provider-keeps-full-groups";
import { providerRecoversVaults } from "./reliability/provider-recovers-vaults";
import { registryZoneRedundancy } from "./reliability/registry-zone-redundancy";
import { scheduleEnabled } from "./reliability/schedule-enabled";
import { scheduledJobCluster } from "./reliability/scheduled-job-cluster";
import { scheduledJobOutput } from "./reliability/scheduled-job-output";
import { storageLifecycleDeletion } from "./reliability/storage-lifecycle-deletion";
import { storagePointInTimeRestore } from "./reliability/storage-point-in-time-restore";
import { storageSoftDelete } from "./reliability/storage-soft-delete";
import { storageVersioning } from "./reliability/storage-versioning";
import { storageZoneRedundancy } from "./reliability/storage-zone-redundancy";
import { trafficAfterDeployments } from "./reliability/traffic-after-deployments";
import { trafficGate } from "./reliability/traffic-gate";
import { vaultPurgeProtection } from "./reliability/vault-purge-protection";
import { vaultSoftDelete } from "./reliability/vault-soft-delete";
import type { Rule } from "./rule";
import { accessByGroup } from "./security/access-by-group";
import { applicationPasswords } from "./security/application-passwords";
import { bastionDataChannels } from "./security/bastion-data-channels";
import { bastionEntries } from "./security/bastion-entries";
import { bastionSecurityGroup } from "./security/bastion-security-group";
import { batchEndpointTokens } from "./security/batch-endpoint-tokens";
import { computeDataRoles } from "./security/compute-data-roles";
import { computeIdentity } from "./security/compute-identity";
import { computeIsolation } from "./security/compute-isolation";
import { computeLocalAuth } from "./security/compute-local-auth";
import { computePublicIp } from "./security/compute-public-ip";
import { computeRegistryPull } from "./security/compute-registry-pull";
import { computeSsh } from "./security/compute-ssh";
import { connectionCredentials } from "./security/connection-credentials";
import { customRoleActions } from "./security/custom-role-actions";
import { dataScientistDataRoles } from "./security/data-scientist-data-roles";
import { datastoreCredentials } from "./security/datastore-credentials";
import { defenderExtensions } from "./security/defender-extensions";
import { defenderPlansOn } from "./security/defender-plans";
import { delegatedManagement } from "./security/delegated-management";
import { deploymentEgress } from "./security/deployment-egress";
import { deploymentSecrets } from "./security/deployment-secrets";
import { directoryRoles } from "./security/directory-roles";
import { encryptionKeyRole } from "./security/encryption-key-role";
import { endpointIdentity } from "./security/endpoint-identity";
import { endpointKeyRoles } from "./security/endpoint-key-roles";
import { endpointPublicNetwork } from "./security/endpoint-public-network";
import { endpointRoles } from "./security/endpoint-roles";
import { exemptionExpiry } from "./security/exemption-expiry";
import { exemptionReason } from "./security/exemption-reason";
import { exemptionScope } from "./security/exemption-scope";
import { federatedCredentialSubject } from "./security/federated-credential-subject";
import { firewallAnybody } from "./security/firewall-anybody";
import { firewallOpen } from "./security/firewall-open";
import { imageBuildPush } from "./security/image-build-push";
import { insightsProfilerStorage } from "./security/insights-profiler-storage";
import { instanceUser } from "./security/instance-user";
import { keyBeforeUse } from "./security/key-before-use";
import { keyEnabled } from "./security/key-enabled";
import { keyNotExportable } from "./security/key-not-exportable";
import { keyOperations } from "./security/key-operations";
import { keyRoleScope } from "./security/key-role-scope";
import { keyRotation } from "./security/key-rotation";
import { keyStrength } from "./security/key-strength";
import { keyVersionFollowed } from "./security/key-version-followed";
import { keysInState } from "./security/keys-in-state";
import { kubernetesEgress } from "./security/kubernetes-egress";
import { kubernetesEntra } from "./security/kubernetes-entra";
import { kubernetesHostEncryption } from "./security/kubernetes-host-encryption";
import { kubernetesHttpRouting } from "./security/kubernetes-http-routing";
import { kubernetesIdentity } from "./security/kubernetes-identity";
import { kubernetesInferencePrivate } from "./security/kubernetes-inference-private";
import { kubernetesInferenceTls } from "./security/kubernetes-inference-tls";
import { kubernetesLocalAccounts } from "./security/kubernetes-local-accounts";
import { kubernetesNamespace } from "./security/kubernetes-namespace";
import { kubernetesNetworkPolicy } from "./security/kubernetes-network-policy";
import { kubernetesPolicy } from "./security/kubernetes-policy";
import { kubernetesPrivate } from "./security/kubernetes-private";
import { kubernetesRunCommand } from "./security/kubernetes-run-command";
import { kubernetesSubnet } from "./security/kubernetes-subnet";
import { kubernetesUpgrades } from "./security/kubernetes-upgrades";
import { machinePublicAddress } from "./security/machine-public-address";
import { managedNetworkProvisioned } from "./security/managed-network-provisioned";
import { monitorCredentials } from "./security/monitor-credentials";
import { monitorScopeClosed } from "./security/monitor-scope-closed";
import { monitorScopeEndpoint } from "./security/monitor-scope-endpoint";
import { monitorStore } from "./security/monitor-store";
import { monitoringKeys } from "./security/monitoring-keys";
import { monitoringLocalAuth } from "./security/monitoring-local-auth";
import { monitoringPrivate } from "./security/monitoring-private";
import { networkDnsServers } from "./security/network-dns-servers";
import { nsgDenyInbound } from "./security/nsg-deny-inbound";
import { nsgDenyOutbound } from "./security/nsg-deny-outbound";
import { nsgInboundOpen } from "./security/nsg-inbound-open";
import { nsgInboundPorts } from "./security/nsg-inbound-ports";
import { nsgInboundRange } from "./security/nsg-inbound-range";
import { nsgOutboundAnybody } from "./security/nsg-outbound-anybody";
import { nsgOutboundOpen } from "./security/nsg-outbound-open";
import { nsgOutboundPorts } from "./security/nsg-outbound-ports";
import { onlineEndpointTokens } from "./security/online-endpoint-tokens";
import { outboundFqdnWildcard } from "./security/outbound-fqdn-wildcard";
import { outboundPorts } from "./security/outbound-ports";
import { outboundPublicPlaces } from "./security/outbound-public-places";
import { outboundRuleOrder } from "./security/outbound-rule-order";
import { outboundServiceTag } from "./security/outbound-service-tag";
import { payloadHeaders } from "./security/payload-headers";
import { payloadPlace } from "./security/payload-place";
import { payloadReadersApart } from "./security/payload-readers";
import { payloadWriter } from "./security/payload-writer";
import { policyApproval } from "./security/policy-approval";
import { policyEffect } from "./security/policy-effect";
import { policyEnforced } from "./security/policy-enforced";
import { policyExclusions } from "./security/policy-exclusions";
import { policyIsolation } from "./security/policy-isolation";
import { policyModels } from "./security/policy-models";
import { policyPythonChannels } from "./security/policy-python-channels";
import { policyRegistries } from "./security/policy-registries";
import { policyResources } from "./security/policy-resources";
import { policySignedCode } from "./security/policy-signed-code";
import { privateEndpointApproved } from "./security/private-endpoint-approved";
import { privateEndpointZones } from "./security/private-endpoint-zones";
import { privateZoneFallback } from "./security/private-zone-fallback";
import { privateZoneLinked } from "./security/private-zone-linked";
import { privateZoneRecords } from "./security/private-zone-records";
import { privateZoneRegistration } from "./security/private-zone-registration";
import { privilegedRoles } from "./security/privileged-roles";
import { providerSecrets } from "./security/provider-secrets";
import { providerStorageEntra } from "./security/provider-storage-entra";
import { publicIpPurpose } from "./security/public-ip-purpose";
import { registryAdminUser } from "./security/registry-admin-user";
import { registryAnonymousPull } from "./security/registry-anonymous-pull";
import { registryCacheRules } from "./security/registry-cache-rules";
import { registryCustomerManagedKey } from "./security/registry-customer-managed-key";
import { registryExports } from "./security/registry-exports";
import { registryFirewall } from "./security/registry-firewall";
import { registryImports } from "./security/registry-imports";
import { registryKeyVault } from "./security/registry-key-vault";
import { registryPremium } from "./security/registry-premium";
import { registryPrivateEndpoint } from "./security/registry-private-endpoint";
import { registryPublicNetwork } from "./security/registry-public-network";
import { registryTokens } from "./security/registry-tokens";
import { registryWebhookTls } from "./security/registry-webhook-tls";
import { roleActivation } from "./security/role-activation";
import { roleScopeGroup } from "./security/role-scope-group";
import { roleScopeSubscription } from "./security/role-scope-subscription";
import { rolesBeforeWorkspace } from "./security/roles-before-workspace";
import { rolesWithinPurpose } from "./security/roles-within-purpose";
import { routeDefault } from "./security/route-default";
import { scheduledJobIdentity } from "./security/scheduled-job-identity";
import { securityBenchmark } from "./security/security-benchmark";
import { securityContact } from "./security/security-contact";
import { serverlessComputeNetwork } from "./security/serverless-compute-network";
import { stateBackendEntra } from "./security/state-backend-entra";
import { storageAccessPolicies } from "./security/storage-access-policies";
import { storageAclOthers } from "./security/storage-acl-others";
import { storageAnonymousBlobs } from "./security/storage-anonymous-blobs";
import { storageContainerAccess } from "./security/storage-container-access";
import { storageCopies } from "./security/storage-copies";
import { storageCopyScope } from "./security/storage-copy-scope";
import { storageCors } from "./security/storage-cors";
import { storageCredentials } from "./security/storage-credentials";
import { storageCrossTenantReplication } from "./security/storage-cross-tenant-replication";
import { storageCustomerManagedKey } from "./security/storage-customer-managed-key";
import { storageDoubleEncryption } from "./security/storage-double-encryption";
import { storageEntraByDefault } from "./security/storage-entra-by-default";
import { storageFirewall } from "./security/storage-firewall";
import { storageHttpsOnly } from "./security/storage-https-only";
import { storageKeyIdentity } from "./security/storage-key-identity";
import { storageKeyScope } from "./security/storage-key-scope";
import { storageOtherDoors } from "./security/storage-other-doors";
import { storagePolicyAccounts } from "./security/storage-policy-accounts";
import { storagePrivateEndpoints } from "./security/storage-private-endpoints";
import { storagePublicNetwork } from "./security/storage-public-network";
import { storageQueueTableEndpoints } from "./security/storage-queue-table-endpoints";
import { storageRouting } from "./security/storage-routing";
import { storageSasExpiry } from "./security/storage-sas-expiry";
import { storageShareDefaultRole } from "./security/storage-share-default-role";
import { storageSharedKeys } from "./security/storage-shared-keys";
import { storageSmbEncryption } from "./security/storage-smb-encryption";
import { storageSmbSignIn } from "./security/storage-smb-sign-in";
import { storageStaticWebsite } from "./security/storage-static-website";
import { storageTls } from "./security/storage-tls";
import { subnetDefaultOutbound } from "./security/subnet-default-outbound";
import { subnetEndpointPolicies } from "./security/subnet-endpoint-policies";
import { subnetLinkServicePolicies } from "./security/subnet-link-service-policies";
import { subnetNatGateway } from "./security/subnet-nat-gateway";
import { subnetSecurityGroup } from "./security/subnet-security-group";
import { subnetStoragePolicy } from "./security/subnet-storage-policy";
import { trustedServices } from "./security/trusted-services";
import { vaultAccessPolicies } from "./security/vault-access-policies";
import { vaultFirewall } from "./security/vault-firewall";
import { vaultPlatformAccess } from "./security/vault-platform-access";
import { vaultPrivateEndpoint } from "./security/vault-private-endpoint";
import { vaultPublicNetwork } from "./security/vault-public-network";
import { vaultRoles } from "./security/vault-roles";
import { vaultSecretValues } from "./security/vault-secret-values";
import { workspaceCustomerManagedKey } from "./security/workspace-customer-managed-key";
import { workspaceEncryptionIdentity } from "./security/workspace-encryption-identity";
import { workspaceEndpointApprover } from "./security/workspace-endpoint-approver";
import { workspaceIdentity } from "./security/workspace-identity";
import { workspaceImageBuild } from "./security/workspace-image-build";
import { workspaceInsightsRoles } from "./security/workspace-insights-roles";
import { workspaceKeyVersion } from "./security/workspace-key-version";
import { workspaceManagedNetwork } from "./security/workspace-managed-network";
import { workspacePatchedServices } from "./security/workspace-patched-services";
import { workspacePrivateEndpoint } from "./security/workspace-private-endpoint";
import { workspacePublicNetwork } from "./security/workspace-public-network";
import { workspaceReadsStorageEndpoints } from "./security/workspace-reads-storage-endpoints";
import { workspaceRegistry } from "./security/workspace-registry";
import { workspaceRegistryRoles } from "./security/workspace-registry-roles";
import { workspaceServiceSideEncryption } from "./security/workspace-service-side-encryption";
import { workspaceSharedResources } from "./security/workspace-shared-resources";
import { workspaceStorageAccess } from "./security/workspace-storage-access";
import { workspaceStorageRoles } from "./security/workspace-storage-roles";
import { workspaceVaultRoles } from "./security/workspace-vault-roles";

/** All rules, in the order of every report: by pillar, then by id. */
export const RULES: readonly Rule[] = [
  batchDefaultDeployment,
  batchDeploymentCluster,
  batchErrorThreshold,
  batchInferenceTier,
  batchRetries,
  clusterCapacity,
  dataLocked,
  dataPreventDestroy,
  defenderPreventDestroy,
  deploymentCompute,
  deploymentInstances,
  deploymentProbes,
  deploymentVersions,
  endpointPreventDestroy,
  endpointTraffic,
  environmentTag,
  kubernetesInferenceReplicas,
  kubernetesMirror,
  kubernetesRegularNodes,
  kubernetesTier,
  kubernetesZones,
  lockLevel,
  productionInstances,
  providerKeepsDeleted,
  providerKeepsFullGroups,
  providerRecoversVaults,
  registryZoneRedundancy,
  scheduleEnabled,
  scheduledJobCluster,
  scheduledJobOutput,
  storageLifecycleDeletion,
  storagePointInTimeRestore,
  storageSoftDelete,
  storageVersioning,
  storageZoneRedundancy,
  trafficAfterDeployments,
  trafficGate,
  vaultPurgeProtection,
  vaultSoftDelete,
  accessByGroup,
  applicationPasswords,
  bastionDataChannels,
  bastionEntries,
  bastionSecurityGroup,
  batchEndpointTokens,
  computeDataRoles,
  computeIdentity,
  computeIsolation,
  computeLocalAuth,
  computePublicIp,
  computeRegistryPull,
  computeSsh,
  connectionCredentials,
  customRoleActions,
  dataScientistDataRoles,
  datastoreCredentials,
  defenderExtensions,
  defenderPlansOn,
  delegatedManagement,
  deploymentEgress,
  deploymentSecrets,
  directoryRoles,
  encryptionKeyRole,
  endpointIdentity,
  endpointKeyRoles,
  endpointPublicNetwork,
  endpointRoles,
  exemptionExpiry,
  exemptionReason,
  exemptionScope,
  federatedCredentialSubject,
  firewallAnybody,
  firewallOpen,
  imageBuildPush,
  insightsProfilerStorage,
  instanceUser,
  keyBeforeUse,
  keyEnabled,
  keyNotExportable,
  keyOperations,
  keyRoleScope,
  keyRotation,
  keyStrength,
  keyVersionFollowed,
  keysInState,
  kubernetesEgress,
  kubernetesEntra,
  kubernetesHostEncryption,
  kubernetesHttpRouting,
  kubernetesIdentity,
  kubernetesInferencePrivate,
  kubernetesInferenceTls,
  kubernetesLocalAccounts,
  kubernetesNamespace,
  kubernetesNetworkPolicy,
  kubernetesPolicy,
  kubernetesPrivate,
  kubernetesRunCommand,
  kubernetesSubnet,
  kubernetesUpgrades,
  machinePublicAddress,
  managedNetworkProvisioned,
  monitorCredentials,
  monitorScopeClosed,
  monitorScopeEndpoint,
  monitorStore,
  monitoringKeys,
  monitoringLocalAuth,
  monitoringPrivate,
  networkDnsServers,
  nsgDenyInbound,
  nsgDenyOutbound,
  nsgInboundOpen,
  nsgInboundPorts,
  nsgInboundRange,
  nsgOutboundAnybody,
  nsgOutboundOpen,
  nsgOutboundPorts,
  onlineEndpointTokens,
  outboundFqdnWildcard,
  outboundPorts,
  outboundPublicPlaces,
  outboundRuleOrder,
  outboundServiceTag,
  payloadHeaders,
  payloadPlace,
  payloadReadersApart,
  payloadWriter,
  policyApproval,
  policyEffect,
  policyEnforced,
  policyExclusions,
  policyIsolation,
  policyModels,
  policyPythonChannels,
  policyRegistries,
  policyResources,
  policySignedCode,
  privateEndpointApproved,
  privateEndpointZones,
  privateZoneFallback,
  privateZoneLinked,
  privateZoneRecords,
  privateZoneRegistration,
  privilegedRoles,
  providerSecrets,
  providerStorageEntra,
  publicIpPurpose,
  registryAdminUser,
  registryAnonymousPull,
  registryCacheRules,
  registryCustomerManagedKey,
  registryExports,
  registryFirewall,
  registryImports,
  registryKeyVault,
  registryPremium,
  registryPrivateEndpoint,
  registryPublicNetwork,
  registryTokens,
  registryWebhookTls,
  roleActivation,
  roleScopeGroup,
  roleScopeSubscription,
  rolesBeforeWorkspace,
  rolesWithinPurpose,
  routeDefault,
  scheduledJobIdentity,
  securityBenchmark,
  securityContact,
  serverlessComputeNetwork,
  stateBackendEntra,
  storageAccessPolicies,
  storageAclOthers,
  storageAnonymousBlobs,
  storageContainerAccess,
  storageCopies,
  storageCopyScope,
  storageCors,
  storageCredentials,
  storageCrossTenantReplication,
  storageCustomerManagedKey,
  storageDoubleEncryption,
  storageEntraByDefault,
  storageFirewall,
  storageHttpsOnly,
  storageKeyIdentity,
  storageKeyScope,
  storageOtherDoors,
  storagePolicyAccounts,
  storagePrivateEndpoints,
  storagePublicNetwork,
  storageQueueTableEndpoints,
  storageRouting,
  storageSasExpiry,
  storageShareDefaultRole,
  storageSharedKeys,
  storageSmbEncryption,
  storageSmbSignIn,
  storageStaticWebsite,
  storageTls,
  subnetDefaultOutbound,
  subnetEndpointPolicies,
  subnetLinkServicePolicies,
  subnetNatGateway,
  subnetSecurityGroup,
  subnetStoragePolicy,
  trustedServices,
  vaultAccessPolicies,
  vaultFirewall,
  vaultPlatformAccess,
  vaultPrivateEndpoint,
  vaultPublicNetwork,
  vaultRoles,
  vaultSecretValues,
  workspaceCustomerManagedKey,
  workspaceEncryptionIdentity,
  workspaceEndpointApprover,
  workspaceIdentity,
  workspaceImageBuild,
  workspaceInsightsRoles,
  workspaceKeyVersion,
  workspaceManagedNetwork,
  workspacePatchedServices,
  workspacePrivateEndpoint,
  workspacePublicNetwork,
  workspaceReadsStorageEndpoints,
  workspaceRegistry,
  workspaceRegistryRoles,
  workspaceServiceSideEncryption,
  workspaceSharedResources,
  workspaceStorageAccess,
  workspaceStorageRoles,
  workspaceVaultRoles,
  budget,
  budgetNotifications,
  clusterIdleTime,
  clusterMaximum,
  clusterScaleToZero,
  computeSize,
  deploymentSize,
  gpuSizes,
  idleNodesAlert,
  instanceIdleShutdown,
  managedNetworkFirewall,
  requiredTagsPolicy,
  sweepEarlyTermination,
  trainingPriority,
  actionGroupReceivers,
  activityAlerts,
  activityLogExport,
  advisorAlerts,
  alertEnabled,
  alertEnds,
  alertFrequency,
  alertSeverity,
  alertTells,
  alertThreshold,
  autoscaleDiagnostics,
  batchAlerts,
  clusterAlerts,
  deploymentInsights,
  endpointDiagnostics,
  ignoredChanges,
  ingestionAlert,
  insightsCapNotice,
  insightsInLogAnalytics,
  insightsSampling,
  keyExpiryAlert,
  logAlertIdentity,
  logAnalyticsTier,
  logRetention,
  monitorNotification,
  networkDiagnostics,
  policyLogFilters,
  serviceDiagnostics,
  serviceHealthAlerts,
  storageAlerts,
  storageDiagnostics,
  vaultAlerts,
  workspaceCount,
  workspaceDiagnostics,
  workspaceInsights,
  workspaceV1LegacyMode,
  autoscaleBothWays,
  autoscaleEnabled,
  autoscaleMinimum,
  autoscalePace,
  autoscaleRoom,
  autoscaleThresholds,
  deploymentAlerts,
  deploymentAutoscale,
  deploymentRequestSettings,
  endpointAlerts,
  gpuIdleAlert,
  jobDurationAlerts,
  kubernetesAutoscaling,
  monitorThresholds,
  scheduledJobTimeout,
  computeIdentitySharing,
  identitySegmentation,
  inferenceNodePool,
  insightsIpMasking,
  payloadPurpose,
  payloadRetention,
  payloadWholeBodies,
  roleCondition,
  workspaceHighBusinessImpact,
  ownerTags,
  registryUntaggedManifests,
  storageLifecycle,
  unusedPremiumTiers,
  usualTagsOnAll,
  workspaceStorageKind,
];

const BY_ID = new Map<string, Rule>(RULES.map((rule) => [rule.id, rule]));

/** The rule with this id; undefined if there is none. */
export function findRule(id: string): Rule | undefined {
  return BY_ID.get(id);
}
