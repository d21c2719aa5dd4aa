import type { IConstruct } from "constructs";
import {
  type AcceptedDeviation,
  Deviations,
  type StandingDeviation,
} from "../../constructs/governance/deviation";

/** What somebody accepted in the stack of `scope`. */
export function accepted(scope: IConstruct): AcceptedDeviation[] {
  return Deviations.of(scope)
    .list()
    .flatMap((one) => (one.standing ? [] : [one]));
}

/** What stands in the stack of `scope` because it was designed so. */
export function standing(scope: IConstruct): StandingDeviation[] {
  return Deviations.of(scope)
    .list()
    .flatMap((one) => (one.standing ? [one] : []));
}

/** The policies that standing deviations of one construct answer, each shortened to its first part. */
export function answered(scope: IConstruct, construct: string): Record<string, string[]> {
  const own = standing(scope).filter((one) => one.construct === construct);
  return Object.fromEntries(
    own.map(({ property, policies }) => [property, policies.map((id) => id.split("-")[0] ?? "")]),
  );
}
