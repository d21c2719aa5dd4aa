import { type AzureEstate, type Facts, not } from "../../azure";
import type { GuardrailPolicy } from "../../azure/guardrail-policies";
import { assignedGuardrails, parameterOf } from "../../azure/joins/guardrails";
import { oncePerEstate } from "../../azure/joins/once";
import { withoutPatches } from "../../azure/joins/patches";
import { isWritten } from "../../azure/joins/references";
import { isMadeByAzure, requiresTag } from "../../azure/joins/required-tags";
import { POLICY_ASSIGNMENT, type PolicyAssignment } from "../../azure/policy-assignment";
import type { Value } from "../../graph";
import { OF_ANY_ASSIGNMENT } from "../guardrail";
import { must, mustHold, oneOf } from "../must";
import { type Problem, rule } from "../rule";

const ONLY_SOME = "it is only for some kinds or regions";

export const policyExclusions = rule({
  id: "security/policy-exclusions",
  title: "Each assigned policy holds for all that lies in its scope, and for all jobs",
  recommendations: [...OF_ANY_ASSIGNMENT],
  severity: "medium",
  why: "What is left out of an assignment has no reason, no approver and no end, and stands in no list of exemptions.",
  fix: {
    construct: "PolicyGuardrails leaves nothing out; PolicyExemptions: an exemption for each deviation",
    terraform:
      "azurerm_resource_policy_exemption instead of not_scopes and resource_selectors; computeType and isIsolatedNetwork = Any, computeNames and tags empty",
  },
  looksAt: (estate) => withoutPatches(estate.all(POLICY_ASSIGNMENT)),
  finds: (assignment, estate) => [
    ...none(assignment.notScopes, "places are left out of it"),
    ...(requiresTag(assignment)
      ? onlyMadeByAzure(assignment.selectors)
      : none(assignment.selectors, ONLY_SOME)),
    ...ofJobs(assignment, estate),
  ],
});

function none(written: Value<readonly unknown[]>, problem: string): Problem[] {
  return mustHold(not(isWritten(written)), `${written.at} is written: ${problem}`, { attribute: written.at });
}

/** Azure makes things without tags by itself: those a policy that requires tags must leave out, and nothing else. */
function onlyMadeByAzure(selectors: PolicyAssignment["selectors"]): Problem[] {
  return inEach(selectors, (selector) =>
    inEach(selector.blocks({ azurerm: "selectors", body: "selectors" }), onlyTypes),
  );
}

function inEach(blocks: Value<readonly Facts[]>, finds: (block: Facts) => Problem[]): Problem[] {
  return blocks.state === "known"
    ? blocks.value.flatMap(finds)
    : mustHold(not(isWritten(blocks)), ONLY_SOME, { attribute: blocks.at });
}

function onlyTypes(part: Facts): Problem[] {
  const kind = must(part.text({ azurerm: "kind", body: "kind" }), oneOf("resourceType"), ONLY_SOME);
  if (kind.length > 0) {
    return kind;
  }
  return [
    ...none(
      part.texts({ azurerm: "in", body: "in" }),
      "it is only for the types that are named, and all others need no tag",
    ),
    ...must(
      part.texts({ azurerm: "not_in", body: "notIn" }),
      (types) => types.every(isMadeByAzure),
      "what the team makes needs no tag; only what Azure makes by itself is left out",
    ),
  ];
}

function ofJobs(assignment: PolicyAssignment, estate: AzureEstate): Problem[] {
  const selects = policiesByAssignment(estate).get(assignment.resource)?.selects;
  if (selects === undefined) {
    return [];
  }
  const trusts = parameterOf(assignment, "trustIPProtectedComponent");
  return [
    ...Object.entries(selects).flatMap(([name, all]) =>
      must(parameterOf(assignment, name), (given) => isAll(given, all), "it is only for some jobs"),
    ),
    ...must(trusts, (given) => given !== "Yes", "it leaves out components whose content is protected"),
  ];
}

function isAll(given: unknown, all: string | readonly string[]): boolean {
  return Array.isArray(all) ? isEmpty(given) : given === all;
}

function isEmpty(given: unknown): boolean {
  return Array.isArray(given) && given.length === 0;
}

const policiesByAssignment = oncePerEstate(
  (estate): ReadonlyMap<unknown, GuardrailPolicy> =>
    new Map(assignedGuardrails(estate).map(({ policy, resource }) => [resource, policy])),
);
