import { Construct } from "constructs";
import { regionDisplayName } from "../naming/region-display-names";
import { ActivityLogAlert, recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertSeverity, severityProblems } from "./alerting";
import { type PlatformAlertName, platformAlertTerms } from "./platform-alerts";

/** The alerts on what Azure says of its own services. */
export type ServiceHealthAlertName = Extract<
  PlatformAlertName,
  "service-incident" | "service-security" | "service-change"
>;

export interface ServiceHealthAlertsProps {
  readonly alerting: Alerting;
  /** What the alerts are named after, e.g. the subscription's purpose; up to 200 characters. */
  readonly name: string;
  /** The regions in use, by Azure's names, e.g. `westeurope`. */
  readonly regions: readonly string[];
  /**
   * The services in use, spelled as the Service Health page of the portal spells them. A name that it doesn't know
   * is accepted and never told of.
   * @default - all services: nothing is missed, at the price of some that nobody uses
   */
  readonly services?: readonly string[];
  /** @default - as docs/runbooks says of each alert */
  readonly severities?: Readonly<Partial<Record<ServiceHealthAlertName, AlertSeverity>>>;
}

const EVENTS: Readonly<Record<ServiceHealthAlertName, readonly string[]>> = {
  "service-incident": ["Incident"],
  "service-security": ["Security"],
  "service-change": ["Maintenance", "ActionRequired", "Informational"],
};
const NAMES = ["service-incident", "service-security", "service-change"] as const;

/**
 * Alerts on what Azure says of its own services: incidents and planned work in the regions in use and in what has no
 * region, security advisories wherever they come from. They are about a subscription as a whole, so one of them has
 * them once.
 *
 * Recommendations: `ai-operations/automated-monitoring-alerting-audit`,
 * `reliability/recovery-strategy-for-dependencies`.
 */
export class ServiceHealthAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: ServiceHealthAlertsProps) {
    super(scope, id);
    const { alerting, name, regions, services, severities = {} } = props;
    const problems = [...recipientProblems(alerting, name), ...problemsOf(props)];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    // events of services without a region, such as Entra ID or DNS, name this place
    const locations = ["Global", ...regions.flatMap((region) => regionDisplayName(region) ?? [])].sort();
    for (const alert of NAMES) {
      new ActivityLogAlert(this, alert, {
        ...platformAlertTerms(alert, name, { severity: severities[alert] }),
        alerting,
        criteria: {
          category: "ServiceHealth",
          serviceHealth: {
            events: [...EVENTS[alert]],
            locations: alert === "service-security" ? undefined : locations,
            services: services && [...services],
          },
        },
      });
    }
  }
}

function problemsOf({ regions, services, severities = {} }: ServiceHealthAlertsProps): string[] {
  return [
    ...(regions.length > 0 ? [] : ["regions must name at least one region"]),
    ...regions
      .filter((region) => regionDisplayName(region) === undefined)
      .map(
        (region) =>
          `regions must be Azure's names of regions, e.g. westeurope (got ${JSON.stringify(region)})`,
      ),
    ...(services === undefined || (services.length > 0 && services.every((service) => service.trim() !== ""))
      ? []
      : ["services must name at least one service, none of them blank, or be left out for all of them"]),
    ...Object.entries(severities).flatMap(([alert, severity]) => [
      ...severityProblems(`severities.${alert}`, severity),
      ...(Object.hasOwn(EVENTS, alert)
        ? []
        : [`severities must name alerts of ${NAMES.join(", ")} (got ${alert})`]),
    ]),
  ];
}
