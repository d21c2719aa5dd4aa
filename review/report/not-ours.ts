import { count } from "../../baseline/report/words";
import type { ResourceChange } from "../changes";
import type { StackReview } from "../review";

/** More resources than a reader looks at are counted. */
const MOST_DRIFTED = 3;

/** Resources that somebody changed outside of Terraform. */
export interface Drift {
  /** E.g. `2 resources were changed outside of Terraform (drift)` */
  readonly words: string;
  /** Of the first. */
  readonly addresses: readonly string[];
  /** How many there are beside those. */
  readonly more: number;
}

/** What a plan brings whether this is merged or not, e.g. `1 change waits in BASE, too, and is not …`. */
export function waitingWords({ changes }: StackReview): string | undefined {
  const number = changes.filter((one) => one.pending && !isDriftAlone(one)).length;
  if (number === 0) {
    return undefined;
  }
  const [waits, are] = number === 1 ? ["change waits", "is"] : ["changes wait", "are"];
  return `${number} ${waits} in BASE, too, and ${are} not this pull request's`;
}

/** What a plan found changed outside of Terraform; undefined where that is nothing. */
export function driftOf({ changes }: StackReview): Drift | undefined {
  const addresses = changes.filter(({ drifted }) => drifted === true).map(({ address }) => address);
  return addresses.length === 0
    ? undefined
    : {
        words: `${count(addresses.length, "resource was", "resources were")} changed outside of Terraform (drift)`,
        addresses: addresses.slice(0, MOST_DRIFTED),
        more: Math.max(0, addresses.length - MOST_DRIFTED),
      };
}

/** Terraform leaves it as somebody made it. */
function isDriftAlone({ drifted, kind, movedFrom, pending }: ResourceChange): boolean {
  return drifted === true && pending && kind === "keep" && movedFrom === undefined;
}

/** Whether all that its plan brings comes without this pull request, too. */
export function isNobodys({ changes, cost, findings, presence }: StackReview): boolean {
  const isQuiet = presence === "both" && cost === undefined && findings.length === 0;
  return isQuiet && changes.every(({ pending }) => pending);
}
