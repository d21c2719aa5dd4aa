import { not } from "../../azure";
import { does, schedulesThat } from "../../azure/joins/job-schedules";
import { mustHold } from "../must";
import { rule } from "../rule";

export const monitorCredentials = rule({
  id: "security/monitor-credentials",
  title: "No model monitor needs credentials that are stored in a datastore",
  recommendations: ["deploy/batch-data-access-credentials", "security/managed-identity-between-services"],
  severity: "medium",
  why: "Azure's monitors read what was collected by no identity, only with a key or SAS that lies in a datastore: somebody has to say that it is worth that.",
  fix: {
    construct: "ModelMonitor is off by default; storedCredentials says who accepted it",
    terraform: "no schedule with actionType CreateMonitor, or an acknowledgement with a reason and an end",
  },
  looksAt: (estate) => schedulesThat("CreateMonitor", estate),
  finds: (monitor) =>
    mustHold(not(does(monitor, "CreateMonitor")), "a model monitor reads with stored credentials", {
      attribute: monitor.action.at,
    }),
});
