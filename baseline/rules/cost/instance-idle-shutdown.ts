import { isAzapi } from "../../azure/facts";
import { minutesOf } from "../../azure/idle-time";
import { aboutMadeComputes } from "../about-computes";
import { mustHave, mustHold } from "../must";
import { rule } from "../rule";

/** Three days, the most that Azure takes, in minutes. */
const LONGEST = 4320;

export const instanceIdleShutdown = rule({
  id: "cost/instance-idle-shutdown",
  title: "A compute instance stops when nobody works on it",
  recommendations: [
    "cost/compute-instance-idle-shutdown",
    "cost/scale-down-idle-compute",
    "ai-cost/shut-down-unused-resources",
    "ai-cost/stoppable-eda-compute",
  ],
  severity: "medium",
  why: "A forgotten instance is paid for day and night.",
  fix: {
    construct: "ComputeInstance: idleMinutes",
    terraform:
      'azapi_resource Microsoft.MachineLearningServices/workspaces/computes: properties.properties.idleTimeBeforeShutdown = "PT30M"; azurerm knows no such attribute',
  },
  ...aboutMadeComputes(["ComputeInstance"], ({ idleTime, resource }) =>
    isAzapi(resource)
      ? mustHave(
          idleTime,
          (time) => (minutesOf(time) ?? Number.POSITIVE_INFINITY) <= LONGEST,
          "the instance stays on without anybody",
        )
      : mustHold("no", "azurerm can't make an instance that stops by itself; azapi can"),
  ),
});
