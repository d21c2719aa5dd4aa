import type { AlertLimit, AlertSeverity, AlertTerms, AlertWindow } from "./alerting";

/** What an alert on the platform is where a team says nothing else. */
export interface PlatformAlert {
  /** One sentence: what is the case when it fires. */
  readonly description: string;
  readonly severity: AlertSeverity;
  /** `event`: it tells of each event by itself, and of nothing that lasts. */
  readonly window: AlertWindow | "P2D" | "event";
}

/** All alerts on the platform itself; each has a page of its name in docs/runbooks. */
export const PLATFORM_ALERTS = {
  "role-changed": {
    description: "A role assignment or a custom role was written or deleted.",
    severity: 1,
    window: "event",
  },
  "lock-changed": {
    description: "A lock was written or deleted.",
    severity: 1,
    window: "event",
  },
  "guardrail-changed": {
    description: "A policy's assignment, definition or exemption was written or deleted.",
    severity: 1,
    window: "event",
  },
  "logs-switched-off": {
    description: "A diagnostic setting was deleted: from then on logs are missing.",
    severity: 1,
    window: "event",
  },
  "alerting-changed": {
    description: "An alert, or who is told of alerts, was written or deleted.",
    severity: 2,
    window: "event",
  },
  "policy-violated": {
    description: "A policy reported or refused a change.",
    severity: 2,
    window: "event",
  },
  "key-vault-changed": {
    description: "A key vault, or who may reach it, was written or deleted.",
    severity: 2,
    window: "event",
  },
  "network-changed": {
    description: "A network, its rules or its private endpoints were written or deleted.",
    severity: 2,
    window: "event",
  },
  "service-incident": {
    description: "Azure says that a service is impaired in a region in use.",
    severity: 1,
    window: "event",
  },
  "service-security": {
    description: "Azure says that a service had a security problem that may concern the subscription.",
    severity: 1,
    window: "event",
  },
  "service-change": {
    description: "Azure will maintain, change or retire something in a region in use.",
    severity: 3,
    window: "event",
  },
  advisor: {
    description: "Azure Advisor has a new recommendation.",
    severity: 3,
    window: "event",
  },
  "cluster-jobs-failed": {
    description: "More jobs of a cluster fail than the team tolerates.",
    severity: 2,
    window: "PT1H",
  },
  "cluster-error": {
    description: "A cluster could not get the nodes that its jobs ask for.",
    severity: 2,
    window: "PT1H",
  },
  "cluster-unusable": {
    description: "Nodes of a cluster are unusable: no job runs on them.",
    severity: 2,
    window: "PT15M",
  },
  "cluster-preempted": {
    description: "Azure takes low-priority nodes away from a cluster.",
    severity: 3,
    window: "PT15M",
  },
  "cluster-quota": {
    description: "The workspace has used nearly all the cores that it may.",
    severity: 2,
    window: "PT15M",
  },
  "cluster-idle": {
    description: "Nodes of a cluster had no job the whole time, and are paid all the same.",
    severity: 3,
    window: "PT1H",
  },
  "storage-availability": {
    description: "A storage account left more requests unanswered than the team tolerates.",
    severity: 1,
    window: "PT1H",
  },
  "storage-denied": {
    description: "A storage account refuses requests.",
    severity: 2,
    window: "PT1H",
  },
  "storage-throttled": {
    description: "A storage account turns requests away because there are too many.",
    severity: 2,
    window: "PT15M",
  },
  "vault-availability": {
    description: "A key vault left more requests unanswered than the team tolerates.",
    severity: 1,
    window: "PT15M",
  },
  "vault-denied": {
    description: "A key vault refuses requests.",
    severity: 2,
    window: "PT1H",
  },
  "vault-saturation": {
    description: "A key vault gets nearly as many requests as it answers.",
    severity: 2,
    window: "PT15M",
  },
  "key-near-expiry": {
    description: "A key, secret or certificate of a vault expires soon, or has expired.",
    severity: 1,
    window: "event",
  },
  "ingestion-budget": {
    description: "More logs came in within a day than is budgeted for.",
    severity: 3,
    window: "P1D",
  },
  "ingestion-cap": {
    description:
      "The logs reached their daily cap: until it is reset none are kept, and alerts on logs are blind.",
    severity: 1,
    window: "PT15M",
  },
} as const satisfies Readonly<Record<string, PlatformAlert>>;

export type PlatformAlertName = keyof typeof PLATFORM_ALERTS;

/** The terms of an alert on something of this name, e.g. an environment. */
export function platformAlertTerms(
  alert: PlatformAlertName,
  subject: string,
  limit: Partial<AlertLimit> = {},
): AlertTerms {
  const { description, severity } = PLATFORM_ALERTS[alert];
  return {
    name: `${subject}-${alert}`,
    runbook: alert,
    description: `${subject}: ${description}`,
    severity: limit.severity ?? severity,
  };
}
