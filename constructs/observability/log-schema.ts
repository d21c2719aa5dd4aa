/** A table of Azure Monitor Logs, as Microsoft's reference lists it. */
export interface LogTable {
  /** Names of its columns, by their type. */
  readonly columns: Readonly<Partial<Record<LogColumnType, readonly string[]>>>;
  /** Date that the page bears, as year-month-day. */
  readonly dated: string;
}

export type LogColumnType = "string" | "bool" | "int" | "long" | "real" | "datetime" | "dynamic";

/** Columns of every table that a resource writes. */
const COMMON = "_IsBillable _ResourceId SourceSystem _SubscriptionId TenantId Type";

/**
 * The tables that queries of this project may name, with all their columns. A query that names another table or
 * column would fail in Azure, at night: a test refuses it.
 *
 * Read on 2026-11-22 from the generated lists behind learn.microsoft.com/azure/azure-monitor/reference/tables/<table>,
 * in the public repository MicrosoftDocs/azure-reference-other (azure-monitor-ref/tables/includes), and compared with
 * the pages of docs.azure.cn for AmlComputeJobEvent, AmlOnlineEndpointTrafficLog and AmlOnlineEndpointEventLog.
 * _LogOperation is a function of every workspace; its columns stand in articles/azure-monitor/logs/monitor-workspace of
 * MicrosoftDocs/azure-monitor-docs.
 */
