/**
 * The constructs that other projects import; what is not here is not public.
 *
 * One line a module: the packed index loads a module when one of its names is first used, so that one
 * construct loads no other resource's bindings.
 */

// Clusters and instances
export { BatchInferenceCluster, type BatchInferenceClusterProps } from "./compute/batch-inference-cluster";
export type { ICompute } from "./compute/compute";
export {
  ComputeCluster,
  type ComputeClusterProps,
  type JobClusterProps,
  type KeepWarm,
} from "./compute/compute-cluster";
export { type AssignedUser, ComputeInstance, type ComputeInstanceProps } from "./compute/compute-instance";
export type { ComputeSchedule } from "./compute/compute-schedule";
export { ImageBuildCluster, type ImageBuildClusterProps } from "./compute/image-build-cluster";
export { TrainingCluster, type TrainingClusterProps } from "./compute/training-cluster";
export { type VmPurpose, type VmSize, type VmSizeOptions, vmSizesFor } from "./compute/vm-sizes";
export type { Weekday } from "./compute/weekday";
export type { ExpiringContainers } from "./data/expiring-containers";
// Storage, key vaults, container registries
export {
  type IContainerRegistry,
  type RegistryEncryption,
  type RegistryReplicaProps,
  SecureContainerRegistry,
  type SecureContainerRegistryProps,
} from "./data/secure-container-registry";
export {
  type IKeyVault,
  type KeyVaultPublicAccess,
  SecureKeyVault,
  type SecureKeyVaultProps,
} from "./data/secure-key-vault";
export {
  type IStorageAccount,
  SecureStorageAccount,
  type SecureStorageAccountProps,
  type StorageEncryption,
  type StoragePublicAccess,
  type StorageRedundancy,
} from "./data/secure-storage-account";
export type { StorageLifecycleProps } from "./data/storage-lifecycle";
export type { CopyScope, StorageProtectionProps } from "./data/storage-protection";
// Keys of the customer's own
export {
  CustomerManagedKey,
  type CustomerManagedKeyProps,
  type ICustomerManagedKey,
} from "./encryption/customer-managed-key";
export { CustomerManagedKeys, type CustomerManagedKeysProps } from "./encryption/customer-managed-keys";
export {
  Budget,
  type BudgetPeriod,
  type BudgetProps,
  type BudgetRole,
  type IBudget,
} from "./governance/budget";
export type { BudgetThreshold } from "./governance/budget-problems";
// Resource groups, locks, deviations, example values
export { BUILT_IN_POLICIES, type BuiltInPolicy } from "./governance/built-in-policies";
export { CostGuard, type CostGuardProps } from "./governance/cost-guard";
export type { CostLimits } from "./governance/cost-limits";
export type { DefenderPlan } from "./governance/defender-plan";
export { DefenderPlans, type DefenderPlansProps } from "./governance/defender-plans";
export {
  type Acceptance,
  type AcceptedDeviation,
  DEVIATIONS_FILE,
  type Deviation,
  Deviations,
  type RecordedDeviation,
  type StandingDeviation,
  type StandingReason,
} from "./governance/deviation";
export {
  type ExampleValue,
  ExampleValueGuard,
  type ExampleValueGuardProps,
} from "./governance/example-value-guard";
export type { AssignedPolicy, IPolicyAssignment } from "./governance/policy-assignment";
export type { GuardrailPolicy } from "./governance/policy-definitions";
export { PolicyExemptions, type PolicyExemptionsProps } from "./governance/policy-exemptions";
export { type LogRepair, PolicyGuardrails, type PolicyGuardrailsProps } from "./governance/policy-guardrails";
export type {
  ApprovedModelsInput,
  JobApprovalInput,
  JobLogsInput,
  JobPythonPackagesInput,
  JobRegistriesInput,
  JobSelection,
  JobSignedCodeInput,
} from "./governance/policy-inputs";
export type { PolicyScope } from "./governance/policy-scope";
export { RequiredTags, type RequiredTagsProps } from "./governance/required-tags";
export { type IResourceGroup, ResourceGroup, type ResourceGroupProps } from "./governance/resource-group";
export { ResourceLock, type ResourceLockProps } from "./governance/resource-lock";
export {
  RESOURCE_PROVIDERS,
  ResourceProviderRegistration,
  type ResourceProviderRegistrationProps,
} from "./governance/resource-provider-registration";
export {
  SecurityBenchmark,
  type SecurityBenchmarkProps,
  type SecurityBenchmarkVersion,
} from "./governance/security-benchmark";
export {
  type DefenderSeverity,
  SecurityContact,
  type SecurityContactProps,
} from "./governance/security-contact";
export { WorkspaceQuota, type WorkspaceQuotaProps } from "./governance/workspace-quota";
// Identities, roles, access
export { type BlobScope, blobCondition } from "./identity/blob-condition";
export { type AzureRole, BUILT_IN_ROLES } from "./identity/built-in-roles";
export { CustomRole, type CustomRoleProps } from "./identity/custom-role";
export { EntraGroup, type IPrincipal } from "./identity/principals";
export { RoleAssignment, type RoleAssignmentProps, type RoleCondition } from "./identity/role-assignment";
export {
  type IWorkloadIdentity,
  WorkloadIdentity,
  type WorkloadIdentityProps,
} from "./identity/workload-identity";
export { type RegistryUsers, WorkspaceAccess, type WorkspaceAccessProps } from "./identity/workspace-access";
// Kubernetes clusters that answer for models
export {
  ClusterIdentities,
  type ClusterIdentitiesProps,
  type IClusterIdentities,
} from "./kubernetes/cluster-identities";
export type { ClusterMaintenance } from "./kubernetes/cluster-maintenance";
export type { ClusterNetworkProps, ClusterOutbound, ClusterSubnet } from "./kubernetes/cluster-network";
export { CLUSTER_NETWORK } from "./kubernetes/cluster-roles";
export { type ClusterRanges, clusterSubnetRules } from "./kubernetes/cluster-subnet-rules";
export { InferenceCluster } from "./kubernetes/inference-cluster";
export type { InferenceClusterProps } from "./kubernetes/inference-cluster-props";
export type { ClusterAttributes, IInferenceCluster } from "./kubernetes/inference-cluster-ref";
export {
  InferencePool,
  type InferencePoolProps,
  type InferencePoolSettings,
} from "./kubernetes/inference-pool";
export type { InstanceType } from "./kubernetes/instance-type";
export {
  type IKubernetesAttachment,
  KubernetesAttachment,
  type KubernetesAttachmentProps,
} from "./kubernetes/kubernetes-attachment";
export {
  type IKubernetesNamespace,
  KubernetesNamespace,
  type KubernetesNamespaceProps,
} from "./kubernetes/kubernetes-namespace";
export type { Quantity } from "./kubernetes/kubernetes-quantity";
export {
  MachineLearningExtension,
  type MachineLearningExtensionProps,
  type RouterCertificate,
} from "./kubernetes/machine-learning-extension";
export type { PoolScale } from "./kubernetes/node-pool";
export {
  type IPrivateClusterZone,
  PrivateClusterZone,
  type PrivateClusterZoneProps,
} from "./kubernetes/private-cluster-zone";
export { WorkspaceTrust, type WorkspaceTrustProps } from "./kubernetes/workspace-trust";
// Names, regions, clouds
export type { AzureCloud, CloudSuffixes, PrivateLinkZoneKind } from "./naming/clouds";
export { findRegion, type Region, regionsOf } from "./naming/regions";
export type { ResourceKind } from "./naming/resource-kinds";
export { ResourceNames, type ResourceNamesProps } from "./naming/resource-names";
// Networks, private DNS, private endpoints
export type { SubnetLayout } from "./network/address-plan";
export { Bastion, type BastionProps } from "./network/bastion";
export {
  type ComputeEgressProps,
  ComputeSubnet,
  type ComputeSubnetLayout,
  type ComputeSubnetProps,
} from "./network/compute-subnet";
export {
  type INetworkSecurityGroup,
  NetworkSecurityGroup,
  type NetworkSecurityGroupProps,
} from "./network/network-security-group";
export {
  PrivateConnection,
  type PrivateConnectionProps,
  type PrivateLinkSubresource,
} from "./network/private-connection";
export {
  type IPrivateDnsZones,
  PrivateDnsZones,
  type PrivateDnsZonesProps,
} from "./network/private-dns-zones";
export {
  ProtectedSubnet,
  type ProtectedSubnetProps,
  type SubnetDelegation,
} from "./network/protected-subnet";
export type { SecurityRule } from "./network/security-rule";
export type { ISubnet, IVirtualNetwork } from "./network/subnet";
export {
  type HubPeering,
  type RunnerSubnetLayout,
  VirtualNetwork,
  type VirtualNetworkProps,
} from "./network/virtual-network";
// Logs, metrics, telemetry
export {
  ActionGroup,
  type ActionGroupProps,
  type AlertedRole,
  type AlertWebhook,
  type IActionGroup,
} from "./observability/action-group";
export {
  type ActivityAlertName,
  ActivityAlerts,
  type ActivityAlertsProps,
} from "./observability/activity-alerts";
export { ActivityLogAlert, type ActivityLogAlertProps } from "./observability/activity-log-alert";
export { ActivityLogExport, type ActivityLogExportProps } from "./observability/activity-log-export";
export { AdvisorAlerts, type AdvisorAlertsProps, type AdvisorImpact } from "./observability/advisor-alerts";
export type { Alerting, AlertLimit, AlertSeverity, AlertWindow } from "./observability/alerting";
export { ClusterAlerts, type ClusterAlertsProps } from "./observability/cluster-alerts";
export { collectLogs } from "./observability/collect-logs";
export { DiagnosticSetting, type DiagnosticSettingProps } from "./observability/diagnostic-setting";
export type { DiagnosticTarget, IMonitored } from "./observability/diagnostic-target";
export { IngestionAlert, type IngestionAlertProps } from "./observability/ingestion-alert";
export { KeyExpiryAlert, type KeyExpiryAlertProps } from "./observability/key-expiry-alert";
export { KeyVaultAlerts, type KeyVaultAlertsProps } from "./observability/key-vault-alerts";
export { LogAlert, type LogAlertProps } from "./observability/log-alert";
export { LogAnalytics, type LogAnalyticsProps } from "./observability/log-analytics";
export { LOG_TABLES, type LogTable } from "./observability/log-schema";
export { MetricAlert, type MetricAlertProps } from "./observability/metric-alert";
export {
  MonitorPrivateLinkScope,
  type MonitorPrivateLinkScopeProps,
} from "./observability/monitor-private-link-scope";
export { type IMonitoring, Monitoring, type MonitoringProps } from "./observability/monitoring";
export { CLUSTER_METRICS, STORAGE_METRICS, VAULT_METRICS } from "./observability/platform-metrics";
export { PlatformWorkbook, type PlatformWorkbookProps } from "./observability/platform-workbook";
export {
  type ServiceHealthAlertName,
  ServiceHealthAlerts,
  type ServiceHealthAlertsProps,
} from "./observability/service-health-alerts";
export { type PlatformMetric, SERVING_METRICS } from "./observability/serving-metrics";
export { StorageAlerts, type StorageAlertsProps } from "./observability/storage-alerts";
// Endpoints that answer, and how a new model takes over
export type { AutoscaleRules, ScaleThresholds } from "./serving/autoscale-rules";
export type { AutoscaleSchedule } from "./serving/autoscale-schedules";
export { BatchAlerts, type BatchAlertsProps } from "./serving/batch-alerts";
export { BatchDefault, type BatchDefaultProps } from "./serving/batch-default";
export { BatchDeployment, type BatchDeploymentProps, type BatchWork } from "./serving/batch-deployment";
export { BatchEndpoint, type BatchEndpointProps, type IBatchEndpoint } from "./serving/batch-endpoint";
export { BatchSchedule, type BatchScheduleProps } from "./serving/batch-schedule";
export { datastoreUri } from "./serving/datastore-uri";
export { DeploymentAlerts, type DeploymentAlertsProps } from "./serving/deployment-alerts";
export {
  type AutoscaleLimits,
  DeploymentAutoscale,
  type DeploymentAutoscaleProps,
} from "./serving/deployment-autoscale";
export type { EarlyTermination } from "./serving/early-termination";
export { EndpointAlerts, type EndpointAlertsProps } from "./serving/endpoint-alerts";
export { GatedTraffic, type GatedTrafficProps } from "./serving/gated-traffic";
export type { JobData, JobInput } from "./serving/job-data";
export type { ISchedule, JobScheduleProps } from "./serving/job-schedule";
export type { JobTrigger, Recurrence } from "./serving/job-trigger";
export {
  KubernetesOnlineDeployment,
  type KubernetesOnlineDeploymentProps,
} from "./serving/kubernetes-online-deployment";
export { KUBERNETES_INVOKER } from "./serving/kubernetes-roles";
export type { KubernetesScale } from "./serving/kubernetes-scale";
export type { KubernetesServing } from "./serving/kubernetes-serving";
export {
  type ManyModelsEndpoint,
  type ManyModelsProps,
  manyModels,
  type OneModel,
} from "./serving/many-models";
export {
  ModelMonitor,
  type ModelMonitorProps,
  type MonitorInstanceType,
  type MonitorPaths,
} from "./serving/model-monitor";
export { MonitorAlerts, type MonitorAlertsProps } from "./serving/monitor-alerts";
export { MonitorEvents, type MonitorEventsProps } from "./serving/monitor-events";
export type {
  CategoricalDrift,
  DriftThresholds,
  Features,
  MonitorSignals,
  NumericalDrift,
  QualityRates,
} from "./serving/monitor-signals";
export { type IMonitorStore, MonitorStore, type MonitorStoreProps } from "./serving/monitor-store";
export { OnlineDeployment, type OnlineDeploymentProps } from "./serving/online-deployment";
export { type IOnlineEndpoint, OnlineEndpoint, type OnlineEndpointProps } from "./serving/online-endpoint";
export { OnlineTraffic, type OnlineTrafficProps } from "./serving/online-traffic";
export type { PublishedOutput } from "./serving/output-query";
export type { PayloadCollection } from "./serving/payload-collection";
export { type IPayloadStore, PayloadStore, type PayloadStoreProps } from "./serving/payload-store";
export type { PipelineJob } from "./serving/pipeline-job";
export { PredictionPublication, type PredictionPublicationProps } from "./serving/prediction-publication";
export type { Probe } from "./serving/probe";
export { RetrainingSchedule, type RetrainingScheduleProps } from "./serving/retraining-schedule";
export {
  type BlueGreen,
  type BlueGreenOptions,
  blueGreen,
  type GatedStep,
  goLive,
  type RolloutStep,
} from "./serving/rollout";
export type { ScaledDeployment } from "./serving/scaled-deployment";
export type { ScoringCode } from "./serving/scoring-code";
export type { ServedDeployment } from "./serving/served-deployment";
export {
  BATCH_INVOKER,
  JOB_READER,
  LOG_SENDER,
  ONLINE_INVOKER,
  PREDICTION_WRITER,
  type RoleActions,
  SERVING_DEPLOYER,
  SERVING_READER,
  SERVING_WATCHER,
} from "./serving/serving-roles";
export type { AlertsGate, AnswerShape, SmokeTest } from "./serving/smoke-test";
export type { Span } from "./serving/span";
export type { SearchRange, SweepJob } from "./serving/sweep-job";
export type { Shares, Traffic } from "./serving/traffic";
export { TrainingAlerts, type TrainingAlertsProps } from "./serving/training-alerts";
export { watchedMinutes } from "./serving/watched-minutes";
// Providers and their versions; azapi
export type {
  ArmBody,
  ArmValue,
  AzapiElementProps,
  AzapiRetry,
  AzapiTimeouts,
} from "./terraform/azapi-element";
export { AzapiProvider, type AzapiProviderProps } from "./terraform/azapi-provider";
export { type AzapiIdentity, AzapiResource, type AzapiResourceProps } from "./terraform/azapi-resource";
export { AzapiResourceAction, type AzapiResourceActionProps } from "./terraform/azapi-resource-action";
export { AzapiUpdateResource, type AzapiUpdateResourceProps } from "./terraform/azapi-update-resource";
export { AzureContext, type AzureContextProps } from "./terraform/azure-context";
export { AzureProviders, type AzureProvidersProps } from "./terraform/azure-providers";
export { AzurermDialect, type AzurermVersion } from "./terraform/azurerm-dialect";
// The workspace, its egress and datastores
export { BlobDatastore } from "./workspace/blob-datastore";
export { DataLakeDatastore } from "./workspace/data-lake-datastore";
export type { DatastoreIdentity, DatastoreProps, IDatastore } from "./workspace/datastore";
export {
  type AzureArtifactsOptions,
  Egress,
  type FqdnOptions,
  type PrivateEndpointOptions,
  type ServiceTagOptions,
} from "./workspace/egress-intention";
export {
  type ComputeIsolation,
  MachineLearningWorkspace,
  type MachineLearningWorkspaceProps,
  type WorkspaceAttributes,
} from "./workspace/machine-learning-workspace";
export {
  type FirewallSku,
  ManagedNetworkEgress,
  type ManagedNetworkEgressProps,
} from "./workspace/managed-network-egress";
export type { IMachineLearningWorkspace } from "./workspace/workspace-ref";
export type { WorkspaceDependencies } from "./workspace/workspace-roles";
