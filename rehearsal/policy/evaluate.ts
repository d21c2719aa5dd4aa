import { isApplicable } from "./applicability";
import { landingZoneAssignments } from "./assignments";
import { examine, type Finding } from "./condition";
import type { PolicyDefinition } from "./definition";
import { effectOf, whyNeverEvaluable } from "./effects";
import { Estate } from "./estate";
import { examineExistence } from "./existence";
import { type FailureKind, NotEvaluable } from "./failure";
import type { PolicyLibrary } from "./library";
import { type ParameterValues, type PolicyAssignments, parametersOf } from "./parameters";
import type { PolicyResource } from "./resource";
import type { Scope } from "./scope";

/**
 * - `compliant`, `non-compliant`: as Azure would report
 * - `unknown`: it depends on a value that the input leaves open
 * - `not-applicable`: the definition is about none of the resources
 * - `not-evaluable`: nobody can tell without Azure, or this evaluator lacks something
 */
export type Verdict = "compliant" | "non-compliant" | "unknown" | "not-applicable" | "not-evaluable";

export interface PolicyResult {
  /** `id` is the GUID; `effect` the one assigned, or else the default, e.g. `Audit`. */
  readonly policy: { readonly id: string; readonly displayName: string; readonly effect: string };
  /** ARM id; none in a verdict about the definition itself. */
  readonly resource?: string;
  readonly verdict: Verdict;
  /** One sentence: which leaf condition decided, with field and value, or why nothing could. */
  readonly reason: string;
  readonly details?: {
    /** Why it is not evaluable. */
    readonly failure?: FailureKind;
    /** ARM ids of the related resources that were looked at. */
    readonly considered?: readonly string[];
  };
}

export interface PolicyOptions {
  /** @default - those of a landing zone, see `landingZoneAssignments` */
  readonly assignments?: PolicyAssignments;
  /** GUID of a subscription to evaluate too, e.g. for Defender's plans. @default - only captured resources */
  readonly subscriptionId?: string;
  /** @default - the time of the call */
  readonly now?: Date;
}

/**
 * Evaluates every definition against every resource it is about. A definition has one result for each
 * of them, or exactly one without a resource if it is about none or can't be evaluated at all.
 */
export function evaluatePolicies(
  library: PolicyLibrary,
  resources: readonly PolicyResource[],
  options: PolicyOptions = {},
): PolicyResult[] {
  const estate = new Estate(resources, options.subscriptionId);
  const assignments = options.assignments ?? landingZoneAssignments(library, resources);
  const now = options.now ?? new Date();
  return library.definitions.flatMap((definition): PolicyResult[] => {
    const parameter = parametersOf(definition, assignments);
    const policy = describe(definition, parameter);
    const never = whyNeverEvaluable(definition, policy.effect);
    if (never !== undefined) {
      const { kind: failure, reason } = never;
      return [{ policy, verdict: "not-evaluable", reason: sentence(reason), details: { failure } }];
    }
    const results = estate.resources.flatMap((resource) => {
      const scope: Scope = { resource, estate, aliases: library.aliases, parameter, now, bindings: [] };
      const judged = judge(definition, scope);
      return judged === undefined ? [] : [{ policy, resource: resource.id, ...judged }];
    });
    return results.length > 0 ? results : [{ policy, verdict: "not-applicable", reason: NONE }];
  });
}

const NONE = "It is about none of the resources.";

/** What a result says about its definition. */
export function describe(definition: PolicyDefinition, parameter: ParameterValues): PolicyResult["policy"] {
  const { id, displayName } = definition;
  return { id, displayName, effect: effectOf(definition, parameter) };
}

type Judgement = Pick<PolicyResult, "verdict" | "reason" | "details">;

/** The verdict on one resource; `undefined` if the definition is not about it. */
export function judge(definition: PolicyDefinition, scope: Scope): Judgement | undefined {
  if (!isApplicable(definition, scope)) {
    return undefined;
  }
  const rule = examine(definition.condition, scope);
  if (definition.existence === undefined) {
    return judgement(rule, "non-compliant", "compliant");
  }
  // With these effects the whole condition says what the definition is about.
  if (rule.truth !== true) {
    return rule.truth === false ? undefined : judgement(rule, "compliant", "compliant");
  }
  try {
    const found = examineExistence(definition.existence, scope);
    const considered = found.considered.map(({ id }) => id);
    const { details, ...rest } = judgement(found, "compliant", "non-compliant");
    return { ...rest, details: { ...details, considered } };
  } catch (error) {
    if (error instanceof NotEvaluable) {
      return judgement({ truth: error, because: () => error.message }, "compliant", "compliant");
    }
    throw error;
  }
}

function judgement({ truth, because }: Finding, whenTrue: Verdict, whenFalse: Verdict): Judgement {
  const reason = sentence(because());
  if (truth instanceof NotEvaluable) {
    return { verdict: "not-evaluable", reason, details: { failure: truth.kind } };
  }
  return { verdict: truth === "unknown" ? "unknown" : truth ? whenTrue : whenFalse, reason };
}

/** Fields keep their spelling, so only a reason that starts with a common word gets a capital. */
function sentence(reason: string): string {
  const isWord = /^(?:there|its|the|in|it|whether)\b/.test(reason);
  return `${isWord ? reason.charAt(0).toUpperCase() + reason.slice(1) : reason}.`;
}
