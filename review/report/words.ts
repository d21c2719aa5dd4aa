import type { AttributeChange, ChangeKind, ResourceChange, ShownValue } from "../changes";
import type { CostChange, CostStep, CostSteps, FailOn, Review, StackReview } from "../review";
import { RISK_KINDS, type Risk, type RiskKind } from "../risks";
import { fails, isDearer, levelOf, openRisks } from "../verdict";
import { boundedText } from "./json-limits";
import { isNobodys } from "./not-ours";

/** What a kind of risk is called, after a number or at the head of a list. */
export const RISK_TITLES: Readonly<Record<RiskKind, string>> = {
  "data-loss": "data or identity lost",
  "protection-removed": "protection removed",
  "network-opened": "network opened",
  "rights-widened": "rights widened",
  "encryption-weakened": "encryption weakened",
  "monitoring-lost": "monitoring lost",
  guidance: "guidance broken",
};

const DONE: Readonly<Record<ChangeKind, string>> = {
  create: "created",
  update: "changed",
  replace: "replaced",
  destroy: "destroyed",
  forget: "forgotten",
  keep: "moved",
};

const IMPORTED = "imported";
/** Terraform makes another one, unless a block is added. */
const UNDECLARED = "moved without a block";

const LONGEST_VALUE = 80;

/** Of one risk: more attributes than a reader looks at are counted. */
export const MOST_ATTRIBUTES = 6;

/** Of risks that say the same: more resources than a reader looks at are counted. */
export const MOST_RESOURCES = 5;

/** Of one rule: more resources than a reader looks at are counted. */
export const MOST_ADDRESSES = 3;

/** The verdict, e.g. `Stop: data or identity lost 2 times. It fails the review.` */
export function verdictWords(review: Review): string {
  return `${levelWords(review.stacks)}${fails(review) ? " It fails the review." : ""}`;
}

/** How bad it is in a sentence, e.g. `Weaker than before: network opened once.` */
export function levelWords(stacks: Review["stacks"]): string {
  const counts = [...riskCounts(stacks), ...unseenCount(stacks)].join(", ");
  switch (levelOf(stacks)) {
    case "stop":
      return `Stop: ${counts}.`;
    case "weaker":
      return `Weaker than before: ${counts}.`;
    case "unseen":
      return `Nobody can tell: ${counts}.`;
    case "look":
      return `Nothing is lost or weakened without somebody's word; look at ${lookAt(stacks).join(", ")}.`;
    case "fine":
      return stacks.every(isNobodys)
        ? "Nothing changes by this pull request."
        : "Something changes, and nothing is lost or weakened.";
    case "same":
      return "Nothing changes.";
  }
}

function lookAt(stacks: Review["stacks"]): string[] {
  return [
    ...(stacks.some(({ risks }) => risks.some(({ accepted }) => accepted !== undefined))
      ? ["what is accepted"]
      : []),
    ...(stacks.some(({ risks }) => openRisks(risks).length > 0) ? ["the notes"] : []),
    ...(stacks.some(isDearer) ? ["what it costs"] : []),
    ...(stacks.some(({ presence }) => presence === "removed") ? ["the stack that is gone"] : []),
    ...(stacks.some(({ notSeen }) => notSeen.length > 0) ? ["what can't be seen"] : []),
  ];
}

/** How often each kind of risk is there that nobody accepts, e.g. `network opened once`. */
function riskCounts(stacks: Review["stacks"]): string[] {
  const open = openRisks(stacks.flatMap(({ risks }) => risks));
  return RISK_KINDS.flatMap((kind) => {
    const number = open.filter((risk) => risk.kind === kind).length;
    return number === 0 ? [] : [`${RISK_TITLES[kind]} ${number === 1 ? "once" : `${number} times`}`];
  });
}

/** How much comes that no rule can follow, e.g. `1 new or changed thing that no rule can follow`. */
function unseenCount(stacks: Review["stacks"]): string[] {
  const number = stacks.reduce((sum, { newNotSeen }) => sum + newNotSeen.length, 0);
  const things = number === 1 ? "thing" : "things";
  return number === 0 ? [] : [`${number} new or changed ${things} that no rule can follow`];
}

/** What can't be seen, a sentence each without its full stop; of what the pull request brings, it is said. */
export function notSeenWords({ newNotSeen, notSeen }: StackReview): string[] {
  const come = new Set(newNotSeen);
  return notSeen.map((words) => (come.has(words) ? `new or changed: ${words}` : words));
}

/** What fails a review, e.g. `it fails on data or identity lost, and on a higher cost`. */
export function failOnWords(failOn: readonly FailOn[]): string {
  const kinds = RISK_KINDS.filter((kind) => failOn.includes(kind)).map((kind) => RISK_TITLES[kind]);
  const words = [
    ...(kinds.length === RISK_KINDS.length ? ["any risk that nobody accepts"] : kinds),
    ...(failOn.includes("not-seen") ? ["anything new that no rule can follow"] : []),
    ...(failOn.includes("accepted") ? ["anything new that only an acceptance covers"] : []),
    ...(failOn.includes("cost-up") ? ["a higher cost"] : []),
  ];
  const last = words.at(-1);
  return last === undefined
    ? "nothing fails it"
    : `it fails on ${words.length === 1 ? last : `${words.slice(0, -1).join(", ")}, and on ${last}`}`;
}

/** Whether a pull request leaves a stack as it is. */
export function staysSame({ changes, cost, findings, notSeen, presence, risks }: StackReview): boolean {
  return (
    presence === "both" &&
    changes.length + risks.length + findings.length + notSeen.length === 0 &&
    cost === undefined
  );
}