export const LOG_TABLES = {
  /** Requests to online endpoints; category of the endpoint's diagnostic setting. */
  AmlOnlineEndpointTrafficLog: {
    dated: "2024-02-18",
    columns: {
      datetime: names("TimeGenerated"),
      int: names(`ModelStatusCode RequestDurationMs RequestPayloadSize RequestThrottlingDelayMs ResponseCode
        ResponseDurationMs ResponsePayloadSize ResponseThrottlingDelayMs TotalDurationMs`),
      real: names("_BilledSize"),
      string: names(`${COMMON} AuthType AzureMLWorkspaceId AzureMLWorkspaceName DeploymentName EndpointName
        IdentityData Location Method ModelStatusReason OperationName Path Protocol ResponseCodeReason UserAgent
        XMSClientRequestId XRequestId`),
    },
  },
  /** Starts, probes and ends of the containers of online deployments. */
  AmlOnlineEndpointEventLog: {
    dated: "2024-07-30",
    columns: {
      datetime: names("TimeGenerated"),
      real: names("_BilledSize"),
      string: names(`${COMMON} DeploymentName InstanceId Message Name OperationName`),
    },
  },
  /** What the containers of online deployments print. */
  AmlOnlineEndpointConsoleLog: {
    dated: "2024-02-18",
    columns: {
      datetime: names("TimeGenerated"),
      real: names("_BilledSize"),
      string: names(`${COMMON} ContainerImageName ContainerName DeploymentName InstanceId Message
        OperationName`),
    },
  },
  /** Jobs on clusters: JobSubmitted, JobRunning, JobFailed, JobSucceeded; category of the workspace's setting. */
  AmlComputeJobEvent: {
    dated: "2024-02-18",
    columns: {
      datetime: names("TimeGenerated"),
      real: names("_BilledSize"),
      string: names(`${COMMON} ClusterId ClusterName ClusterResourceGroupName CreationApiVersion
        CustomerSubscriptionId ErrorDetails EventType ExecutionState ExperimentId ExperimentName
        InternalOperationName JobErrorMessage JobId JobName NodeId OperationName ProvisioningState
        ResourceGroupName ResultSignature RunInContainer TFParameterServerCount TFWorkerCount ToolType
        WorkspaceName`),
    },
  },
  /** Runs of all kinds, those on serverless machines too; category of the workspace's setting. */
  AmlRunStatusChangedEvent: {
    dated: "2024-07-30",
    columns: {
      datetime: names("TimeGenerated"),
      real: names("_BilledSize"),
      string: names(`${COMMON} CallerIpAddress CorrelationId DurationMs Identity Level Location Message
        OperationName OperationVersion ParentRunId ResultDescription ResultSignature ResultType RootRunId RunId
        Status TriggeringUserName WorkspaceId WorkspaceName`),
    },
  },
  /** Clusters that grow, shrink and fail to. */
  AmlComputeClusterEvent: {
    dated: "2024-02-18",
    columns: {
      datetime: names("AllocationStateTransitionTime TimeGenerated"),
      int: names(`CoreCount CurrentNodeCount IdleNodeCount InitialNodeCount LeavingNodeCount MaximumNodeCount
        MinimumNodeCount NodeIdleTimeSecondsBeforeScaleDown PreparingNodeCount RunningNodeCount TargetNodeCount
        UnusableNodeCount`),
      real: names("_BilledSize"),
      string: names(`${COMMON} AllocationState ClusterErrorCodes ClusterName ClusterType CreatedBy
        CreationApiVersion EventType InternalOperationName IsResizeGrow NodeDeallocationOption Offer
        OperationName PreemptedNodeCount ProvisioningState Publisher QuotaAllocated QuotaUtilized
        ResultSignature ScalingType Sku SubnetId Version VmFamilyName VmPriority VmSize`),
    },
  },
  /** Requests to the blobs of storage accounts; category of the blob service's diagnostic setting. */
  StorageBlobLogs: {
    dated: "2024-02-18",
    columns: {
      datetime: names("LastModifiedTime TimeGenerated"),
      dynamic: names("AuthorizationDetails"),
      int: names("OperationCount"),
      long: names(
        "ContentLengthHeader RequestBodySize RequestHeaderSize ResponseBodySize ResponseHeaderSize",
      ),
      real: names("_BilledSize DurationMs ServerLatencyMs"),
      string: names(`${COMMON} AccessTier AccountName AuthenticationHash AuthenticationType CallerIpAddress
        Category ClientRequestId ConditionsUsed CorrelationId DestinationUri Etag Location MetricResponseType
        ObjectKey OperationName OperationVersion Protocol ReferrerHeader RehydratePriority RequesterAppId
        RequesterAudience RequesterObjectId RequesterTenantId RequesterTokenIssuer RequesterUpn RequestMd5
        ResponseMd5 SasExpiryStatus SchemaVersion ServiceType SourceAccessTier SourceUri StatusCode StatusText
        TlsVersion Uri UserAgentHeader`),
    },
  },
  /** The activity log: who changed what in the subscription; written by its own diagnostic setting. */
  AzureActivity: {
    dated: "2024-04-08",
    columns: {
      datetime: names("EventSubmissionTimestamp TimeGenerated"),
      dynamic: names("Authorization_d Claims_d Properties_d"),
      real: names("_BilledSize"),
      string: names(`${COMMON} ActivityStatus ActivityStatusValue ActivitySubstatus ActivitySubstatusValue
        Authorization Caller CallerIpAddress Category CategoryValue Claims CorrelationId EventDataId Hierarchy
        HTTPRequest Level OperationId OperationName OperationNameValue Properties Resource ResourceGroup ResourceId
        ResourceProvider ResourceProviderValue SubscriptionId`),
    },
  },
  /**
   * Requests to key vaults; category of the vault's diagnostic setting. Where that one writes to the table
   * AzureDiagnostics, whose columns depend on who writes to it, there is nothing in here.
   */
  AZKVAuditLogs: {
    dated: "2024-02-18",
    columns: {
      bool: names(`EnabledForDeployment EnabledForDiskEncryption EnabledForTemplateDeployment
        EnablePurgeProtection EnableRbacAuthorization EnableSoftDelete IsAccessPolicyMatch IsAddressAuthorized
        IsRbacAuthorized`),
      datetime: names("TimeGenerated"),
      dynamic: names(`CertificateIssuerProperties CertificatePolicyProperties CertificateProperties
        CertificateRequestProperties Identity KeyProperties NetworkAcls Nsp Properties SecretProperties Sku
        StorageAccountProperties StorageSasDefinitionProperties VaultProperties`),
      int: names("DurationMs HttpStatusCode SoftDeleteRetentionInDays"),
      real: names("_BilledSize"),
      string:
        names(`${COMMON} AddressAuthorizationType Algorithm AppliedAssignmentId CallerIpAddress ClientInfo
        CorrelationId HsmPoolResourceId Id OperationName OperationVersion RequestUri ResultDescription
        ResultSignature ResultType SubnetId Tlsversion TrustedService`),
    },
  },
  /** How much each table took in, hour by hour, in MB; a workspace writes it by itself. */
  Usage: {
    dated: "2024-07-30",
    columns: {
      bool: names("IsBillable"),
      datetime: names("EndTime StartTime TimeGenerated"),
      long: names("BatchesCapped BatchesOutsideSla BatchesWithinSla TotalBatches"),
      real: names("_BilledSize AvgLatencyInSeconds Quantity"),
      string: names(`Computer DataType _IsBillable LinkedMeterId LinkedResourceUri MeterId QuantityUnit
        ResourceUri Solution SourceSystem Type`),
    },
  },
  /** What went wrong inside a workspace: limits, daily caps, data that was dropped. */
  _LogOperation: {
    dated: "2026-05-04",
    columns: {
      datetime: names("TimeGenerated"),
      string: names("Category Computer CorrelationId Detail Level Operation _ResourceId"),
    },
  },
} as const satisfies Readonly<Record<string, LogTable>>;

function names(list: string): readonly string[] {
  return list.split(/\s+/);
}
