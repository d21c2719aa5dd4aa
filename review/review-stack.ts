import type { AzureEstate } from "../baseline/azure";
import { checkStack, estateOf, type StackInput } from "../baseline/check/check-stack";
import type { StackCheck } from "../baseline/report";
import { RULES } from "../baseline/rules";
import type { PriceTable } from "../costs/price-table";
import type { AnyTerraformJson } from "../terraform-json";
import { lessCertain } from "./assumed-check";
import { type AzurermMajor, changesOf, leftBehind, type Side } from "./changes";
import { assumedDefaults } from "./changes/defaults";
import { costChange } from "./cost";
import { acceptedFindings, findingChanges } from "./findings";
import { nameChanges } from "./names";
import { notSeenOf } from "./not-seen";
import { risksOfLeaving } from "./removed-stack";
import type { ReviewInput, StackReview } from "./review";
import { byWeight, risksOf } from "./risks";
import { byDefault } from "./risks/by-default";
import { hasNothingToTell, unchangedStack } from "./unchanged";
import { withUnjudged } from "./unjudged-defaults";

/** What a review of a stack needs beside it. */
export interface Circumstances {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly prices: PriceTable;
  readonly major: AzurermMajor;
}

/** What a pull request does to one stack; undefined where neither side has it. */
export function reviewStack(
  { name, base, head, hours }: ReviewInput,
  { today, prices, major }: Circumstances,
): StackReview | undefined {
  if (head === undefined) {
    return base && removedStack(name, examined(base));
  }
  if (head === base && hasNothingToTell(head, today)) {
    return unchangedStack(name, head);
  }
  const before = base && examined(base, head);
  const after = head === base && before !== undefined ? before : examined(head, base);
  const all = changesOf(name, before?.side, after.side, major);
  const changes = all.filter(({ pending }) => !pending);
  const moved = new Map(
    changes.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
  );
  const findings = findingChanges(before?.check, after.check, moved, today, changes);
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
    risks: byDefault(risksOf(context, findings), before === undefined ? [] : [before, after]),
    changes: all,
    findings,
    cost: costChange(base?.terraform, head.terraform, prices, hours),
    names: nameChanges(changes),
    ...withUnjudged(notSeenOf(before, after, changes), base?.terraform, head.terraform),
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
    newNotSeen: [],
  };
}

interface Examined {
  readonly input: StackInput;
  readonly terraform: AnyTerraformJson;
  /** Variables whose defaults were taken for what is given. */
  readonly assumed: ReadonlyMap<string, unknown>;
  readonly side: Side;
  readonly check: StackCheck;
  readonly estate: AzureEstate;
}

/** @param other the other side, which says what defaults are taken for what is given */
function examined(input: StackInput, other?: StackInput): Examined {
  const { sources = new Map(), terraform } = input;
  const assumed = assumedDefaults(terraform, other?.terraform);
  const plain = estateOf(input);
  // what is production isn't assumed: by another default its rules would be silent
  const { production } = plain.environment;
  // both sides are read in the same way, or what is the same would look otherwise
  const isPlain =
    assumed.size === 0 && (other === undefined || assumedDefaults(other.terraform, terraform).size === 0);
  const estate = isPlain ? plain : estateOf({ terraform, production }, { assumed });
  const check = checkStack(input, RULES, plain);
  return {
    input,
    terraform,
    assumed,
    side: { terraform, graph: estate.graph, sources },
    check: isPlain ? check : lessCertain(checkStack(input, RULES, estate), check),
    estate,
  };
}
