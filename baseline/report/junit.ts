import XmlBuilder from "fast-xml-builder";
import { PILLARS } from "../catalogue/pillars";
import type { CheckReport, ReportedFinding, ReportedRule } from "./check-report";
import { byPlace } from "./order";
import { plainReport } from "./plain-report";
import { type PillarVerdict, type StackVerdict, standingOf, verdictOf } from "./verdict";
import { acknowledgementWords, sourceWords, unusedWords } from "./words";

/** What a build server shows of a failure or of what was skipped; names as in XML. */
interface Detail {
  readonly "@message": string;
  readonly "@type"?: string;
  readonly "#text"?: string;
}

interface TestCase {
  readonly "@classname": string;
  readonly "@name": string;
  readonly failure?: Detail;
  readonly skipped?: Detail;
}

/**
 * JUnit XML, for build servers: a suite a stack. A rule that holds is a test case, and so is each
 * finding. Only what fails the check is a failure; what is accepted, doesn't fail the check or had
 * nothing to look at is skipped, with the reason.
 */
export function junitReport(received: CheckReport): string {
  const report = plainReport(received);
  const suites = verdictOf(report).stacks.map((verdict) => suite(verdict, report));
  const builder = new XmlBuilder({
    attributeNamePrefix: "@",
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  return builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    testsuites: {
      "@name": "mlzone check",
      ...totals(suites.flatMap(({ testcase }) => testcase)),
      testsuite: suites,
    },
  });
}

function suite({ stack, pillars }: StackVerdict, report: CheckReport) {
  const testcase = numbered([
    ...stack.notSeen.map((sentence) => notSeenCase(sentence, report)),
    ...pillars.flatMap((pillar) => pillarCases(pillar, report)),
  ]);
  return {
    "@name": stack.name,
    ...totals(testcase),
    properties: {
      property: [
        { "@name": "file", "@value": stack.file },
        { "@name": "production", "@value": `${stack.production}: ${stack.productionBecause}` },
        { "@name": "mlzone", "@value": report.version },
      ],
    },
    testcase,
    ...(stack.unused.length > 0 ? { "system-err": stack.unused.map(unusedWords).join("\n") } : {}),
  };
}

/** What no rule could look at is a case of its own: a suite that lacks it would look whole. */
function notSeenCase(sentence: string, { failOnUnknown }: CheckReport): TestCase {
  const own = { "@classname": "Not seen", "@name": "everything is seen" };
  return failOnUnknown
    ? { ...own, failure: { "@message": sentence, "@type": "not-seen" } }
    : { ...own, skipped: { "@message": `does not fail the check: ${sentence}` } };
}

/** Cases of one name would be taken for one. */
function numbered(cases: readonly TestCase[]): TestCase[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const times = (seen.get(one["@name"]) ?? 0) + 1;
    seen.set(one["@name"], times);
    return times === 1 ? one : { ...one, "@name": `${one["@name"]} (${times})` };
  });
}

function totals(cases: readonly TestCase[]) {
  return {
    "@tests": cases.length,
    "@failures": cases.filter(({ failure }) => failure !== undefined).length,
    "@errors": 0,
    "@skipped": cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

function pillarCases({ pillar, rules }: PillarVerdict, report: CheckReport): TestCase[] {
  return rules.flatMap((rule) => ruleCases(PILLARS[pillar], rule, report));
}

function ruleCases(
  pillar: string,
  { rule, examined, findings }: ReportedRule,
  report: CheckReport,
): TestCase[] {
  if (findings.length > 0) {
    return [...findings].sort(byPlace).map((finding) => findingCase(pillar, finding, report));
  }
  const own = { "@classname": pillar, "@name": rule.id };
  return examined === 0
    ? [{ ...own, skipped: { "@message": "the stack has nothing that the rule is about" } }]
    : [own];
}

function findingCase(pillar: string, finding: ReportedFinding, report: CheckReport): TestCase {
  const { rule, address, attribute, message, acknowledgement } = finding;
  const own = {
    "@classname": pillar,
    // two attributes of a resource are two cases, and need two names
    "@name": [rule.id, address, ...(attribute === undefined ? [] : [attribute])].join(" "),
  };
  switch (standingOf(finding, report)) {
    case "acknowledged":
      return {
        ...own,
        skipped: {
          "@message": acknowledgement === undefined ? "accepted" : acknowledgementWords(acknowledgement),
        },
      };
    case "tolerated":
      return { ...own, skipped: { "@message": `does not fail the check: ${message}` } };
    case "fails":
      return { ...own, failure: { "@message": message, "@type": rule.id, "#text": explained(finding) } };
  }
}

function explained({ rule, certainty, address, source, construct, ...rest }: ReportedFinding): string {
  const { related = [], acknowledgement } = rest;
  return [
    certainty === "unknown" ? `can't be told (${rule.severity})` : rule.severity,
    `${address}${source === undefined ? "" : ` at ${sourceWords(source)}`}`,
    ...(construct === undefined ? [] : [`by ${construct}`]),
    ...(related.length > 0 ? [`with ${related.join(", ")}`] : []),
    ...(acknowledgement === undefined ? [] : [`expired: ${acknowledgementWords(acknowledgement)}`]),
    `Why: ${rule.why}`,
    `Fix: ${rule.fix.construct}`,
    `Or in Terraform: ${rule.fix.terraform}`,
    `Recommendations: ${rule.recommendations.join(", ")}`,
  ].join("\n");
}
