import type { RuleFacts } from "../rules/rule";

/** Somebody's word that a finding is accepted: from a `Deviation` of a construct, or from a file. */
export interface Acknowledgement {
  /** `deviation`: from deviations.json beside the stack; `file`: from baseline.acknowledgements.json. */
  readonly origin: "deviation" | "file";
  /** Where it stands, for a reader: `publicNetworkAccess of storage`, `acknowledgements[2]`. */
  readonly name: string;
  readonly reason: string;
  readonly approvedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** Whether that day is over: its findings count again. */
  readonly expired: boolean;
}

/** What an acknowledgement is asked about. */
export interface Acknowledgeable {
  readonly rule: Pick<RuleFacts, "id">;
  /** Terraform address. */
  readonly address: string;
  /** Path inside its stack of the resource, or of the construct that made it; undefined outside of cdktf. */
  readonly construct: string | undefined;
  /** What the finding is on; undefined where something is missing. */
  readonly attribute?: string;
}

/** An acknowledgement that knows what it accepts. */
export interface Accepting extends Acknowledgement {
  readonly accepts: (finding: Acknowledgeable) => boolean;
}

/** The first that accepts a finding and still holds, else the first that did. */
export function acknowledgementOf(
  finding: Acknowledgeable,
  acknowledgements: readonly Accepting[],
): Accepting | undefined {
  const accepting = acknowledgements.filter(({ accepts }) => accepts(finding));
  return accepting.find(({ expired }) => !expired) ?? accepting[0];
}

/** Whether the last day, `YYYY-MM-DD`, is over on `today`. */
export function isOver(expires: string, today: string): boolean {
  return expires < today;
}

/** `YYYY-MM-DD` where this machine stands. */
export function localDay(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}
