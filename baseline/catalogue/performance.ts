import { recommendations } from "./recommendation";

/** What the service guide says about performance efficiency. */
export const PERFORMANCE = recommendations("performance", "service", {
  "training-time-targets": {
    title: "Training has a target for how long it may take.",
    section: "design checklist 1",
    others: "team",
    note: "The team sets the target by how fresh its models must be; an alert on training tells of jobs that take longer.",
  },
  "inference-targets": {
    title: "Predictions have targets for latency, throughput and errors.",
    section: "design checklist 2",
    met: "default",
    constructs: ["EndpointAlerts"],
    note: "Alerts on latency, errors and availability take the targets of the configuration; the team sets them with its users.",
  },
  "training-compute-choice": {
    title: "Training runs on a cluster that suits the job, CPU first.",
    section: "design checklist 3, recommendation 1",
    met: "default",
    constructs: ["TrainingCluster"],
  },
  "deployment-compute-choice": {
    title: "A deployment's machines suit the model.",
    section: "design checklist 4",
    met: "default",
    constructs: ["OnlineDeployment"],
    note: "Deployments take instance types from an allow-list; the team measures which one its model needs.",
  },
  "autoscale-deployments": {
    title: "Deployments grow and shrink with the load.",
    section: "design checklist 5, recommendation 2",
    met: "default",
    constructs: ["DeploymentAutoscale"],
    note: "In prod, by load; schedules by the clock are an option, and so are a Kubernetes pool and its deployments, which grow by themselves.",
    policies: ["autoscaleLogs"],
    peers: ["Azure.AKS.AutoScaling"],
  },
  "monitor-model-performance": {
    title: "Somebody sees how good a model's predictions are in production.",
    section: "design checklist 6, recommendation 3",
    met: "option",
    constructs: ["ModelMonitor", "MonitorAlerts", "MonitorEvents"],
    note: "A model monitor watches predictions, data quality and attribution, and an action group is told; the team supplies the ground truth.",
  },
  "monitor-serving-and-training-infra": {
    title: "CPU, memory, network and latency of serving and training are watched against their limits.",
    section: "design checklist 7, recommendation 4",
    met: "default",
    constructs: ["DeploymentAlerts", "EndpointAlerts", "MetricAlert", "TrainingAlerts"],
    note: "Metrics and logs are collected; what is served, and what retrains, has alerts on its limits.",
    policies: ["onlineEndpointLogs", "workspaceLogsByCategoryGroup"],
  },
});
