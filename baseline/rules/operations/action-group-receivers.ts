import { ACTION_GROUP } from "../../azure/action-group";
import { anyOf, type Fact, holds, type Truth } from "../../azure/fact";
import { withoutPatches } from "../../azure/joins/patches";
import { isWritten } from "../../azure/joins/references";
import type { Value } from "../../graph";
import { is, must, mustHold } from "../must";
import { rule } from "../rule";

export const actionGroupReceivers = rule({
  id: "operations/action-group-receivers",
  title: "An action group is on, and tells somebody",
  recommendations: ["ai-operations/automated-monitoring-alerting-audit"],
  severity: "medium",
  why: "Every alert that names it fires, and nobody hears of it.",
  fix: {
    construct: "ActionGroup: emails; in an environment's file, alerts.emails",
    terraform: "azurerm_monitor_action_group: enabled = true, email_receiver or another receiver",
  },
  looksAt: (estate) => withoutPatches(estate.all(ACTION_GROUP)),
  finds: ({ enabled, receivers }) => [
    ...must(enabled, is(true), "it tells nobody"),
    ...mustHold(anyOf(receivers.map(isAnybody)), "it has no receivers"),
  ],
});

/** Whether there is a receiver of a kind, one that a plan knows. */
function isAnybody(receivers: Value<readonly Fact<string>[]>): Truth {
  return receivers.state === "known"
    ? anyOf(receivers.value.map((name) => holds(name, (text) => text.trim() !== "")))
    : isWritten(receivers);
}
