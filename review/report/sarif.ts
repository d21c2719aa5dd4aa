import { createHash } from "node:crypto";
import type { Log, Result, Run } from "sarif";
import { MOST_RESULTS, MOST_RUNS } from "../../baseline/report/sarif";
import { locationOf, messageText } from "../../baseline/report/sarif-result";
import { LEVELS } from "../../baseline/report/sarif-rule";
import type { Review, StackReview } from "../review";
import { RISK_KINDS, type Risk } from "../risks";
import { fails } from "../verdict";
import { worstStacksFirst } from "./order";
import { plainReview } from "./plain-review";
import { ruleIdOf, sarifRules } from "./sarif-rules";
import { acceptedWords, attributeWords, MOST_ATTRIBUTES, notSeenWords } from "./words";

/**
 * SARIF 2.1.0 for code scanning, within what GitHub takes: a run a stack, each a category of its own beside
 * those of the check. Results are risks, at the line that makes the resource; what is accepted is
 * suppressed.
 */
export function sarifReport(received: Review): string {
  const review = plainReview(received);
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: categories(review.stacks).map(({ category, stacks }) => sarifRun({ ...review, stacks }, category)),
  };
  return JSON.stringify(log, null, 2);
}

interface Category {
  readonly category: string;
  readonly stacks: readonly StackReview[];
}

/** Two runs of one category would be refused; so would be a run for each of a hundred stacks. */
function categories(stacks: readonly StackReview[]): Category[] {
  const names = [...new Set(stacks.map(({ name }) => name))];
  return names.length > MOST_RUNS
    ? [{ category: "mlzone-review", stacks }]
    : names.map((name) => ({
        category: `mlzone-review/${name}`,
        stacks: stacks.filter((stack) => stack.name === name),
      }));
}

function sarifRun(review: Review, category: string): Run {
  const { stacks, version } = review;
  const results = worstStacksFirst(stacks).flatMap((stack) => resultsOf(stack, review));
  const notes = [
    ...(results.length > MOST_RESULTS
      ? [`Only the worst ${MOST_RESULTS} of ${results.length} results are listed.`]
      : []),
    ...stacks.flatMap((stack) => notSeenWords(stack).map((words) => `${stack.name}: ${words}.`)),
  ];
  return {
    tool: { driver: { name: "mlzone", version, semanticVersion: version, rules: sarifRules() } },
    // all before the last slash is the category
    automationDetails: { id: `${category}/` },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        exitCode: fails(review) ? 1 : 0,
        toolExecutionNotifications: notes.map((text) => ({ level: "warning", message: { text } })),
      },
    ],
    results: results.slice(0, MOST_RESULTS),
  };
}

function resultsOf(stack: StackReview, review: Review): Result[] {
  const seen = new Map<string, number>();
  // where no line is known: the side that has the stack
  const file = stack.presence === "removed" ? review.base : review.head;
  return stack.risks.map((risk) => {
    const { accepted, certainty, change, kind, recommendations, rules, severity } = risk;
    const place = JSON.stringify([stack.name, kind, change.address, risk.attributes.map(({ path }) => path)]);
    const nth = seen.get(place) ?? 0;
    seen.set(place, nth + 1);
    const fingerprint = createHash("sha256").update(`${place}${nth}`).digest("hex").slice(0, 16);
    return {
      ruleId: ruleIdOf(kind),
      ruleIndex: RISK_KINDS.indexOf(kind),
      // as of the check's: what only a plan tells is a note
      level: certainty === "possible" ? "note" : LEVELS[severity],
      message: { text: messageText(messageOf(risk)) },
      locations: [locationOf({ file }, change)],
      // GitHub looks at the first only; without it, two results on the same line would be one
      partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "mlzone/v1": fingerprint },
      // an empty list says that nothing is suppressed, none that nobody looked
      suppressions:
        accepted === undefined
          ? []
          : [{ kind: "external", status: "accepted", justification: acceptedWords(accepted) }],
      properties: {
        stack: stack.name,
        address: change.address,
        certainty,
        severity,
        recommendations: [...recommendations],
        rules: [...rules],
      },
    };
  });
}

function messageOf({ attributes, change, certainty, fix, what, why }: Risk): string {
  const shown = attributes.slice(0, MOST_ATTRIBUTES).map(attributeWords);
  const perhaps = certainty === "possible" ? "perhaps " : "";
  return [
    `${change.title} (${change.address}): ${perhaps}${what}${shown.length > 0 ? ` (${shown.join("; ")})` : ""}.`,
    why,
    fix,
  ].join(" ");
}
