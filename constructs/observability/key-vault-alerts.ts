import { Construct } from "constructs";
import type { IKeyVault } from "../data/secure-key-vault";
import { recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertLimit, limitProblems } from "./alerting";
import { MetricAlert, type MetricAlertProps } from "./metric-alert";
import { PLATFORM_ALERTS, platformAlertTerms } from "./platform-alerts";
import { PLATFORM_LIMITS } from "./platform-limits";
import { VAULT_METRICS } from "./platform-metrics";

export interface KeyVaultAlertsProps {
  readonly alerting: Alerting;
  readonly vault: IKeyVault;
  /** Percent of the requests that are answered, 0 to 100. @default 99 within 15 minutes */
  readonly availability?: AlertLimit;
  /** Requests that may be refused, for want of a role or of a way in. @default 10 within an hour */
  readonly denied?: AlertLimit;
  /** Percent of the requests that the vault can answer, 1 to 100. @default 75 within 15 minutes */
  readonly saturation?: AlertLimit;
}

/**
 * Alerts on a key vault: what it leaves unanswered, what it refuses, and how near it is to its limits. What expires
 * in it is told by `KeyExpiryAlert`.
 *
 * Refused requests are asked of a metric: it is there wherever the vault's log goes, and whether or not it is
 * collected. A 401 is no refusal: callers are answered so when they ask which tenant to get a token from.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`.
 */
export class KeyVaultAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: KeyVaultAlertsProps) {
    super(scope, id);
    const { alerting, vault } = props;
    const {
      availability = PLATFORM_LIMITS["vault-availability"],
      denied = PLATFORM_LIMITS["vault-denied"],
      saturation = PLATFORM_LIMITS["vault-saturation"],
    } = props;
    const problems = [
      ...recipientProblems(alerting, vault.keyVaultName),
      ...limitProblems("availability", availability, PLATFORM_LIMITS["vault-availability"]),
      ...limitProblems("denied", denied, PLATFORM_LIMITS["vault-denied"]),
      ...limitProblems("saturation", saturation, PLATFORM_LIMITS["vault-saturation"]),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const alert = (
      name: "vault-availability" | "vault-denied" | "vault-saturation",
      limit: AlertLimit,
      what: Pick<MetricAlertProps, "metric" | "aggregation" | "only" | "operator">,
    ) =>
      new MetricAlert(this, name, {
        ...platformAlertTerms(name, vault.keyVaultName, limit),
        ...what,
        alerting,
        resourceId: vault.keyVaultId,
        threshold: limit.threshold,
        window: limit.window ?? PLATFORM_ALERTS[name].window,
      });
    alert("vault-availability", availability, { metric: VAULT_METRICS.availability, operator: "LessThan" });
    alert("vault-denied", denied, {
      metric: VAULT_METRICS.results,
      aggregation: "Count",
      only: { dimension: "StatusCode", values: ["403"] },
      operator: "GreaterThan",
    });
    alert("vault-saturation", saturation, { metric: VAULT_METRICS.saturation, operator: "GreaterThan" });
  }
}
