import {
  type ChangeEvidence,
  type ChangeOptions,
  type ChangeSubject,
  type Fault,
  rehearseChange,
} from "../../rehearsal";
import type { Progress } from "./progress";
import { sideBySide } from "./side-by-side";

/** A fault that strikes while a change is applied, with the seed that draws what. */
export interface Striking {
  readonly fault: Fault;
  readonly seed: number;
}

/**
 * Rehearses changes, several side by side; each has a simulated Azure of its own, and with faults, each fault
 * and seed has one.
 *
 * @param striking what goes wrong while they are applied; empty for nothing
 */
export function rehearseChanges(
  changes: readonly ChangeSubject[],
  options: ChangeOptions,
  striking: readonly Striking[],
  jobs: number,
  progress: Progress,
): Promise<ChangeEvidence[]> {
  const all = changes.flatMap((change) =>
    striking.length === 0
      ? [{ change, label: change.name }]
      : striking.map((one) => ({ change, striking: one, label: labelOf(change, one, changes, striking) })),
  );
  return sideBySide(all, jobs, ({ change, label, ...rest }) =>
    rehearseChange(change, {
      ...options,
      ...rest,
      onEvent: (_, event) => progress.event(label, event),
      onStep: (step, result) =>
        result === undefined ? progress.begin(label, step) : progress.end(label, result),
    }),
  );
}

/** `killed`, with the change or the seed where there are several. */
function labelOf(
  { name }: ChangeSubject,
  { fault, seed }: Striking,
  changes: readonly ChangeSubject[],
  all: readonly Striking[],
): string {
  const words = [
    ...(changes.length > 1 ? [name] : []),
    fault.name,
    ...(all.some((other) => other.seed !== seed) ? [String(seed)] : []),
  ];
  return words.join(" ");
}
