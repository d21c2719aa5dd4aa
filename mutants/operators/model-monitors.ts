import { type Attributes, isAttributes } from "../../terraform-json";
import { attribute } from "../block-rows";
import type { Breaks } from "../mutant";
import { type Edit, type Row, row, shown } from "../row";

const MONITOR = "body.properties.action.monitorDefinition";

const UNHEARD: Breaks = ["operations/monitor-model-drift", "ai-operations/detect-and-mitigate-model-decay"];
const UNSEEN: Breaks = ["performance/monitor-model-performance", ...UNHEARD];
const WITH_WORKSPACE: Breaks = [
  "security/least-privilege-user-rbac",
  "ai-security/rbac-abac-control-and-data-plane",
];
const OWN = "azureml://datastores/workspaceblobstore/paths/collected/";

/** Metrics of which less is worse: no value is less than 0. */
const LESS_IS_WORSE = /Test$|Gain$/;
/** Metrics that may be any number. */
const UNLIMITED = /Index$|WassersteinDistance$/;

type Place = Edit["place"];

/** What watches a model. */
export const MONITOR_ROWS: readonly Row[] = [
  attribute(`${MONITOR}.alertNotificationSettings`, { breaks: UNHEARD }),
  row(
    [`${MONITOR}.alertNotificationSettings.emailNotificationSettings.emails`],
    { breaks: UNHEARD },
    function* (place, breaks) {
      if (Array.isArray(place.value)) {
        yield {
          operator: "weaken-value",
          place,
          to: { value: [] },
          value: "[]",
          change: "some → none",
          breaks,
        };
      }
    },
  ),
  row([`${MONITOR}.signals`], { breaks: UNSEEN }, function* (place, breaks) {
    const signals = isAttributes(place.value) ? place.value : {};
    if (Object.keys(signals).length > 0) {
      yield {
        operator: "weaken-value",
        place,
        to: { value: {} },
        value: "{}",
        change: "some → none",
        breaks,
      };
    }
    for (const [name, signal] of Object.entries(signals)) {
      if (isAttributes(signal)) {
        const inside = { path: [...place.path, name], label: `${place.label}.${name}` };
        yield* unheard(inside, signal);
        yield* beyond(inside, signal, breaks);
        yield* fromWorkspace(inside, signal);
      }
    }
  }),
];

function* unheard(place: Place, signal: Attributes): Generator<Edit> {
  if (signal.notificationTypes !== undefined) {
    yield {
      operator: "drop-attribute",
      place: at(place, "notificationTypes"),
      change: `${shown(signal.notificationTypes)} → absent`,
      breaks: UNHEARD,
    };
  }
}

/** Thresholds that nothing passes, and none. */
function* beyond(place: Place, signal: Attributes, breaks: Breaks): Generator<Edit> {
  for (const name of ["metricThresholds", "metricThreshold"]) {
    const written = signal[name];
    const several = Array.isArray(written) ? written : [written];
    for (const [index, one] of several.entries()) {
      const inside = at(place, name, ...(Array.isArray(written) ? [index] : []));
      const metric = isAttributes(one) ? String(one.metric) : "";
      if (isAttributes(one) && !UNLIMITED.test(metric)) {
        const value = LESS_IS_WORSE.test(metric) ? 0 : 1;
        const change = `${shown(one.threshold)} → ${value}, which nothing passes`;
        yield {
          operator: "weaken-number",
          place: at(inside, "threshold"),
          to: { value: { value } },
          value: `${value}`,
          change,
          breaks,
        };
      }
    }
    if (written !== undefined) {
      yield { operator: "drop-attribute", place: at(place, name), change: "written → absent", breaks };
    }
  }
}

function* fromWorkspace(place: Place, signal: Attributes): Generator<Edit> {
  for (const name of ["productionData", "referenceData"]) {
    const data = signal[name];
    const several = Array.isArray(data) ? data : [data];
    for (const [index, one] of several.entries()) {
      if (isAttributes(one)) {
        yield {
          operator: "redirect",
          place: at(place, name, ...(Array.isArray(data) ? [index] : []), "uri"),
          to: { value: OWN },
          value: "workspaceblobstore",
          change: `${shown(one.uri)} → the workspace's own account`,
          breaks: WITH_WORKSPACE,
        };
      }
    }
  }
}

function at({ label, path }: Place, ...steps: readonly (string | number)[]): Place {
  return { path: [...path, ...steps], label: [label, ...steps].join(".") };
}
