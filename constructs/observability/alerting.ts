import type { IResourceGroup } from "../governance/resource-group";
import type { IWorkloadIdentity } from "../identity/workload-identity";

/** 0 critical, 1 error, 2 warning, 3 informational, 4 verbose. */
const ALERT_SEVERITIES = [0, 1, 2, 3, 4] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** What a configuration may say: an alert that is only verbose is read by nobody. */
export const LIMIT_SEVERITIES = [0, 1, 2, 3] as const satisfies readonly AlertSeverity[];

/** Over which time an alert looks, as ISO 8601 says it. */
export const ALERT_WINDOWS = ["PT5M", "PT15M", "PT30M", "PT1H", "PT6H", "P1D"] as const;
export type AlertWindow = (typeof ALERT_WINDOWS)[number];

/** Where alerts lie, and whom they tell. */
export interface Alerting {
  readonly resourceGroup: IResourceGroup;
  /** ARM id of the action group that is told. */
  readonly actionGroupId: string;
  /**
   * Where the folder docs/runbooks is read, https and without a slash at the end: each alert links its page.
   * E.g. `https://git.example.com/ml-platform/landing-zone/docs/runbooks`
   */
  readonly runbooks: string;
  /**
   * Whose rights queries of alerts have: a Log Analytics Reader of the workspace.
   * @default - those that the deployer has when it writes the alert
   */
  readonly logReader?: IWorkloadIdentity;
  /** @default - the resource group's tags */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What every alert says besides its condition. */
export interface AlertTerms {
  /** Name of the Azure resource, up to 260 characters. */
  readonly name: string;
  /** Name of its page in docs/runbooks. */
  readonly runbook: string;
  /** One sentence: what is the case while it fires. */
  readonly description: string;
  readonly severity: AlertSeverity;
}

/** Where the runbook of an alert is read. */
export function runbookOf({ runbooks }: Alerting, runbook: string): string {
  return `${runbooks}/${runbook}.md`;
}

const RUNBOOKS = /^https:\/\/[^\s@?#"<>]+[^\s@?#"<>/]$/;
const LONGEST_RUNBOOKS = 500;

/** What `Alerting.runbooks` must be, e.g. for a message. */
export const RUNBOOKS_WORDS =
  "an https address without a slash at its end, user, password, query, quotes or angle brackets, " +
  `of at most ${LONGEST_RUNBOOKS} characters`;

/** Whether alerts can link pages below the address: whoever is told of one reads it. */
export function isRunbooksAddress(address: string): boolean {
  return address.length <= LONGEST_RUNBOOKS && RUNBOOKS.test(address);
}

/** What is wrong with where alerts lie and whom they tell, in words; empty if nothing is. */
export function alertingProblems({ runbooks }: Alerting): string[] {
  // not shown: it may say a password
  return isRunbooksAddress(runbooks) ? [] : [`alerting.runbooks must be ${RUNBOOKS_WORDS}`];
}

/** A threshold that a team sets, with what it may change besides. */
export interface AlertLimit {
  readonly threshold: number;
  /** @default - as docs/runbooks says of the alert */
  readonly severity?: AlertSeverity;
  /** @default - as docs/runbooks says of the alert */
  readonly window?: AlertWindow;
}

/**
 * What is wrong with a limit, in words; empty if nothing is.
 *
 * @param unit of the threshold, e.g. `percent`
 */
export function limitProblems(
  field: string,
  { severity, threshold, window = "PT5M" }: AlertLimit,
  range: { readonly from: number; readonly to: number; readonly unit: string },
): string[] {
  return [
    ...(threshold >= range.from && threshold <= range.to
      ? []
      : [`${field}.threshold must be ${range.from} to ${range.to} ${range.unit} (got ${threshold})`]),
    ...severityProblems(`${field}.severity`, severity),
    ...(ALERT_WINDOWS.includes(window)
      ? []
      : [`${field}.window must be one of ${ALERT_WINDOWS.join(", ")} (got ${JSON.stringify(window)})`]),
  ];
}

/** What is wrong with a severity, in words; empty if nothing is, or if there is none. */
export function severityProblems(field: string, severity: AlertSeverity | undefined): string[] {
  return severity === undefined || ALERT_SEVERITIES.includes(severity)
    ? []
    : [`${field} must be 0 to 4 (got ${severity})`];
}
