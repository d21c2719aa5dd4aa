import type { Session } from "../session";

/** Values laid over a stack's configuration. */
export type Values = Readonly<Record<string, unknown>>;

/** Something that happens to a stack while it stands. */
export interface Happening {
  /** Laid over the configuration that follows. @default - as it is */
  readonly head?: Values;
  /** Words with which the plan must refuse `head`: then nothing is applied. @default - it is applied */
  readonly refused?: string;
  /** Something that happens in Azure without any configuration; then the plan must stay empty. */
  readonly behind?: Behind;
  /** Laid over the configuration of another stack that comes to stand beside; the first must not notice. */
  readonly beside?: Values;
}

/** Does to the simulated Azure what somebody else does; says what, in a few words. */
export type Behind = (session: Session) => string | Promise<string>;

/** One of the things that happen, one after the other. */
export interface ChangeStep extends Happening {
  /** E.g. `canary-10`. */
  readonly name: string;
  /** One sentence: what somebody does. */
  readonly title: string;
}

/** A change that a stack goes through while it stands: from a base to a head, or through several in order. */
export interface Change extends Happening {
  /** As on the command line, e.g. `longer-retention`. */
  readonly name: string;
  /** One sentence: what somebody does. */
  readonly title: string;
  /** Laid over the configuration that is applied first. @default - as it is */
  readonly base?: Values;
  /** In the same Azure; each begins where the one before has ended. @default - the change is a single step */
  readonly steps?: readonly ChangeStep[];
}

/** What a change consists of. */
export function stepsOf({ title, head, refused, behind, beside, steps }: Change): readonly ChangeStep[] {
  return steps ?? [{ name: "change", title, head, refused, behind, beside }];
}
