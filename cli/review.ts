import { localDay } from "../baseline/acknowledgements";
import { fails, type Review, type ReviewInput, ReviewProblem, review as reviewed } from "../review";
import { render } from "../review/report";
import { outputsAmong } from "./check/options";
import { usageError } from "./cli-error";
import { Complaints } from "./complaints";
import { findInputs } from "./input/find-inputs";
import { STDIN } from "./input/shown";
import { readPrices } from "./prices";
import { writeReports } from "./report-files";
import { atRevision, type Synthesized } from "./review/base-revision";
import { failOnOf, REVIEW_FORMATS, type ReviewFlags } from "./review/options";
import { reviewInputs } from "./review/review-inputs";

/** `mlzone review`: what a pull request really changes, for whoever must say yes or no. */
export async function review(paths: readonly string[], flags: ReviewFlags, version: string): Promise<void> {
  const { baseRev } = flags;
  const complaints = new Complaints();
  const outputs = complaints.attempt(() => outputsAmong(REVIEW_FORMATS, "terminal", flags.format)) ?? [];
  const failOn = complaints.attempt(() => failOnOf(flags.failOn));
  const prices = complaints.attempt(() => pricesOf(flags));
  const sides = complaints.attempt(() => sidesOf(paths, flags));
  if (sides === undefined) {
    return complaints.raise();
  }
  const [base, head] = sides;
  const compare = (from: string, revision?: Synthesized): Compared => {
    const { acknowledgements, production } = flags;
    const inputs = reviewInputs(
      { base: from, head, names: { base, head }, acknowledgements, production, baseFolder: revision?.folder },
      complaints,
    );
    complaints.raise();
    const report = orUsage(() =>
      reviewed(inputs, { today: localDay(new Date()), version, base, head, failOn, prices }),
    );
    return { inputs, report };
  };
  if (baseRev !== undefined) {
    // before anything of the other revision runs
    complaints.attempt(() => findInputs(head));
    complaints.raise();
  }
  const { inputs, report } =
    baseRev === undefined
      ? compare(base)
      : await atRevision(baseRev, flags.app, (revision) => compare(revision.output, revision));
  const hasPage = outputs.some(({ format }) => format === "html");
  const pictures = hasPage ? await drawn(inputs, report) : undefined;
  writeReports(
    outputs.map((output) => ({ ...output, render: () => render(output.format, report, pictures) })),
  );
  process.exitCode = fails(report) ? 1 : 0;
}

/** A review, and what it is of. */
interface Compared {
  readonly inputs: readonly ReviewInput[];
  readonly report: Review;
}

/** Only a page has pictures, and to load what lays them out takes longer than the review. */
function drawn(inputs: readonly ReviewInput[], report: Review): Promise<ReadonlyMap<string, string>> {
  const { picturesOf } = require("../review/pictures") as typeof import("../review/pictures");
  return picturesOf(inputs, report);
}

function pricesOf({ prices }: ReviewFlags): ReturnType<typeof readPrices> | undefined {
  return prices === undefined ? undefined : readPrices(prices);
}

/** BASE and HEAD as the person names them; a revision takes BASE's place. */
function sidesOf(paths: readonly string[], { app, baseRev }: ReviewFlags): readonly [string, string] {
  const [first, second, ...more] = paths;
  if (baseRev !== undefined) {
    if (first === undefined || second !== undefined) {
      throw usageError("with --base-rev, name HEAD alone: mlzone review --base-rev main cdktf.out.");
    }
    return [baseRev, first];
  }
  if (app !== undefined) {
    throw usageError("--app goes with --base-rev: nothing else is run.");
  }
  if (first === undefined || second === undefined || more.length > 0) {
    throw usageError(
      "name two: BASE, as it was, and HEAD, as it will be; each a folder that a cdktf app wrote, a cdk.tf.json or a plan JSON. Or give --base-rev and HEAD.",
    );
  }
  if (first === STDIN && second === STDIN) {
    throw usageError("only one of BASE and HEAD can come from standard input.");
  }
  return [first, second];
}

function orUsage(work: () => Review): Review {
  try {
    return work();
  } catch (error) {
    if (error instanceof ReviewProblem) {
      throw usageError(error.message.replaceAll("\n", "\nmlzone: "));
    }
    throw error;
  }
}
