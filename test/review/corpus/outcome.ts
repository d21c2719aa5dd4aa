import { fails, type Review } from "../../../review";
import type { Risk } from "../../../review/risks/risk";
import type { Expected, ExpectedRisk } from "./pair";

/** A review, or what is expected of it, in lines that compare and can be read. */
export interface Outcome {
  readonly fails: boolean;
  readonly risks: readonly string[];
  readonly brings: readonly string[];
  readonly severities: readonly string[];
  readonly changes: Readonly<Record<string, number>>;
  readonly moves: readonly string[];
  readonly declaredMoves: readonly string[];
  readonly cost?: string;
  readonly names: readonly string[];
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

/** What is expected, with nothing of what isn't looked at. */
export function expectedOutcome(expected: Expected): Outcome {
  const { brings = [], changes = {}, cost, declaredMoves = [], findings = {} } = expected;
  const { moves = [], names = [], risks } = expected;
  return {
    fails: expected.fails,
    risks: risks.flatMap(expectedLines).sort(),
    brings: [...brings].sort(),
    severities: risks.flatMap((one) => (one.severity ? [`${placeOf(one)} ${one.severity}`] : [])).sort(),
    changes: { ...changes },
    moves: moves.map(({ from, to }) => `${from} → ${to}`).sort(),
    declaredMoves: declaredMoves.map(({ from, to }) => `${from} → ${to}`).sort(),
    cost,
    names: [...names].sort(),
    findings: Object.fromEntries(
      Object.entries(findings).map(([became, rules]) => [became, [...(rules ?? [])].sort()]),
    ),
  };
}

/** The same of a review, as far as `expected` looks. */
export function outcomeOf(review: Review, expected: Expected): Outcome {
  const { stacks } = review;
  const changes = stacks.flatMap((stack) => stack.changes).filter(({ pending }) => !pending);
  const risks = stacks.flatMap((stack) => stack.risks);
  const moved = (isDeclared: boolean) =>
    changes
      .filter(
        ({ movedFrom, moveIsDeclared = false }) => movedFrom !== undefined && moveIsDeclared === isDeclared,
      )
      .map(({ address, movedFrom }) => `${movedFrom} → ${address}`)
      .sort();
  return {
    fails: fails(review),
    risks: linesOf(risks, expected.risks).sort(),
    brings: stacks.flatMap(({ newNotSeen }) => newNotSeen.map((words) => named(words, expected))).sort(),
    severities: risks
      .map((risk) => ({ place: `${risk.kind} ${risk.change.address}`, severity: risk.severity }))
      .filter(({ place }) => expected.risks.some((one) => one.severity && placeOf(one) === place))
      .map(({ place, severity }) => `${place} ${severity}`)
      .filter((line, at, all) => all.indexOf(line) === at)
      .sort(),
    changes: Object.fromEntries(
      Object.keys(expected.changes ?? {}).map((kind) => [
        kind,
        changes.filter((change) => change.kind === kind).length,
      ]),
    ),
    moves: moved(false),
    declaredMoves: moved(true),
    cost: expected.cost && costOf(review),
    names: stacks.flatMap(({ names }) => names.map(({ change }) => change.address)).sort(),
    findings: Object.fromEntries(
      Object.keys(expected.findings ?? {}).map((became) => [became, rulesThat(review, became)]),
    ),
  };
}

function named(sentence: string, { brings = [] }: Expected): string {
  return brings.find((words) => sentence.includes(words)) ?? sentence;
}

function rulesThat({ stacks }: Review, became: string): string[] {
  const ids = stacks
    .flatMap(({ findings }) => findings)
    .filter((one) => one.became === became)
    .map(({ finding }) => finding.rule.id);
  return [...new Set(ids)].sort();
}

function costOf({ stacks }: Review): string {
  const difference = stacks.reduce((sum, { cost }) => sum + (cost ? cost.after - cost.before : 0), 0);
  return difference > 0 ? "up" : difference < 0 ? "down" : "same";
}

function expectedLines(risk: ExpectedRisk): string[] {
  const end = risk.accepted ? " (accepted)" : "";
  return risk.attributes === undefined
    ? [`${placeOf(risk)}${end}`]
    : risk.attributes.map((attribute) => `${placeOf(risk)} ${attribute}${end}`);
}

/**
 * A line for each attribute of a risk, or for the risk as a whole where attributes aren't looked at. An
 * attribute that two risks of a kind name gives two lines: nothing is to be told twice.
 */
function linesOf(risks: readonly Risk[], expected: readonly ExpectedRisk[]): string[] {
  return risks.flatMap((risk) => {
    const place = `${risk.kind} ${risk.change.address}`;
    const end = risk.accepted ? " (accepted)" : "";
    const here = expected.filter((one) => placeOf(one) === place);
    if (here.length > 0 && here.every(({ attributes }) => attributes === undefined)) {
      return [`${place}${end}`];
    }
    const named = here.flatMap(({ attributes = [] }) => attributes);
    const also = here.flatMap((one) => one.also ?? []);
    const paths = risk.attributes
      .map(({ path }) => path.replace(/\[[^\]]*\]/g, ""))
      .filter((path) => !also.some((one) => isBelow(one, path)))
      .map((path) => named.find((one) => isBelow(one, path)) ?? path);
    if (risk.attributes.length > 0 && paths.length === 0) {
      return [];
    }
    const shown = paths.length === 0 ? [""] : [...new Set(paths)].map((path) => ` ${path}`);
    return shown.map((path) => `${place}${path}${end}`);
  });
}

function isBelow(outer: string, path: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

function placeOf({ kind, address }: ExpectedRisk): string {
  return `${kind} ${address}`;
}
