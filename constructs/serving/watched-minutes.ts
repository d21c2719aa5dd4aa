/** The fewest minutes of a job that an alert can tell from none. */
export const SHORTEST_WATCHED = 5;
/** The most: 46 hours, with two for the alert itself, since Azure looks two days back at most. */
export const LONGEST_WATCHED = 46 * 60;

/** Minutes after which an alert tells of a job that may take so many: the limit, as far as Azure can look. */
export function watchedMinutes(timeLimitMinutes: number): number {
  return Math.min(Math.max(timeLimitMinutes, SHORTEST_WATCHED), LONGEST_WATCHED);
}
