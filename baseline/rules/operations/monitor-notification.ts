import { schedulesThat, signalsOf } from "../../azure/joins/job-schedules";
import { workspaceEvents } from "../../azure/joins/workspace-events";
import { mustHave } from "../must";
import { rule } from "../rule";

const UNHEARD = "nobody hears when the model drifts";

export const monitorNotification = rule({
  id: "operations/monitor-notification",
  title: "Somebody hears what a model monitor finds",
  recommendations: ["operations/monitor-model-drift", "ai-operations/detect-and-mitigate-model-decay"],
  severity: "medium",
  why: "A monitor that tells nobody finds drift in a run that nobody opens.",
  fix: {
    construct: "ModelMonitor: emails",
    terraform:
      "azapi_resource of …/workspaces/schedules: alertNotificationSettings.emailNotificationSettings.emails, and AmlNotification for each signal; or an event subscription on the workspace",
  },
  // an event of the workspace, routed on, tells more people than a mail
  looksAt: (estate) => (workspaceEvents(estate).length > 0 ? [] : schedulesThat("CreateMonitor", estate)),
  finds: (monitor) => {
    const signals = signalsOf(monitor);
    return [
      ...mustHave(monitor.emails, (all) => all.length > 0, UNHEARD),
      ...(signals.state === "known" ? signals.value : []).flatMap(({ facts, name }) =>
        mustHave(
          facts.texts({ body: "notificationTypes" }),
          (types) => types.some((type) => /^AmlNotification$/i.test(type)),
          `nobody hears of ${name}`,
        ),
      ),
    ];
  },
});
