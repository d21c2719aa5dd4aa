import type { PolicyFinding, PolicySummary, StepResult } from "../evidence/evidence";
import { evaluatePolicies, type PolicyLibrary, type PolicyResult } from "../policy";
import type { Session } from "../session";
import {
  type ConstructsOf,
  type CoveringDeviation,
  constructsIn,
  covers,
  readDeviations,
} from "./deviations";

/**
 * Evaluates every policy on what the control plane holds. A finding must be covered by a deviation in the
 * stack's own list that names the policy and belongs to the construct.
 *
 * @param deviationsFile `deviations.json` of the stack, where there is one
 */
export async function evaluateOn(
  session: Session,
  library: PolicyLibrary,
  deviationsFile: string | undefined,
): Promise<{ readonly policies: PolicySummary; readonly step: StepResult }> {
  const startedAt = Date.now();
  const results = evaluatePolicies(library, session.simulator.cloud.store.all());
  const deviations = deviationsFile === undefined ? [] : readDeviations(deviationsFile);
  const constructsOf = deviations.length === 0 ? () => [] : await constructsIn(session);
  const nonCompliant = results
    .filter(({ verdict }) => verdict === "non-compliant")
    // what stood before is answered by the deviations of the stack that made it
    .filter(({ resource }) => resource === undefined || !session.standing.has(resource))
    .map((result) => finding(result, deviations, constructsOf));
  const policies = { ...counts(library, results), nonCompliant };
  const open = nonCompliant.filter(({ coveredBy }) => coveredBy === undefined);
  return {
    policies,
    step: {
      name: "policies",
      claim: "Microsoft's policies find nothing that no deviation covers",
      held: open.length === 0,
      seen: `${policies.evaluated} of ${policies.definitions} definitions evaluated, ${nonCompliant.length} findings, ${open.length} not covered`,
      seconds: (Date.now() - startedAt) / 1000,
      problems: open.map(
        ({ policy, name, resource, reason }) => `${name} (${policy}) on ${resource}: ${reason}`,
      ),
    },
  };
}

function counts(
  library: PolicyLibrary,
  results: readonly PolicyResult[],
): Pick<PolicySummary, "definitions" | "evaluated" | "notEvaluable"> {
  const never = new Set(
    results.filter(({ verdict }) => verdict === "not-evaluable").map(({ policy }) => policy.id),
  );
  const definitions = library.definitions.length;
  return { definitions, evaluated: definitions - never.size, notEvaluable: never.size };
}

function finding(
  { policy, resource, reason }: PolicyResult,
  deviations: readonly CoveringDeviation[],
  constructsOf: ConstructsOf,
): PolicyFinding {
  const paths = constructsOf(resource ?? "");
  const covering = deviations
    .filter(({ policies }) => policies.includes(policy.id))
    .find((deviation) => paths.some((path) => covers(deviation, path)));
  return {
    policy: policy.id,
    name: policy.displayName,
    resource: resource ?? "",
    reason,
    ...(covering === undefined
      ? {}
      : { coveredBy: `${covering.property} of ${covering.construct}: ${covering.reason}` }),
  };
}
