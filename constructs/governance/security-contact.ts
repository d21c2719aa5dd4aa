import type { Construct } from "constructs";
import { AzapiResource } from "../terraform/azapi-resource";
import { AzureConstruct } from "../terraform/azure-construct";
import { AzureContext } from "../terraform/azure-context";
import { emailProblems } from "./emails";

const TYPE = "Microsoft.Security/securityContacts@2023-12-01-preview";

/** From which severity on Defender for Cloud writes. */
export type DefenderSeverity = "Low" | "Medium" | "High";

export interface SecurityContactProps {
  /** Addresses of the security team, at least one: those of a team, not of a person who may leave. */
  readonly emails: readonly string[];
  /** A number that Microsoft calls if it finds the subscription attacked. @default - none */
  readonly phone?: string;
  /** The least severity of an alert that is written of. @default Medium */
  readonly alertsFrom?: DefenderSeverity;
  /** The least risk of a way to an attack that is written of; needs the plan CloudPosture. @default High */
  readonly attackPathsFrom?: DefenderSeverity | "Critical";
  /** Whether somebody wrote the contact already: Terraform takes it over. @default false */
  readonly exists?: boolean;
}

/**
 * Who hears of what Defender for Cloud finds: a team by its addresses, and the subscription's owners. A subscription
 * has one contact, whose name is `default`. azurerm knows only its form of 2017, which can't say from which severity
 * on; all later forms are previews.
 *
 * Recommendation: `security/security-baseline-and-defender`.
 */
export class SecurityContact extends AzureConstruct {
  /** @throws with all problems of the props at once */
  constructor(scope: Construct, id: string, props: SecurityContactProps) {
    super(scope, id);
    const { alertsFrom = "Medium", attackPathsFrom = "High", emails, exists = false, phone } = props;
    const problems = [
      ...emailProblems("emails", emails),
      oneOf("alertsFrom", alertsFrom, ["Low", "Medium", "High"]),
      oneOf("attackPathsFrom", attackPathsFrom, ["Low", "Medium", "High", "Critical"]),
      phone === undefined || /^\+?[0-9 ()-]{5,}$/.test(phone)
        ? undefined
        : `phone must be a telephone number (got ${JSON.stringify(phone)})`,
    ].filter((problem) => problem !== undefined);
    if (problems.length > 0) {
      throw new Error(`${this.node.path}: ${problems.join("; ")}`);
    }
    const { subscriptionId } = AzureContext.of(this);
    const contact = new AzapiResource(this, "Resource", {
      type: TYPE,
      name: "default",
      parentId: `/subscriptions/${subscriptionId}`,
      body: {
        properties: {
          emails: emails.join(";"),
          phone,
          isEnabled: true,
          notificationsByRole: { state: "On", roles: ["Owner"] },
          notificationsSources: [
            { sourceType: "Alert", minimalSeverity: alertsFrom },
            { sourceType: "AttackPath", minimalRiskLevel: attackPathsFrom },
          ],
        },
      },
    });
    if (exists) {
      contact.importFrom(
        `/subscriptions/${subscriptionId}/providers/Microsoft.Security/securityContacts/default`,
      );
    }
  }
}

function oneOf(field: string, value: string, allowed: readonly string[]): string | undefined {
  return allowed.includes(value)
    ? undefined
    : `${field} must be one of ${allowed.join(", ")} (got ${JSON.stringify(value)})`;
}
