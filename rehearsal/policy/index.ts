/**
 * Azure Policy without Azure: reads the definitions that Microsoft publishes and evaluates them
 * against resources as a control plane holds them.
 *
 * A definition is read once (`library.ts`, `definition.ts`, `compile.ts`), resources are completed by
 * what Azure Resource Manager adds to them (`estate.ts`), and each pair gets a verdict with its reason
 * (`evaluate.ts`, `condition.ts`, `existence.ts`). What refuses a request is a definition as if it were assigned
 * (`deny.ts`), or an assignment that is really there (`own-assignments.ts`); what is
 * reported by those that are there and not exempt is in `reported.ts`. What can't be decided is `unknown` or
 * `not-evaluable`, never `compliant`.
 */
export { landingZoneAssignments } from "./assignments";
export { denies } from "./deny";
export { evaluatePolicies, type PolicyOptions, type PolicyResult, type Verdict } from "./evaluate";
export { loadPolicies, type PolicyLibrary } from "./library";
export { type AssignedDenial, deniesByAssignment } from "./own-assignments";
export type { PolicyAssignments } from "./parameters";
export { reportedByAssignments } from "./reported";
export { type PolicyResource, UNKNOWN } from "./resource";
