import * as fs from "node:fs";
import type { PolicyFinding, PolicySummary, StepResult } from "../evidence/evidence";
import { evaluatePolicies, type PolicyLibrary, type PolicyResult } from "../policy";
import type { Session } from "../session";

/** A deviation that the stack carries, as far as policies are concerned. */
interface CoveringDeviation {
  readonly construct: string;
  readonly property: string;
  readonly reason: string;
  /** GUIDs of built-in policies that report what it accepts. */
  readonly policies: readonly string[];
}

/**
 * Evaluates every policy on what the control plane holds. A finding must be covered by a deviation in the
 * stack's own list, which names the policy.
 *
 * @param deviationsFile `deviations.json` of the stack, where there is one
 */
export function evaluateOn(
  session: Session,
  library: PolicyLibrary,
  deviationsFile: string | undefined,
): { readonly policies: PolicySummary; readonly step: StepResult } {
  const startedAt = Date.now();
  const results = evaluatePolicies(library, session.simulator.cloud.store.all());
  const deviations = deviationsFile === undefined ? [] : readDeviations(deviationsFile);
  const nonCompliant = results
    .filter(({ verdict }) => verdict === "non-compliant")
    .map((result) => finding(result, deviations));
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
): PolicyFinding {
  const covering = deviations.find(({ policies }) => policies.includes(policy.id));
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

function readDeviations(file: string): CoveringDeviation[] {
  const content: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
  const list =
    typeof content === "object" && content !== null && "deviations" in content
      ? content.deviations
      : undefined;
  return (Array.isArray(list) ? list : []).map((entry: Partial<CoveringDeviation>) => ({
    construct: String(entry.construct ?? ""),
    property: String(entry.property ?? ""),
    reason: String(entry.reason ?? ""),
    policies: (entry.policies ?? []).map((policy) => policy.toLowerCase()),
  }));
}
