import * as fs from "node:fs";
import * as path from "node:path";
import { type ISynthesisSession, TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";

/**
 * The one way to weaken a construct: who accepted which risk, why, and until when.
 *
 * Every property that opens, widens or switches off something secure has this type,
 * so that a weakening can't be a bare `true` that nobody remembers.
 */
export interface Deviation {
  /** Why the secure setting can't be used, in a sentence that a security reviewer accepts. */
  readonly reason: string;
  /** The person or board who accepted the risk. */
  readonly approvedBy: string;
  /** The last day on which the deviation holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

/** A deviation as it stands in `deviations.json` beside the stack's JSON. */
export interface RecordedDeviation extends Deviation {
  /** Path of the construct inside the stack, e.g. `storage`. */
  readonly construct: string;
  /** The property that carries the deviation, e.g. `sharedKeyAccess`. */
  readonly property: string;
  /** The recommendations that are not met because of it, e.g. `security/encrypt-with-cmk`. */
  readonly recommendations: readonly string[];
}

/** The name of the file beside `cdk.tf.json` that lists a stack's deviations. */
export const DEVIATIONS_FILE = "deviations.json";

const REGISTRY = Symbol.for("mlzone.deviations");

/** The list of all deviations of a stack; written beside the stack's JSON at synthesis. */
export class Deviations {
  /** The list of the stack that `scope` belongs to. */
  static of(scope: IConstruct): Deviations {
    const stack = TerraformStack.of(scope) as TerraformStack & { [REGISTRY]?: Deviations };
    stack[REGISTRY] ??= new Deviations(stack);
    return stack[REGISTRY];
  }

  private readonly recorded: RecordedDeviation[] = [];

  private constructor(private readonly stack: TerraformStack) {
    const inner = stack.synthesizer;
    stack.synthesizer = {
      synthesize: (session) => {
        inner.synthesize(session);
        this.write(session);
      },
    };
  }

  /** All deviations recorded so far, sorted by construct and property. */
  list(): readonly RecordedDeviation[] {
    const key = (d: RecordedDeviation) => `${d.construct}\n${d.property}`;
    return [...this.recorded].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /**
   * Records `deviation` for `property` of `construct`.
   *
   * @returns whether there is one, so that a call reads as the condition of the weaker setting
   * @throws if reason or approvedBy is blank or expires is not a date
   */
  accept(
    construct: IConstruct,
    property: string,
    deviation: Deviation | undefined,
    recommendations: readonly string[],
  ): boolean {
    if (deviation === undefined) {
      return false;
    }
    const where = construct.node.path.slice(this.stack.node.path.length + 1);
    const problems = deviationProblems(deviation);
    if (problems.length > 0) {
      throw new Error(`${construct.node.path}: ${property}: ${problems.join("; ")}`);
    }
    const { reason, approvedBy, expires } = deviation;
    this.recorded.push({
      construct: where,
      property,
      recommendations: [...recommendations],
      reason,
      approvedBy,
      expires,
    });
    return true;
  }

  private write(session: ISynthesisSession): void {
    const { workingDirectory } = session.manifest.forStack(this.stack);
    const file = path.join(session.outdir, workingDirectory, DEVIATIONS_FILE);
    fs.writeFileSync(file, `${JSON.stringify({ deviations: this.list() }, null, 2)}\n`);
  }
}

/** What is wrong with a deviation, in words; empty if nothing is. */
export function deviationProblems(deviation: Deviation): string[] {
  const problems: string[] = [];
  if (!Token.isUnresolved(deviation.reason) && deviation.reason.trim().length < 10) {
    problems.push("reason must say in at least ten characters why the secure setting can't be used");
  }
  if (deviation.approvedBy.trim() === "") {
    problems.push("approvedBy must name the person or board who accepted the risk");
  }
  if (!isCalendarDay(deviation.expires)) {
    problems.push(`expires must be a calendar day, YYYY-MM-DD (got ${JSON.stringify(deviation.expires)})`);
  }
  return problems;
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