/** What Terraform does, e.g. `1 created, 2 changed, 1 replaced (inferred: no plan was given)`. */
export function changeWords({ changes, kind, presence }: StackReview): string {
  const own = changes.filter(({ pending }) => !pending);
  const kinds: readonly ChangeKind[] = ["destroy", "replace", "update", "create", "forget", "keep"];
  // what is imported, or only gets another rule for its life, stays as it is and where it is
  const counted = own.filter(({ kind: one, movedFrom }) => one !== "keep" || movedFrom !== undefined);
  const done = counted.map(doneWords);
  const names = kinds.flatMap((one) => [...(one === "create" ? [IMPORTED] : []), DONE[one]]);
  const counts = [...names, UNDECLARED].flatMap((name) => {
    const number = done.filter((one) => one === name).length;
    return number === 0 ? [] : [`${number} ${name}`];
  });
  const words = [
    counts.join(", ") || "no resource changes",
    kind === "configuration" && counts.length > 0 ? " (inferred: no plan was given)" : "",
  ].join("");
  switch (presence) {
    case "added":
      return `a new stack: ${words}`;
    case "removed":
      return "not in HEAD any more: its resources stay in Azure until somebody destroys the stack";
    case "both":
      return words;
  }
}

/** What becomes of one resource, in the word for its kind. */
function doneWords({ imported, kind, moveIsDeclared }: ResourceChange): string {
  if (kind === "keep" && moveIsDeclared === false) {
    return UNDECLARED;
  }
  return imported === true && (kind === "create" || kind === "keep") ? IMPORTED : DONE[kind];
}

/** One attribute before and after, e.g. `public_network_access_enabled: false → true`. */
export function attributeWords({ path, before, after }: AttributeChange): string {
  return `${path}: ${valueWords(before)} → ${valueWords(after)}`;
}

/** Those that tell something: what is missing on both sides is no change. */
export function toldAttributes(attributes: readonly AttributeChange[]): AttributeChange[] {
  return attributes.filter(({ before, after }) => before.state !== "absent" || after.state !== "absent");
}

/** A value on one line, cut where it is long. */
export function valueWords(value: ShownValue): string {
  switch (value.state) {
    case "absent":
      return "nothing";
    case "unknown":
      return "known after apply";
    case "sensitive":
      return "(sensitive)";
    case "known": {
      const { value: known } = value;
      const isText = typeof known === "string" && known !== "";
      return boundedText(isText ? known : (JSON.stringify(known) ?? "null"), LONGEST_VALUE);
    }
  }
}

/** Changes that no risk is about, a line a kind and type: `5 replaced: azurerm_role_assignment`. */
export function quietWords({ changes, risks }: StackReview): string[] {
  const told = new Set(risks.map(({ change }) => change.address));
  const counts = new Map<string, number>();
  for (const change of changes) {
    if (!told.has(change.address) && !change.pending && change.movedFrom === undefined) {
      const key = `${doneWords(change)}\n${change.armType ?? change.type}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].sort().map(([key, number]) => {
    const [done = "", type = ""] = key.split("\n");
    return `${number} ${done}: ${type}`;
  });
}

/** `about 142.46 → 512.10 USD a month while nothing runs, 160.00 → 530.00 as expected (prices of 2026-07-01)` */
export function costWords(cost: CostChange): string {
  return `about ${stepWords(cost, ` ${cost.currency} a month`)} (prices of ${cost.priceDate})`;
}

/** What makes the difference, e.g. `private endpoints: 50.00 → 69.50`. */
export function costLineWords({ lines, notPriced }: CostChange): string[] {
  return [
    ...lines.map((line) => `${line.what}: ${stepWords(line)}`),
    ...notPriced.map((what) => `${what}: no price in the table`),
  ];
}

/**
 * Before and after in each case; those that say the same as the one before are left out, so that what runs all
 * month is told once.
 */
function stepWords({ expected, worst, ...idle }: CostSteps, unit = ""): string {
  const words = ({ before, after }: CostStep) =>
    before === after ? after.toFixed(2) : `${before.toFixed(2)} → ${after.toFixed(2)}`;
  const isOther = (one: CostStep, than: CostStep) => one.before !== than.before || one.after !== than.after;
  const others = [
    ...(expected !== undefined && isOther(expected, idle) ? [`${words(expected)} as expected`] : []),
    ...(worst !== undefined && isOther(worst, expected ?? idle) ? [`${words(worst)} at worst`] : []),
  ];
  const first = `${words(idle)}${unit}`;
  const isNamed = unit !== "" || others.length > 0;
  return [`${first}${isNamed ? " while nothing runs" : ""}`, ...others].join(", ");
}

/** Moves that no `moved` block tells Terraform of. */
export function undeclaredMoves({ changes }: StackReview): { readonly from: string; readonly to: string }[] {
  return changes.flatMap(({ address, moveIsDeclared, movedFrom }) =>
    movedFrom === undefined || moveIsDeclared !== false ? [] : [{ from: movedFrom, to: address }],
  );
}

/** Who accepted a risk, and whether this pull request asks for it. */
export function acceptedWords({ approvedBy, expires, isNew, reason }: NonNullable<Risk["accepted"]>): string {
  return `accepted by ${approvedBy} until ${expires}${isNew ? ", which this pull request adds" : ", given for what stood there before, which this pull request widens"}: ${reason}`;
}

/** A sentence's beginning. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
