import { Construct } from "constructs";
import { ActivityLogAlert, recipientProblems } from "./activity-log-alert";
import { type Alerting, type AlertSeverity, severityProblems } from "./alerting";
import { platformAlertTerms } from "./platform-alerts";

/** How much Advisor expects of a recommendation. */
export type AdvisorImpact = "High" | "Medium" | "Low";

export interface AdvisorAlertsProps {
  readonly alerting: Alerting;
  /** What the alerts are named after, e.g. the subscription's purpose; up to 200 characters. */
  readonly name: string;
  /** @default - High and Medium */
  readonly impacts?: readonly AdvisorImpact[];
  /** Types of the resources in use, e.g. `Microsoft.KeyVault/vaults`. @default - all that are in the subscription */
  readonly resourceTypes?: readonly string[];
  /** @default 3 */
  readonly severity?: AlertSeverity;
}

const IMPACTS: readonly string[] = ["High", "Medium", "Low"];

/**
 * Alerts on new recommendations of Azure Advisor, whatever their category, for what the subscription has. Advisor knows
 * resources and not regions, and looks again once a day or so.
 *
 * Recommendation: `ai-operations/automated-monitoring-alerting-audit`.
 */
export class AdvisorAlerts extends Construct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: AdvisorAlertsProps) {
    super(scope, id);
    const { alerting, impacts = ["High", "Medium"], name, resourceTypes, severity } = props;
    const problems = [
      ...recipientProblems(alerting, name),
      ...impactProblems(impacts),
      ...(resourceTypes === undefined || resourceTypes.length > 0
        ? []
        : ["resourceTypes must name at least one type"]),
      ...(resourceTypes ?? [])
        .filter((type) => !/^[A-Za-z0-9.]+(\/[A-Za-z0-9]+)+$/.test(type))
        .map(
          (type) =>
            `resourceTypes must be types such as Microsoft.KeyVault/vaults (got ${JSON.stringify(type)})`,
        ),
      ...severityProblems("severity", severity),
    ];
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    for (const impact of impacts) {
      const word = impact.toLowerCase();
      new ActivityLogAlert(this, word, {
        ...platformAlertTerms("advisor", `${name}-${word}`, { severity }),
        alerting,
        criteria: {
          category: "Recommendation",
          operationName: "Microsoft.Advisor/recommendations/available/action",
          recommendationImpact: impact,
          resourceTypes: resourceTypes && [...resourceTypes],
        },
      });
    }
  }
}

function impactProblems(impacts: readonly string[]): string[] {
  return [
    ...(impacts.length > 0 ? [] : ["impacts must name at least one impact"]),
    ...impacts
      .filter((impact, index) => !IMPACTS.includes(impact) || impacts.indexOf(impact) !== index)
      .map(
        (impact) => `impacts must each be one of ${IMPACTS.join(", ")}, once (got ${JSON.stringify(impact)})`,
      ),
  ];
}
