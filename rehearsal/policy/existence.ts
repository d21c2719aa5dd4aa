import { examine, type Finding } from "./condition";
import type { ExistenceRule } from "./definition";
import { evaluate } from "./expression/evaluator";
import { NotEvaluable } from "./failure";
import { isUnknown, type PolicyResource, sameText } from "./resource";
import { isRunTimeType } from "./run-time-state";
import type { Scope } from "./scope";

/** Whether what a rule asks for exists, and which resources were looked at. */
export interface ExistenceFinding extends Finding {
  readonly considered: readonly PolicyResource[];
}

/** Looks for the related resource that a definition needs. @throws {NotEvaluable} if it can't be told */
export function examineExistence(rule: ExistenceRule, scope: Scope): ExistenceFinding {
  const name = rule.name === undefined ? undefined : evaluate(rule.name, scope);
  const group = rule.resourceGroupName === undefined ? undefined : evaluate(rule.resourceGroupName, scope);
  const all = scope.estate.related(scope.resource, rule.type, {
    scope: rule.scope,
    resourceGroupName: group === undefined ? undefined : String(group),
  });
  if (all.length === 0 && isRunTimeType(rule.type)) {
    throw new NotEvaluable("run-time", `${rule.type} come into being only while the resource runs`);
  }
  const isNamed = (one: PolicyResource) =>
    name === undefined || sameText(lastPart(one.name), lastPart(String(name)));
  if (isUnknown(name) || isUnknown(group)) {
    return { truth: "unknown", because: () => `the name of the ${rule.type} is left open`, considered: all };
  }
  const considered = all.filter(isNamed);
  const called = name === undefined ? "" : ` called ${JSON.stringify(name)}`;
  if (considered.length === 0) {
    const others = all.map((one) => lastPart(one.name)).join(", ");
    const instead = others === "" ? "" : `, only ${others}`;
    return { truth: false, because: () => `there is no ${rule.type}${called}${instead}`, considered: all };
  }
  return { ...anyOf(considered, rule, scope), considered };
}

/** One related resource that meets the condition is enough. */
function anyOf(candidates: readonly PolicyResource[], rule: ExistenceRule, scope: Scope): Finding {
  const { condition } = rule;
  const findings = candidates.map((resource) => ({
    resource,
    // Inside, `field` is about the related resource.
    ...(condition === undefined
      ? { truth: true, because: () => "it exists" }
      : examine(condition, { ...scope, resource, bindings: [] })),
  }));
  const decisive =
    findings.find(({ truth }) => truth === true) ??
    findings.find(({ truth }) => truth instanceof NotEvaluable) ??
    findings.find(({ truth }) => truth === "unknown") ??
    findings[0];
  return {
    truth: decisive?.truth ?? false,
    because: () =>
      decisive === undefined
        ? "nothing exists"
        : `in ${rule.type} ${decisive.resource.name}, ${decisive.because()}`,
  };
}

function lastPart(name: string): string {
  return name.split("/").at(-1) ?? name;
}
