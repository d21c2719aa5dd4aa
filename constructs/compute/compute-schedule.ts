import type { ArmBody } from "../terraform/azapi-element";
import { cronProblem, timeZoneProblem } from "./cron";

/** When a compute instance starts and stops by itself, whatever runs on it. */
export interface ComputeSchedule {
  /** When it stops: cron with five fields, e.g. `0 19 * * 1-5`. */
  readonly stop: string;
  /** When it starts: cron with five fields. @default - by hand */
  readonly start?: string;
  /** The time zone of both, in Windows' words, e.g. `W. Europe Standard Time`. @default UTC */
  readonly timeZone?: string;
}

/** What is wrong with a schedule, in words; empty if nothing is. */
export function scheduleProblems(schedule: ComputeSchedule): string[] {
  const { start, stop, timeZone = "UTC" } = schedule;
  return [
    cronProblem("schedule.stop", stop),
    start === undefined ? undefined : cronProblem("schedule.start", start),
    timeZoneProblem("schedule.timeZone", timeZone),
  ].filter((problem) => problem !== undefined);
}

/** The `schedules` object of the request. */
export function scheduleBody(schedule: ComputeSchedule): ArmBody {
  const { start, stop, timeZone = "UTC" } = schedule;
  const entry = (action: "Start" | "Stop", expression: string): ArmBody => ({
    action,
    status: "Enabled",
    triggerType: "Cron",
    cron: { expression, timeZone },
  });
  return { computeStartStop: [...(start === undefined ? [] : [entry("Start", start)]), entry("Stop", stop)] };
}
