import { recommendations } from "./recommendation";

/** What the design principles for AI workloads say about reliability. */
export const AI_RELIABILITY = recommendations("ai-reliability", "ai", {
  "redundancy-no-single-instance": {
    title: "Nothing that production needs exists only once.",
    section: "Reliability",
    met: "default",
    constructs: ["OnlineDeployment", "SecureStorageAccount"],
    note: "Prod's data spans zones, and each deployment has three instances.",
    policies: ["registryZoneRedundant", "storageZoneRedundant", "kubernetesZoneRedundant"],
  },
  "failure-mode-analysis": {
    title: "Somebody has thought through what can fail and what then happens.",
    section: "Reliability",
    others: "team",
    note: "The team writes the analysis for its use case; docs/rehearsal-faults.md shows what happens to the platform.",
  },
  "bulkhead-isolation": {
    title: "A failure or an overload in one use case stays there.",
    section: "Reliability",
    met: "default",
    constructs: ["LandingZoneStack"],
  },
  "retry-and-circuit-breaker": {
    title: "Callers try again with patience, and stop when a service is down.",
    section: "Reliability",
    met: "default",
    constructs: ["BatchDeployment"],
    note: "Batch deployments try a failed mini-batch again, up to three times; the team's applications, or a gateway in front, break the circuit.",
  },
  "align-endpoint-and-datastore-reliability": {
    title: "An endpoint and the data behind it are equally reliable.",
    section: "Reliability",
    met: "default",
    constructs: ["LandingZoneStack", "OnlineDeployment"],
    note: "In prod, storage, images and instances span zones; in dev none does.",
  },
  "failover-to-backup": {
    title: "A standby takes over when the first place fails.",
    section: "Reliability",
    others: "team",
    note: "The team deploys a second environment in another region, puts a global load balancer in front, and rehearses the switch.",
    peers: ["APRL-675d249a"],
  },
  "api-hosting-zones-or-regions": {
    title: "What hosts the model's API spans zones or regions.",
    section: "Reliability",
    met: "default",
    constructs: ["OnlineDeployment"],
    note: "Three instances in prod, which Azure spreads over zones; on Kubernetes, an option, a pool in three zones.",
    policies: ["kubernetesZoneRedundant"],
  },
  "update-frequency-and-automated-online-training": {
    title: "Models are trained again as often as their data changes, without anybody's hand.",
    section: "Reliability",
    met: "option",
    constructs: ["RetrainingSchedule"],
    note: "serving.retraining lists pipelines and sweeps that run by the clock; the team decides how often.",
  },
  "cheaper-offline-training-compute": {
    title: "Training that nobody waits for uses cheaper machines than serving does.",
    section: "Reliability",
    met: "default",
    constructs: ["TrainingCluster"],
    note: "In dev by default, in prod where compute.training.priority says so.",
  },
  "load-testing": {
    title: "The load of the peak was tried before the peak came.",
    section: "Reliability",
    others: "team",
    note: "The team runs load tests from inside the network, before a release and after a change of size.",
  },
  "async-and-wait-ui": {
    title: "An application stays usable while a slow prediction is made.",
    section: "Reliability",
    others: "team",
    note: "The team's application asks asynchronously and shows that it waits.",
  },
});
