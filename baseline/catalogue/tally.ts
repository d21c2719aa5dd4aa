import { PILLAR_IDS, PILLARS } from "./pillars";
import type { Recommendation } from "./recommendation";
import { RESPONSIBILITY_IDS, type Responsibility } from "./responsibilities";

/** How many recommendations somebody sees to. */
export type Counts = Readonly<Record<Responsibility, number>>;

/** The counts of one pillar, or of all. */
export interface Tally {
  /** As a report shows it. */
  readonly name: string;
  readonly total: number;
  readonly counts: Counts;
}

/** The counts of each pillar that has recommendations in the list, in the order of every report. */
export function tallyByPillar(list: readonly Recommendation[]): readonly Tally[] {
  return PILLAR_IDS.map((id) =>
    tally(
      PILLARS[id],
      list.filter(({ pillar }) => pillar === id),
    ),
  ).filter(({ total }) => total > 0);
}

/** The counts of a whole list. */
export function tally(name: string, list: readonly Recommendation[]): Tally {
  const counts: Record<Responsibility, number> = { default: 0, option: 0, planned: 0, team: 0, azure: 0 };
  for (const { responsibility } of list) {
    counts[responsibility] += 1;
  }
  return { name, total: list.length, counts };
}

/** The counts in the order of every report. */
export function inOrder(counts: Counts): readonly number[] {
  return RESPONSIBILITY_IDS.map((responsibility) => counts[responsibility]);
}
