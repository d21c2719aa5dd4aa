import { evaluatePolicies, type PolicyResult } from "./evaluate";
import { assignmentsIn, definitionOf, holdsFor, isExempt, valuesOf } from "./in-force";
import type { PolicyLibrary } from "./library";
import type { PolicyResource } from "./resource";

/** A finding, with the name of the assignment that reports it. */
export interface Reported extends PolicyResult {
  readonly assignment: string;
}

/**
 * What the assignments among the resources report, as Azure's compliance shows it: what doesn't comply with them where
 * they count, and is not exempt.
 */
export function reportedByAssignments(
  library: PolicyLibrary,
  all: readonly PolicyResource[],
  now = new Date(),
): Reported[] {
  return assignmentsIn(all).flatMap((assignment) => {
    const definition = definitionOf(assignment, library, all);
    if (definition === undefined) {
      return [];
    }
    const only = { aliases: library.aliases, definitions: [definition] };
    const assignments = { [definition.id]: valuesOf(assignment) };
    return evaluatePolicies(only, all, { assignments, now })
      .filter(({ verdict }) => verdict === "non-compliant")
      .filter(({ policy }) => policy.effect.toLowerCase() !== "disabled")
      .filter(
        ({ resource = "" }) => holdsFor(assignment, resource) && !isExempt(assignment, resource, all, now),
      )
      .map((result) => ({ ...result, assignment: assignment.name }));
  });
}
