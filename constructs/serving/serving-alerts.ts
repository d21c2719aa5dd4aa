import type { AlertLimit, AlertSeverity, AlertTerms, AlertWindow } from "../observability/alerting";

/** What an alert is where a team says nothing else. */
export interface ServingAlert {
  /** One sentence: what is the case while it fires. */
  readonly description: string;
  readonly severity: AlertSeverity;
  readonly window: AlertWindow | "P2D";
}

/** All alerts on serving and training; each has a page of its name in docs/runbooks. */
export const SERVING_ALERTS = {
  "latency-p95": {
    description: "One of twenty requests takes longer than the team promised.",
    severity: 2,
    window: "PT15M",
  },
  "error-rate": {
    description: "A deployment breaks more of its answers than the team tolerates.",
    severity: 1,
    window: "PT15M",
  },
  availability: {
    description: "The endpoint left more requests of a day unanswered than the team promised.",
    severity: 1,
    window: "P1D",
  },
  cpu: {
    description: "The processors of a deployment are near their limit.",
    severity: 3,
    window: "PT15M",
  },
  memory: {
    description: "An instance of a deployment is about to run out of memory, and would be restarted.",
    severity: 2,
    window: "PT15M",
  },
  gpu: {
    description: "The GPUs of a deployment are near their limit.",
    severity: 3,
    window: "PT15M",
  },
  "gpu-idle": {
    description: "The GPUs of a deployment had next to nothing to do for hours, and are paid all the same.",
    severity: 3,
    window: "PT6H",
  },
  "gpu-memory": {
    description: "An instance of a deployment is about to run out of GPU memory.",
    severity: 2,
    window: "PT15M",
  },
  capacity: {
    description: "A deployment has nearly as many instances as autoscale may give it.",
    severity: 2,
    window: "PT15M",
  },
  "network-bytes": {
    description: "The endpoint serves nearly as many bytes a second as Azure lets it.",
    severity: 2,
    window: "PT15M",
  },
  "batch-job-failed": {
    description: "A batch job failed.",
    severity: 1,
    window: "PT1H",
  },
  "batch-duration": {
    description: "A batch job takes longer than it may, or than the 46 hours that Azure can look back.",
    severity: 2,
    window: "P2D",
  },
  "stale-predictions": {
    description: "Predictions are older than the team tolerates.",
    severity: 1,
    window: "P2D",
  },
  "model-monitor": {
    description: "A model monitor found inputs, predictions or decisions that pass a threshold.",
    severity: 2,
    window: "PT1H",
  },
  "monitor-failed": {
    description: "A run of a model monitor failed: what it watches is watched no more.",
    severity: 2,
    window: "PT1H",
  },
  "training-duration": {
    description: "Training takes longer than its target, or than the 46 hours that Azure can look back.",
    severity: 3,
    window: "P2D",
  },
} as const satisfies Readonly<Record<string, ServingAlert>>;

export type ServingAlertName = keyof typeof SERVING_ALERTS;

/** The terms of an alert on something of this name, e.g. an endpoint. */
export function alertTerms(
  alert: ServingAlertName,
  subject: string,
  limit: Partial<AlertLimit> = {},
): AlertTerms {
  const { description, severity } = SERVING_ALERTS[alert];
  return {
    name: `${subject}-${alert}`,
    runbook: alert,
    description: `${subject}: ${description}`,
    severity: limit.severity ?? severity,
  };
}
