import type { Facts } from "../../azure";
import { schedulesThat, signalsOf } from "../../azure/joins/job-schedules";
import { must } from "../must";
import { type Problem, rule } from "../rule";

/** Metrics that may be any number from 0. */
const UNLIMITED = /^(PopulationStabilityIndex|NormalizedWassersteinDistance)$/i;
/** Metrics of which less is worse: the probability that nothing has changed, and the gain. */
const LESS_IS_WORSE =
  /^(TwoSampleKolmogorovSmirnovTest|PearsonsChiSquaredTest|NormalizedDiscountedCumulativeGain)$/i;

const NOTHING = "the monitor watches nothing";

export const monitorThresholds = rule({
  id: "performance/monitor-thresholds",
  title: "Each signal of a model monitor has a threshold that can be passed",
  recommendations: [
    "performance/monitor-model-performance",
    "operations/monitor-model-drift",
    "ai-operations/detect-and-mitigate-model-decay",
  ],
  severity: "medium",
  why: "A rate can't be more than 1, nor a probability less than 0: a threshold there never tells anybody anything.",
  fix: {
    construct: "ModelMonitor: signals, with a threshold each",
    terraform:
      "azapi_resource of …/workspaces/schedules: metricThresholds of each signal, with a value more than 0 and less than 1",
  },
  looksAt: (estate) => schedulesThat("CreateMonitor", estate),
  finds: (monitor): readonly Problem[] => {
    const signals = signalsOf(monitor);
    if (signals.state !== "known") {
      return signals.state === "absent" ? [problem(signals.at, NOTHING)] : [];
    }
    return signals.value.length === 0
      ? [problem(signals.at, NOTHING)]
      : signals.value.flatMap(({ facts, name }) => ofSignal(facts, name));
  },
});

function ofSignal(facts: Facts, name: string): readonly Problem[] {
  const several = facts.blocks({ body: ["metricThresholds", "metricThreshold"] });
  if (several.state !== "known") {
    return several.state === "absent" ? [problem(several.at, `${name} has no threshold`)] : [];
  }
  return several.value.flatMap((one) => {
    const metric = one.text({ body: "metric" });
    const word = metric.state === "known" ? metric.value : "";
    // without a value Azure takes one of its own
    return must(
      one.number({ body: "threshold.value" }),
      passable(word),
      `${name} never tells anybody anything`,
    );
  });
}

function passable(metric: string): (value: number) => boolean {
  if (LESS_IS_WORSE.test(metric)) {
    return (value) => value > 0;
  }
  return UNLIMITED.test(metric) ? () => true : (value) => value < 1;
}

const problem = (attribute: string, message: string): Problem => ({
  certainty: "violation",
  message,
  attribute,
});
