import { ACTIVITY_LOG_ALERT, type ActivityLogAlert } from "../activity-log-alert";
import { DIAGNOSTIC_SETTING, type DiagnosticSetting } from "../diagnostic-setting";
import type { AzureEstate } from "../estate";
import { scopeLevelOf } from "../scope";
import type { Subject } from "../subject";
import { onlyTarget } from "./address";
import { byAddress } from "./by-address";
import { defenderPlans } from "./defender";
import { oncePerEstate } from "./once";
import { withoutPatches } from "./patches";

/** The settings that export a subscription's activity log. */
export const activityLogExports = oncePerEstate((estate): readonly DiagnosticSetting[] =>
  withoutPatches(estate.all(DIAGNOSTIC_SETTING)).filter(({ target }) => {
    const only = onlyTarget(target);
    return only !== undefined && scopeLevelOf(only) === "subscription";
  }),
);

/** The alerts on events that the input makes. */
export function activityLogAlerts(estate: AzureEstate): readonly ActivityLogAlert[] {
  return byAddress(withoutPatches(estate.all(ACTIVITY_LOG_ALERT)));
}

/**
 * The first thing of those that a subscription has once: whoever makes one of them sees to the subscription, and is
 * expected to make the others. Empty where nothing of it is in the input.
 */
export const subscriptionWide = oncePerEstate((estate): readonly Subject[] => {
  const plans = defenderPlans(estate);
  const [first] = [...plans, ...byAddress(activityLogExports(estate))];
  return first === undefined ? [] : [first];
});
