import type { ReportedFinding, StackCheck } from "../baseline/report";
import type { ResourceChange } from "./changes";
import { isIgnoredBefore } from "./changes/written-again";
import type { FindingChange } from "./review";
import { attributesAt } from "./risks/weaker-fact";

/** Accepted for so much longer, a reader hears of it. */
const SOON_DAYS = 30;

/**
 * What became of the findings of the baseline. A resource that moved keeps its findings. What Terraform
 * ignored was no finding in BASE, whatever stood there: HEAD is the first to write it.
 *
 * @param moved old address → new address
 * @param today `YYYY-MM-DD`
 * @param changes those of the pull request
 */
export function findingChanges(
  base: StackCheck | undefined,
  head: StackCheck | undefined,
  moved: ReadonlyMap<string, string>,
  today: string,
  changes: readonly ResourceChange[] = [],
): FindingChange[] {
  if (head === undefined) {
    // what is in a stack that goes stays as it is, until somebody destroys it
    return [];
  }
  const before = byKey(findingsOf(base), (address) => moved.get(address) ?? address);
  const after = byKey(findingsOf(head), (address) => address);
  const soon = lastSoonDay(today);
  const changeOf = new Map(changes.map((change) => [change.address, change]));
  const found: FindingChange[] = [];
  for (const [key, finding] of after) {
    const wasWritten = !isWrittenAgain(finding, changeOf.get(finding.address));
    const became = whatBecame(wasWritten ? before.get(key) : undefined, finding, soon);
    if (became !== undefined) {
      found.push({ finding, became });
    }
  }
  for (const [key, finding] of before) {
    // what couldn't be told is told now, which mends nothing
    if (!after.has(key) && finding.certainty === "violation") {
      found.push({ finding, became: "fixed" });
    }
  }
  return found.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

function isWrittenAgain({ attribute }: ReportedFinding, change: ResourceChange | undefined): boolean {
  return (
    change !== undefined &&
    attribute !== undefined &&
    change.attributes.some(isIgnoredBefore) &&
    attributesAt(change, attribute).some(isIgnoredBefore)
  );
}

/** Whatever came first in a file. */
function placeOf({ became, finding: { address, attribute = "", rule } }: FindingChange): string {
  return [rule.id, address, attribute, became].join("\n");
}

/** The findings that somebody accepts in HEAD; `isNew` where nobody did in BASE. */
export function acceptedFindings(
  base: StackCheck | undefined,
  head: StackCheck | undefined,
  moved: ReadonlyMap<string, string>,
): { readonly finding: ReportedFinding; readonly isNew: boolean }[] {
  const before = byKey(findingsOf(base), (address) => moved.get(address) ?? address);
  return [...byKey(findingsOf(head), (address) => address)]
    .filter(([, finding]) => !isOpen(finding))
    .map(([key, finding]) => {
      const known = before.get(key);
      return { finding, isNew: known === undefined || isOpen(known) };
    });
}

function whatBecame(
  before: ReportedFinding | undefined,
  after: ReportedFinding,
  soon: string,
): FindingChange["became"] | undefined {
  const { acknowledgement } = after;
  const isWorse = before === undefined || (before.certainty === "unknown" && after.certainty === "violation");
  if (isOpen(after)) {
    // an acceptance that is over accepts nothing that the pull request brings
    const isNew = isWorse || !isOpen(before);
    return isNew ? "new" : acknowledgement === undefined ? undefined : "expired";
  }
  if (isWorse || isOpen(before)) {
    return "accepted";
  }
  return acknowledgement !== undefined && acknowledgement.expires <= soon ? "expiring" : undefined;
}

function isOpen({ acknowledgement }: ReportedFinding): boolean {
  return acknowledgement?.expired !== false;
}

function findingsOf(check: StackCheck | undefined): ReportedFinding[] {
  return check?.rules.flatMap(({ findings }) => findings) ?? [];
}

/**
 * A rule may find several things at one place: they are told apart by their order. So are those in blocks,
 * whose indexes are others as soon as one more block stands before them.
 */
function byKey(
  findings: readonly ReportedFinding[],
  addressOf: (address: string) => string,
): Map<string, ReportedFinding> {
  const keyed = new Map<string, ReportedFinding>();
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const place = JSON.stringify([
      finding.rule.id,
      addressOf(finding.address),
      withoutIndexes(finding.attribute),
    ]);
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    keyed.set(`${place}${count}`, finding);
  }
  return keyed;
}

function withoutIndexes(attribute = ""): string {
  return attribute.replace(/\[\d+\]|\.\d+(?=\.|$)/g, "");
}

/** The last day, `YYYY-MM-DD`, of acceptances that a reader hears of because they are about to end. */
export function lastSoonDay(today: string): string {
  return dayAfter(today, SOON_DAYS);
}

/** `YYYY-MM-DD`, so many days later. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
