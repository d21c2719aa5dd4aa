import { recommendations } from "./recommendation";

/** What the design principles for AI workloads say about performance. */
export const AI_PERFORMANCE = recommendations("ai-performance", "ai", {
  "benchmarks-and-targets": {
    title: "Targets come from benchmarks, and are revised with them.",
    section: "Performance Efficiency",
    others: "team",
    note: "The team measures its model before a release and writes the targets down, latencyP95Ms first; alerts and smoke tests hold them.",
  },
  "right-size-by-load-characteristics": {
    title: "The shape of the load decides on the machine.",
    section: "Performance Efficiency",
    met: "default",
    constructs: ["ComputeCluster", "OnlineDeployment"],
    note: "Clusters and deployments take sizes by purpose, from allow-lists.",
  },
  "suitable-data-platform": {
    title: "The kind of store suits how the data is used.",
    section: "Performance Efficiency",
    met: "option",
    constructs: ["DataLakeDatastore"],
    note: "A data lake with file systems is an option beside the blobs that every workspace has.",
  },
  "inference-server-choice": {
    title: "The inference server suits the model.",
    section: "Performance Efficiency",
    others: "team",
    note: "The team chooses it with the model's environment: Azure's own, Triton, or another.",
  },
  "collect-pipeline-and-component-telemetry": {
    title: "Each step and service reports how it does.",
    section: "Performance Efficiency",
    met: "default",
    constructs: ["Monitoring"],
    note: "The team's pipelines log their own metrics.",
    policies: ["storageMetrics", "blobLogs"],
  },
  "automated-metric-collection-and-retraining": {
    title: "Measured quality starts a training, not a person's impression.",
    section: "Performance Efficiency",
    met: "option",
    constructs: ["ModelMonitor", "MonitorEvents", "RetrainingSchedule"],
    note: "Monitors measure and tell an action group, whose webhook may start the team's pipeline; a retraining schedule trains by the clock.",
  },
  "tradeoff-gpu-cost": {
    title: "A GPU that is paid for is busy.",
    section: "Performance Efficiency",
    met: "option",
    constructs: ["ClusterAlerts", "DeploymentAlerts"],
    note: "A GPU is used only where somebody asks for one, and alerts tell of a deployment's that are idle and of a cluster's nodes without a job.",
  },
});
