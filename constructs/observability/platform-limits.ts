import type { AlertLimit } from "./alerting";
import type { PlatformAlertName } from "./platform-alerts";

/** What is tolerated where a team says nothing else, and what it may say. */
export interface PlatformLimit extends AlertLimit {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

const count = (threshold: number, unit: string): PlatformLimit => ({ threshold, from: 0, to: 100_000, unit });
const requests = (threshold: number): PlatformLimit => ({ threshold, from: 0, to: 1e9, unit: "requests" });
// nothing is less available than 0 percent: such an alert could never fire
const LEAST_AVAILABILITY = 0.001;
const percent = (threshold: number, from: number): PlatformLimit => ({
  threshold,
  from,
  to: 100,
  unit: "percent",
});

const LIMITS = {
  "cluster-jobs-failed": count(3, "jobs"),
  "cluster-error": count(0, "errors"),
  "cluster-unusable": count(0, "nodes"),
  "cluster-preempted": count(0, "nodes"),
  "cluster-quota": percent(80, 1),
  "cluster-idle": count(0, "nodes"),
  "storage-availability": percent(99, LEAST_AVAILABILITY),
  "storage-denied": requests(10),
  "storage-throttled": requests(100),
  "vault-availability": percent(99, LEAST_AVAILABILITY),
  "vault-denied": requests(10),
  "vault-saturation": percent(75, 1),
  "ingestion-budget": { threshold: 5, from: 0.001, to: 1e6, unit: "GB" },
} as const satisfies Partial<Record<PlatformAlertName, PlatformLimit>>;

/** An alert whose threshold a team may set. */
export type LimitedAlert = keyof typeof LIMITS;

/** The alerts on the platform that have a threshold; over which time is in `PLATFORM_ALERTS`. */
export const PLATFORM_LIMITS: Readonly<Record<LimitedAlert, PlatformLimit>> = LIMITS;

/** All of them. */
export const LIMITED_ALERTS = Object.keys(PLATFORM_LIMITS) as LimitedAlert[];
