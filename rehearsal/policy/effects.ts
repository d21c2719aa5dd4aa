import type { PolicyDefinition } from "./definition";
import type { Expression } from "./expression/parser";
import { type FailureKind, NotEvaluable } from "./failure";
import type { ParameterValues } from "./parameters";
import { sameText } from "./resource";

/** Effects whose condition alone says whether a resource complies. */
const JUDGED_BY_CONDITION = ["audit", "deny", "modify", "append", "disabled"];
const JUDGED_BY_EXISTENCE = ["auditifnotexists", "deployifnotexists", "disabled"];

/** The effect that a definition has, e.g. `Audit`; `unassigned` if a parameter without value decides. */
export function effectOf(definition: PolicyDefinition, parameters: ParameterValues): string {
  const name = effectParameter(definition.effect);
  if (name === undefined) {
    return definition.effect.kind === "literal" ? String(definition.effect.value) : "unassigned";
  }
  try {
    return String(parameters(name));
  } catch (error) {
    if (error instanceof NotEvaluable) {
      return "unassigned";
    }
    throw error;
  }
}

/** Whether an assignment may choose to deny by this definition. */
export function canDeny(definition: PolicyDefinition): boolean {
  const { effect, parameters } = definition;
  const parameter = parameters.get(effectParameter(effect)?.toLowerCase() ?? "");
  const possible = effect.kind === "literal" ? [effect.value] : (parameter?.allowedValues ?? []);
  return possible.some((value) => sameText(String(value), "deny"));
}

/** The parameter that an effect comes from. */
export function effectParameter(effect: Expression): string | undefined {
  const isParameter = effect.kind === "call" && sameText(effect.name, "parameters");
  const name = isParameter ? effect.args[0] : undefined;
  return name?.kind === "literal" ? String(name.value) : undefined;
}

/** Why no resource can be judged by this definition at all, if so. */
export function whyNeverEvaluable(
  { mode, existence, unsupported }: PolicyDefinition,
  effect: string,
): { readonly kind: FailureKind; readonly reason: string } | undefined {
  if (/\.data$/i.test(mode)) {
    return {
      kind: "data-plane",
      reason: `its mode ${mode} is about the data plane, which has no ARM resources`,
    };
  }
  if (!["all", "indexed"].includes(mode.toLowerCase())) {
    return { kind: "unsupported", reason: `its mode ${mode} is not known to this evaluator` };
  }
  if (unsupported.length > 0) {
    return { kind: "unsupported", reason: unsupported.join("; ") };
  }
  const judged = existence === undefined ? JUDGED_BY_CONDITION : JUDGED_BY_EXISTENCE;
  return judged.includes(effect.toLowerCase()) || effect === "unassigned"
    ? undefined
    : { kind: "unsupported", reason: `its effect ${effect} is not known to this evaluator` };
}
