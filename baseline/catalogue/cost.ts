import { recommendations } from "./recommendation";

/** What the service guide says about cost. */
export const COST = recommendations("cost", "service", {
  "right-size-sku-selection": {
    title: "Each purpose has machines of a suitable family and no larger ones.",
    section: "design checklist 1, recommendation 1",
    met: "default",
    constructs: ["ComputeCluster", "CostGuard"],
    note: "The team compares sizes with its own jobs; a GPU needs gpu: true.",
    peers: ["APRL-cf2569bb", "APRL-6e2af91f"],
  },
  "scale-down-idle-compute": {
    title: "Computes without work go away by themselves.",
    section: "design checklist 2",
    met: "default",
    constructs: ["ComputeCluster"],
    policies: ["instanceIdleShutdown"],
    peers: ["CKV_AZURE_150"],
  },
  "policies-and-quotas": {
    title: "Limits stop a bill before it surprises.",
    section: "design checklist 3",
    met: "default",
    constructs: ["Budget", "ComputeCluster", "CostGuard", "PolicyGuardrails", "WorkspaceQuota"],
    note: "Every cluster has a maximum of nodes; prod must have a budget, and quotas are an option.",
  },
  "parallelize-on-cheaper-sku": {
    title: "Work is spread over several small machines where that is cheaper than one large one.",
    section: "design checklist 4, recommendation 6",
    others: "team",
    note: "The team writes its pipeline steps as parallel jobs; the clusters have the nodes for it.",
  },
  "reserved-instances": {
    title: "Steady load is paid in advance, at a lower price.",
    section: "design checklist 5, recommendation 7",
    others: "team",
    note: "Who pays the subscription buys reservations or a savings plan once the load is known, as Azure's cost advice shows it.",
  },
  "monitor-cpu-gpu-utilization": {
    title: "Somebody sees how busy CPUs and GPUs really are.",
    section: "design checklist 6",
    met: "default",
    constructs: ["ClusterAlerts", "PlatformWorkbook"],
    note: "Where somebody is told by alerts, as prod must say.",
  },
  "cluster-autoscale-to-zero": {
    title: "Clusters shrink to no node when nothing runs.",
    section: "recommendation 2",
    met: "default",
    constructs: ["ComputeCluster"],
    peers: ["CKV_AZURE_150"],
  },
  "early-termination-policies": {
    title: "A search for parameters stops what won't win.",
    section: "recommendation 3",
    others: "team",
    note: "The team sets it in the sweeps that it submits; a retraining schedule refuses one without.",
  },
  "low-priority-for-batch": {
    title: "Work that may be interrupted runs on low-priority nodes.",
    section: "recommendation 4",
    met: "default",
    constructs: ["TrainingCluster"],
    note: "Training in dev does by default, in prod by option; batch inference never does, for reliability.",
  },
  "compute-instance-idle-shutdown": {
    title: "A forgotten compute instance stops by itself.",
    section: "recommendation 5, Azure policy 13",
    met: "default",
    constructs: ["ComputeInstance"],
    policies: ["instanceIdleShutdown"],
    peers: ["Azure.ML.ComputeIdleShutdown"],
  },
});
