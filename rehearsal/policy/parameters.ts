import type { PolicyDefinition } from "./definition";
import { NotEvaluable } from "./failure";

/** Values of parameters by name, by GUID of the policy. */
export type PolicyAssignments = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The value of a definition's parameter: the assigned one, or else its default. */
export type ParameterValues = (name: string) => unknown;

/** The parameters of one definition under an assignment; case does not matter. */
export function parametersOf(definition: PolicyDefinition, assignments: PolicyAssignments): ParameterValues {
  const assigned = new Map(
    Object.entries(assignments)
      .filter(([id]) => id.toLowerCase() === definition.id)
      .flatMap(([, values]) => Object.entries(values))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  return (name) => {
    const key = name.toLowerCase();
    const value = assigned.has(key) ? assigned.get(key) : definition.parameters.get(key)?.defaultValue;
    if (value === undefined) {
      throw new NotEvaluable(
        "parameter",
        `the parameter ${name} has neither an assigned value nor a default`,
      );
    }
    return value;
  };
}
