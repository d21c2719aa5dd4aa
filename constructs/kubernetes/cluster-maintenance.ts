import type { Weekday } from "../compute/weekday";

/** When nodes and control plane may be upgraded. */
export interface ClusterMaintenance {
  /** @default Sunday */
  readonly day?: Weekday;
  /** `HH:MM`, UTC. @default 02:00 */
  readonly start?: string;
  /** Whole hours, 4 to 24: Azure takes no less. @default 4 */
  readonly hours?: number;
}

/** Azure's block of a window that comes every week. */
export function maintenanceWindow({ day = "Sunday", hours = 4, start = "02:00" }: ClusterMaintenance) {
  return {
    frequency: "Weekly",
    interval: 1,
    dayOfWeek: day,
    startTime: start,
    utcOffset: "+00:00",
    duration: hours,
  };
}

/** What is wrong with a window, in words; empty if nothing is. */
export function maintenanceProblems({ hours = 4, start = "02:00" }: ClusterMaintenance): string[] {
  return [
    /^([01]\d|2[0-3]):[0-5]\d$/.test(start)
      ? undefined
      : `maintenance.start must be HH:MM (got ${JSON.stringify(start)})`,
    Number.isInteger(hours) && hours >= 4 && hours <= 24
      ? undefined
      : `maintenance.hours must be a whole number from 4 to 24 (got ${hours})`,
  ].filter((problem) => problem !== undefined);
}
