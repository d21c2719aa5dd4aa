import type { AzureEstate } from "../baseline/azure";
import { checkStack, estateOf, type StackInput } from "../baseline/check/check-stack";
import type { StackCheck } from "../baseline/report";
import { RULES } from "../baseline/rules";
import type { PriceTable } from "../costs/price-table";
import { type AzurermMajor, changesOf, type Side } from "./changes";
import { costChange } from "./cost";
import { acceptedFindings, findingChanges } from "./findings";
import { nameChanges } from "./names";
import { leftBehind, risksOfLeaving } from "./removed-stack";
import type { ReviewInput, StackReview } from "./review";
import { byWeight, risksOf } from "./risks";
import { hasNothingToTell, unchangedStack } from "./unchanged";

/** What a review of a stack needs beside it. */
export interface Circumstances {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly prices: PriceTable;
  readonly major: AzurermMajor;
}

/** What a pull request does to one stack; undefined where neither side has it. */
export function reviewStack(
  { name, base, head }: ReviewInput,
  { today, prices, major }: Circumstances,
): StackReview | undefined {
  if (head === undefined) {
    return base && removedStack(name, examined(base));
  }
  if (head === base && hasNothingToTell(head, today)) {
    return unchangedStack(name, head);
  }
  const before = base && examined(base);
  const after = head === base && before !== undefined ? before : examined(head);
  const all = changesOf(name, before?.side, after.side, major);
  const changes = all.filter(({ pending }) => !pending);
  const moved = new Map(
    changes.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
  );
  const findings = findingChanges(before?.check, after.check, moved, today);
  const context = {
    stack: name,
    changes,
    base: before?.estate,
    head: after.estate,
    accepted: acceptedFindings(before?.check, after.check, moved),
  };
  return {
    name,
    presence: base === undefined ? "added" : "both",
    kind: head.terraform.kind,
    production: after.check.production,
    risks: risksOf(context, findings),
    changes: all,
    findings,
    cost: costChange(base?.terraform, head.terraform, prices),
    names: nameChanges(changes),
    notSeen: after.check.notSeen,
  };
}

/** What is in a stack that goes costs what it did, until somebody destroys it. */
function removedStack(name: string, { check, side }: Examined): StackReview {
  const changes = leftBehind(name, side);
  return {
    name,
    presence: "removed",
    kind: side.terraform.kind,
    production: check.production,
    risks: risksOfLeaving(changes).sort(byWeight),
    changes,
    findings: [],
    names: [],
    notSeen: [],
  };
}

interface Examined {
  readonly side: Side;
  readonly check: StackCheck;
  readonly estate: AzureEstate;
}

function examined(input: StackInput): Examined {
  const estate = estateOf(input);
  const { sources = new Map(), terraform } = input;
  return {
    side: { terraform, graph: estate.graph, sources },
    check: checkStack(input, RULES, estate),
    estate,
  };
}
