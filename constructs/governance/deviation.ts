import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import { writeBesideStack } from "../terraform/beside-stack";
import type { BuiltInPolicy } from "./built-in-policies";

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

/** What a deviation accepts, in the words of those who would report it. */
export interface Acceptance {
  /** The recommendations that are not met because of it, e.g. `security/encrypt-with-cmk`. */
  readonly recommendations: readonly string[];
  /**
   * Ids of the baseline's rules whose findings it accepts: those that look at what its property sets,
   * not all that share a recommendation. Empty where no rule looks at it.
   */
  readonly rules: readonly string[];
  /**
   * The attributes it is about, in Terraform's words, where a rule looks at several, e.g.
   * `network_rules.ip_rules`.
   * @default - all that the rules look at
   */
  readonly attributes?: readonly string[];
  /**
   * The resources it is about, or constructs that hold them, where that isn't the whole construct.
   * @default - all of the construct
   */
  readonly resources?: readonly IConstruct[];
  /** The built-in policies that report it. @default - none */
  readonly policies?: readonly BuiltInPolicy[];
}

/** Why something that a built-in policy reports is right as it is. */
export interface StandingReason {
  /** In a sentence that holds wherever the construct records it, and that a reader can check. */
  readonly reason: string;
  /** The built-in policies that report it, at least one. */
  readonly policies: readonly BuiltInPolicy[];
}

interface Recorded {
  /** Path of the construct inside the stack, e.g. `storage`; empty for the stack itself. */
  readonly construct: string;
  /** The property that carries the deviation, e.g. `sharedKeyAccess`. */
  readonly property: string;
  /** The recommendations that are not met because of it, e.g. `security/encrypt-with-cmk`. */
  readonly recommendations: readonly string[];
  /** GUIDs of the built-in policies that report it, lower case, sorted. */
  readonly policies: readonly string[];
}

/** A weakening, accepted by a person until a day. */
export interface AcceptedDeviation extends Recorded, Deviation {
  /** Ids of the baseline's rules whose findings it accepts, sorted. */
  readonly rules: readonly string[];
  /** The attributes it is about, sorted; not there where it is about all that the rules look at. */
  readonly attributes?: readonly string[];
  /** Paths inside the stack of what it is about, sorted; not there where it is about all of the construct. */
  readonly resources?: readonly string[];
  readonly standing?: never;
}

/** The documented design of a construct, which nobody had to accept: a policy sees it otherwise. */
export interface StandingDeviation extends Recorded {
  readonly standing: true;
  readonly reason: string;
}

/** A deviation as it stands in `deviations.json` beside the stack's JSON. */
export type RecordedDeviation = AcceptedDeviation | StandingDeviation;

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
    writeBesideStack(stack, DEVIATIONS_FILE, () => ({ deviations: this.list() }));
  }

  /**
   * All deviations recorded so far, sorted by construct and property. What somebody accepted for a
   * construct, or for one around it, needs no second answer: those policies are left out of the
   * standing ones.
   */
  list(): readonly RecordedDeviation[] {
    const key = (d: RecordedDeviation) => `${d.construct}\n${d.property}`;
    return this.recorded
      .flatMap((one): RecordedDeviation[] => (one.standing ? this.unanswered(one) : [one]))
      .sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  }

  /**
   * Records `deviation` for `property` of `construct`.
   *
   * @param acceptance what would be reported otherwise; `mlzone check` reports everything else as ever
   * @returns whether there is one, so that a call reads as the condition of the weaker setting
   * @throws if reason or approvedBy is blank or expires is not a date
   */
  accept(
    construct: IConstruct,
    property: string,
    deviation: Deviation | undefined,
    acceptance: Acceptance,
  ): boolean {
    if (deviation === undefined) {
      return false;
    }
    refuse(construct, property, deviationProblems(deviation));
    const { reason, approvedBy, expires } = deviation;
    const { recommendations, rules, attributes, resources, policies = [] } = acceptance;
    this.recorded.push({
      ...this.describe(construct, property, recommendations, policies),
      rules: sorted(rules),
      attributes: attributes && sorted(attributes),
      resources: resources && sorted(resources.map((one) => this.pathOf(one))),
      reason,
      approvedBy,
      expires,
    });
    return true;
  }

  /**
   * Records that `property` of `construct` is right as it is, though built-in policies report it. Call
   * it only where the construct is what they report.
   *
   * @throws if the reason is too short to be one, or no policy is named
   */
  stand(
    construct: IConstruct,
    property: string,
    { reason, policies }: StandingReason,
    recommendations: readonly string[] = [],
  ): void {
    refuse(construct, property, [
      ...reasonProblems(reason, "why the policies' setting isn't used"),
      ...(policies.length > 0 ? [] : ["policies must name at least one"]),
    ]);
    const recorded = this.describe(construct, property, recommendations, policies);
    this.recorded.push({ ...recorded, standing: true, reason });
  }

  private describe(
    construct: IConstruct,
    property: string,
    recommendations: readonly string[],
    policies: readonly BuiltInPolicy[],
  ): Recorded {
    return {
      construct: this.pathOf(construct),
      property,
      recommendations: [...recommendations],
      policies: sorted(policies.map(({ id }) => id.toLowerCase())),
    };
  }

  private pathOf({ node }: IConstruct): string {
    return node.path.slice(this.stack.node.path.length + 1);
  }

  /** What is left of a standing deviation beside what was accepted; nothing, or one. */
  private unanswered(standing: StandingDeviation): StandingDeviation[] {
    const answered = this.recorded.filter(
      (other) => !other.standing && isOrHolds(other.construct, standing.construct),
    );
    const policies = standing.policies.filter((id) => !answered.some((other) => other.policies.includes(id)));
    return policies.length === 0 ? [] : [{ ...standing, policies }];
  }
}

/** What is wrong with a deviation, in words; empty if nothing is. */
export function deviationProblems(deviation: Deviation): string[] {
  const problems = reasonProblems(deviation.reason, "why the secure setting can't be used");
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

function reasonProblems(reason: string, what: string): string[] {
  return Token.isUnresolved(reason) || reason.trim().length >= 10
    ? []
    : [`reason must say in at least ten characters ${what}`];
}

function refuse(construct: IConstruct, property: string, problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new Error(`${construct.node.path}: ${property}: ${problems.join("; ")}`);
  }
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

/** Whether the construct at path `outer` is the one at `inner` or has it inside. */
function isOrHolds(outer: string, inner: string): boolean {
  return outer === "" || outer === inner || inner.startsWith(`${outer}/`);
}
