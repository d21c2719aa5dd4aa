import { recommendations } from "./recommendation";

/** What the design principles for AI workloads say about operations. */
export const AI_OPERATIONS = recommendations("ai-operations", "ai", {
  "devops-dataops-mlops-culture": {
    title: "Developers, data engineers and operators work as one team with one process.",
    section: "Operational Excellence",
    others: "team",
    note: "The team agrees on the process; one repository with reviews and tests is a place to start.",
  },
  "prefer-paas": {
    title: "Azure runs what Azure can run better than you.",
    section: "Operational Excellence",
    met: "default",
    constructs: ["MachineLearningWorkspace"],
  },
  "automated-monitoring-alerting-audit": {
    title: "Monitoring, alerts and audit work without anybody's hand.",
    section: "Operational Excellence",
    met: "default",
    constructs: [
      "ActionGroup",
      "ActivityAlerts",
      "ActivityLogExport",
      "AdvisorAlerts",
      "ClusterAlerts",
      "IngestionAlert",
      "KeyExpiryAlert",
      "KeyVaultAlerts",
      "LogAlert",
      "MetricAlert",
      "Monitoring",
      "PlatformWorkbook",
      "ServiceHealthAlerts",
      "StorageAlerts",
    ],
    note: "Logs are collected, and the platform, what is served and what is trained have alerts with a runbook each, which tell an action group.",
    policies: ["workspaceLogs", "vaultLogs"],
  },
  "experiment-tracking": {
    title: "Every experiment's parameters, metrics and results are recorded.",
    section: "Operational Excellence",
    others: "azure",
    note: "Each workspace tracks runs by MLflow without further set-up; the team logs from its code.",
  },
  "detect-and-mitigate-model-decay": {
    title: "A model that gets worse is noticed and trained again.",
    section: "Operational Excellence",
    met: "option",
    constructs: ["ModelMonitor", "RetrainingSchedule"],
    note: "A model monitor notices, a retraining schedule acts by the clock; the team sets the thresholds.",
  },
  "safe-deployment-strategy": {
    title: "A new model is released in a way that can be taken back.",
    section: "Operational Excellence",
    met: "default",
    constructs: ["GatedTraffic", "OnlineTraffic"],
    note: "A rollout goes by mirror and canary, with a smoke test and the state of the alerts before each step, and back from any.",
  },
  "emergency-plan": {
    title: "It is written down who does what when a model misbehaves.",
    section: "Operational Excellence",
    others: "team",
    note: "The team writes the plan: who decides, how a model is switched off, who is told.",
  },
  "user-feedback-loop": {
    title: "What users say about predictions comes back to training.",
    section: "Operational Excellence",
    met: "option",
    constructs: ["PayloadStore"],
    note: "Payload collection is an option of an online deployment, with purpose, consent and a reader group; the team's application collects the users' verdicts.",
  },
});
