import type { RoleAssignment } from "../../constructs/identity/role-assignment";
import type { IWorkloadIdentity } from "../../constructs/identity/workload-identity";
import type { IActionGroup } from "../../constructs/observability/action-group";
import { ActionGroup, actionGroupShortName } from "../../constructs/observability/action-group";
import type { Foundation } from "./foundation";

/** What the identity of alerts is for; a part of its name, by which the serving stack finds it. */
export const ALERTS_IDENTITY = "alerts";

/** Who is told by alerts, and whose rights their queries have. */
export interface LandingZoneAlerting {
  readonly actionGroup: IActionGroup;
  readonly identity: IWorkloadIdentity;
  /** The identity's right to read logs. */
  readonly mayQuery: RoleAssignment;
}

/**
 * What alerts need before the first one: whom they tell, and an identity that reads logs and nothing else, so
 * that a query keeps its rights when the person or pipeline that wrote it loses theirs.
 */
export function composeAlerting(foundation: Foundation): LandingZoneAlerting | undefined {
  const { config, group, monitoring, names, stack } = foundation;
  const { alerts, environment, useCase } = config;
  if (alerts === undefined) {
    return undefined;
  }
  const identity = foundation.identity(ALERTS_IDENTITY);
  return {
    identity,
    mayQuery: monitoring.grantQuery(identity, "alerts-query"),
    actionGroup: new ActionGroup(stack, "alerts", {
      resourceGroup: group,
      name: names.of("actionGroup"),
      shortName: actionGroupShortName(`${useCase}-${environment}`),
      emails: alerts.emails,
    }),
  };
}
