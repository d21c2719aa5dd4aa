import { isAttributes } from "../../terraform-json";
import { attribute, block, duration } from "../block-rows";
import type { Domain } from "../domain";
import type { Breaks } from "../mutant";
import { choice, flag, number, type Row, row, shown, type Target } from "../row";
import { reference } from "../stack";
import { KEYLESS } from "./broken";
import { MONITOR_ROWS } from "./model-monitors";

const ACTION = "body.properties.action";
const JOB = `${ACTION}.jobDefinition`;
const INVOCATION = `${ACTION}.endpointInvocationDefinition.properties`;

const TRIALS: Breaks = ["cost/early-termination-policies"];
const TIME: Breaks = ["performance/training-time-targets"];
const STALE: Breaks = ["deploy/batch-freshness-schedule", "ai-operations/detect-and-mitigate-model-decay"];
const HALF: Breaks = ["deploy/batch-partial-failure-staging"];
const PERSONS: Breaks = ["reliability/segregate-exploratory-from-production"];

/** What a workspace does again and again. */
export const JOB_SCHEDULE: Domain = {
  type: "Microsoft.MachineLearningServices/workspaces/schedules",
  rows: whileItIsThere([
    flag("body.properties.isEnabled", true, {
      absent: true,
      breaks: STALE,
      when: ({ stack }) => stack.isProduction,
    }),
    block(`${JOB}.earlyTermination`, { breaks: TRIALS }),
    attribute(`${JOB}.limits.maxTotalTrials`, { breaks: TRIALS }),
    number(`${JOB}.limits.maxTotalTrials`, { higher: [1000], breaks: TRIALS }),
    block(`${JOB}.limits`, { breaks: TIME }),
    attribute(`${JOB}.limits.timeout`, { breaks: TIME }),
    duration(`${JOB}.limits.timeout`, ["P90D"], { breaks: TIME }),
    block(`${JOB}.identity`, { breaks: KEYLESS }),
    choice(`${JOB}.identity.identityType`, { Managed: ["AMLToken", "UserIdentity"] }, { breaks: KEYLESS }),
    onInstance(),
    ...outputRows(`${JOB}.outputs`, `${JOB}.inputs`, "uri"),
    ...outputRows(`${INVOCATION}.OutputData`, `${INVOCATION}.InputData`, "Uri"),
    ...MONITOR_ROWS,
  ]),
};

/** A request at its end says little, and nobody is hurt by that. */
function whileItIsThere(rows: readonly Row[]): readonly Row[] {
  return rows.map((one) => ({
    ...one,
    edits: (target: Target) => (target.resource.type === "azapi_resource" ? one.edits(target) : []),
  }));
}

/** Jobs on the machine of one person. */
function onInstance(): Row {
  return row([`${JOB}.computeId`], { breaks: PERSONS }, function* (place, breaks, { stack }) {
    const instance = stack
      .ofType("Microsoft.MachineLearningServices/workspaces/computes")
      .find(({ attributes }) => JSON.stringify(attributes.body).includes('"ComputeInstance"'));
    if (place.value !== undefined && instance !== undefined) {
      const value = reference(instance, "id");
      const change = `${shown(place.value)} → ${value}`;
      yield { operator: "redirect", place, to: { value }, value: instance.address, change, breaks };
    }
  });
}

/** One place for all jobs, and one among what they read. */
function outputRows(outputs: string, inputs: string, key: "uri" | "Uri"): readonly Row[] {
  return [
    row([outputs], { breaks: HALF }, function* (place, breaks, { resource: { attributes } }) {
      for (const [name, output] of Object.entries(isAttributes(place.value) ? place.value : {})) {
        const uri = isAttributes(output) ? output[key] : undefined;
        if (typeof uri === "string") {
          const at = { path: [...place.path, name, key], label: `${place.label}.${name}.${key}` };
          const same = uri.replace(/\$?\$\{\{[^}]+\}\}\/?/, "");
          const folder = firstFolder(attributes, inputs, key);
          for (const to of [
            same,
            ...(folder === undefined ? [] : [`${folder.replace(/\/$/, "")}/$\${{name}}/`]),
          ]) {
            yield {
              operator: "redirect",
              place: at,
              to: { value: to },
              value: to,
              change: `${shown(uri)} → ${shown(to)}`,
              breaks,
            };
          }
        }
      }
    }),
  ];
}

function firstFolder(attributes: unknown, path: string, key: string): string | undefined {
  const inputs = path
    .split(".")
    .reduce<unknown>((current, step) => (isAttributes(current) ? current[step] : undefined), attributes);
  return Object.values(isAttributes(inputs) ? inputs : {}).flatMap((input): string[] => {
    const uri = isAttributes(input) ? input[key] : undefined;
    return typeof uri === "string" ? [uri] : [];
  })[0];
}
