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
