import { recommendations } from "./recommendation";

/** What the production article says about batch endpoints. */
export const DEPLOY_BATCH = recommendations("deploy", "production", {
  "batch-nodes-and-concurrency": {
    title: "Nodes, concurrency and batch size of a batch job suit its deadline.",
    section: "batch endpoints",
    met: "option",
    constructs: ["BatchDeployment"],
    note: "A batch deployment takes all three; the team sets them by trial.",
  },
  "batch-freshness-schedule": {
    title: "Batch predictions are made as often as their users need them fresh.",
    section: "batch endpoints",
    met: "default",
    constructs: ["BatchAlerts", "BatchSchedule"],
    note: "In prod an alert tells of stale predictions, by an age that the team says, unless a Deviation accepts that nobody is told; schedules are an option, and those of prod are switched on.",
  },
  "batch-datastore-high-availability": {
    title: "What batch jobs read and write stays available when a zone fails.",
    section: "batch endpoints",
    met: "default",
    constructs: ["SecureStorageAccount"],
    note: "In prod; dev keeps one zone.",
    policies: ["storageZoneRedundant", "storageGeoRedundant"],
    peers: ["CKV_AZURE_206", "Azure.Storage.UseReplication"],
  },
  "batch-partial-failure-staging": {
    title: "Half a result never passes for a whole one.",
    section: "batch endpoints",
    met: "option",
    constructs: ["BatchAlerts", "BatchDeployment", "PredictionPublication", "SecureStorageAccount"],
    note: "What serves in batches gets a container for staging and one for the final result; a job fails with its first item unless somebody says how many may, an alert tells of it, and a shipped script publishes only what a completed job has written.",
  },
  "batch-endpoint-authn-authz": {
    title: "Only those who may start a batch job.",
    section: "batch endpoints",
    met: "default",
    constructs: ["BatchEndpoint", "CustomRole"],
    note: "Entra tokens, from groups with an invoker's role.",
  },
  "batch-ingress-private-workspace": {
    title: "A batch endpoint is reached through the workspace's private endpoint.",
    section: "batch endpoints",
    met: "default",
    constructs: ["PrivateConnection"],
    policies: ["workspacePrivateLink", "workspacePublicNetwork"],
  },
  "batch-entra-tokens": {
    title: "Batch endpoints are called with Entra tokens.",
    section: "batch endpoints",
    met: "default",
    constructs: ["BatchEndpoint"],
  },
  "batch-tls-default": {
    title: "Batch jobs and their data travel encrypted.",
    section: "batch endpoints",
    met: "default",
    constructs: ["SecureStorageAccount"],
    note: "Azure's endpoints speak TLS by themselves; storage is told to take nothing older than 1.2.",
  },
  "batch-data-access-credentials": {
    title: "Batch jobs reach their data by identity.",
    section: "batch endpoints",
    met: "default",
    constructs: ["BlobDatastore", "DataLakeDatastore"],
    policies: ["storageSharedKey"],
    peers: ["CKV2_AZURE_40"],
  },
  "batch-integration-adf-databricks-synapse": {
    title: "Batch jobs fit into the data platform that calls them.",
    section: "batch endpoints",
    others: "team",
    note: "The team gives its Data Factory, Databricks or Synapse a managed identity and a private way to the workspace.",
  },
  "batch-registered-datastores": {
    title: "Jobs name their data by registered datastores.",
    section: "batch endpoints",
    met: "option",
    constructs: ["BlobDatastore", "DataLakeDatastore"],
    note: "Each container and file system of the configuration becomes one.",
  },
  "batch-mlflow-no-code": {
    title: "A batch model in MLflow's format needs no scoring code.",
    section: "batch endpoints",
    others: "team",
    note: "The team packages its model in that format.",
  },
});
