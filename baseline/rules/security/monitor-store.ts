import { not } from "../../azure";
import { liesWithWorkspace } from "../../azure/joins/data-places";
import { schedulesThat, signalsOf } from "../../azure/joins/job-schedules";
import type { NamedBlock } from "../../azure/named-blocks";
import { mustHold } from "../must";
import { rule } from "../rule";

export const monitorStore = rule({
  id: "security/monitor-store",
  title: "Model monitors read from an account of their own, apart from the workspace's",
  recommendations: ["security/least-privilege-user-rbac", "ai-security/rbac-abac-control-and-data-plane"],
  severity: "high",
  why: "The service reads with a credential that is stored in the datastore: on the workspace's own account it opens all training data and models to whoever may read the datastore.",
  fix: {
    construct: "ModelMonitor: store, with an account and a datastore of its own",
    terraform:
      "azapi_resource of …/workspaces/schedules: productionData and referenceData with an uri in a datastore on another account than the workspace's",
  },
  looksAt: (estate) => schedulesThat("CreateMonitor", estate),
  finds: (monitor, estate) => {
    const signals = signalsOf(monitor);
    return signals.state !== "known"
      ? []
      : signals.value.flatMap((signal) =>
          urisOf(signal).flatMap((uri) =>
            mustHold(
              not(liesWithWorkspace(uri, estate)),
              `${signal.name} reads from the workspace's own account`,
              {
                attribute: uri.at,
              },
            ),
          ),
        );
  },
});

/** Of data in production, one or several, and of what they are compared with. */
function urisOf({ facts }: NamedBlock) {
  return ["productionData", "referenceData"].flatMap((name) => {
    const data = facts.blocks({ body: name });
    return data.state === "known" ? data.value.map((one) => one.text({ body: "uri" })) : [];
  });
}
