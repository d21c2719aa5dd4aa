import type { Session } from "../session";

/** Values laid over a stack's configuration. */
export type Values = Readonly<Record<string, unknown>>;

/** A change that a stack goes through while it stands: from a base to a head. */
export interface Change {
  /** As on the command line, e.g. `longer-retention`. */
  readonly name: string;
  /** One sentence: what somebody does. */
  readonly title: string;
  /** Laid over the configuration that is applied first. @default - as it is */
  readonly base?: Values;
  /** Laid over the configuration that follows. @default - as it is */
  readonly head?: Values;
  /** Something that happens in Azure without any configuration; then the plan must stay empty. */
  readonly behind?: (session: Session) => string;
  /** Laid over the configuration of another stack that comes to stand beside; the first must not notice. */
  readonly beside?: Values;
}
