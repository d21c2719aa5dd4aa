import type { Value } from "../../graph";
import type { AzureEstate } from "../estate";
import { type Fact, holds, knownValue, type Truth } from "../fact";
import { JOB_SCHEDULE, type JobSchedule } from "../job-schedule";
import { type NamedBlock, namedBlocks } from "../named-blocks";
import { isAtDestroy } from "./endpoints";
import { oncePerEstate } from "./once";

/** ARM's words for what a schedule does. */
export type ScheduledAction = "CreateJob" | "InvokeBatchEndpoint" | "CreateMonitor";

/** The schedules of the input, without the requests that end one. */
export const jobSchedules = oncePerEstate((estate): readonly JobSchedule[] =>
  estate.all(JOB_SCHEDULE).filter(({ resource }) => !isAtDestroy(resource)),
);

/** Those that do, or may do, one thing. */
export function schedulesThat(action: ScheduledAction, estate: AzureEstate): readonly JobSchedule[] {
  return jobSchedules(estate).filter((schedule) => does(schedule, action) !== "no");
}

/** Whether a schedule does it. */
export function does({ action }: JobSchedule, what: ScheduledAction): Truth {
  return holds(action, (word) => word.toLowerCase() === what.toLowerCase());
}

/** Whether a job is of a type, e.g. `Sweep`; no where it is told to be none. */
export function isJobOf({ jobType }: JobSchedule, ...types: readonly string[]): Truth {
  return holds(jobType, (word) => types.some((type) => type.toLowerCase() === word.toLowerCase()));
}

/** What a monitor watches, by the names that somebody has given it. */
export function signalsOf({ resource, signals }: JobSchedule): Value<readonly NamedBlock[]> {
  return signals.state === "absent"
    ? signals
    : namedBlocks(resource, "body.properties.action.monitorDefinition.signals");
}

/** Texts anywhere inside of a value, each with its key: `["uri", "azureml://…"]`. */
export function urisIn(fact: Fact<unknown>): string[] {
  const value = knownValue(fact);
  return value === undefined ? [] : urisOf(value);
}

function urisOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    /^(data)?uri$/i.test(key) && typeof inner === "string" ? [inner] : urisOf(inner),
  );
}
