import { type AzureEstate, allOf, anyOf, holds, type Truth } from "../../azure";
import { requiredTagOf, requiredTags } from "../../azure/joins/required-tags";
import { COST_CENTER_TAG, OWNER_TAG, usualTags } from "../../azure/joins/tags";
import type { PolicyAssignment } from "../../azure/policy-assignment";
import { mustHold } from "../must";
import { rule } from "../rule";

const CLASSIFICATION_TAG = /^data[-_ ]?classification$/i;

export const requiredTagsPolicy = rule({
  id: "cost/required-tags",
  title: "Where policies require tags, they refuse what has no owner and no cost centre",
  recommendations: ["ai-cost/cost-accountability", "ai-cost/cost-model-drivers"],
  severity: "low",
  why: "What somebody makes by hand carries the tags that Azure insists on, and no others: what it costs is nobody's.",
  fix: {
    construct: "RequiredTags: tags; in an environment's file, policies",
    terraform:
      "azurerm_resource_group_policy_assignment of the policy that requires a tag, without overrides, one a tag: parameters, with tagName",
  },
  looksAt: requiredTags,
  finds: ({ assignment, peers }, estate) => {
    const { overrides } = assignment;
    const weakened =
      overrides.state === "known"
        ? overrides.value.flatMap((one) =>
            mustHold(
              holds(one.text({ azurerm: "value", body: "value" }), (effect) => /^deny$/i.test(effect)),
              "an override may let through what has no tag",
              { attribute: overrides.at },
            ),
          )
        : mustHold(
            overrides.state === "unknown" ? "unknown" : "yes",
            "an override may let through what has no tag",
            { attribute: overrides.at },
          );
    const missing = expectedTags(estate).flatMap(([what, isIt]) =>
      mustHold(
        peers === undefined ? "yes" : anyOf(peers.map((one) => requires(one, isIt))),
        `no assignment beside it requires a tag for ${what}`,
      ),
    );
    return [...weakened, ...missing];
  },
});

/** Of one that perhaps isn't there nobody can tell that it requires anything. */
function requires(assignment: PolicyAssignment, tag: RegExp): Truth {
  return allOf([
    assignment.resource.existence === "certain" ? "yes" : "unknown",
    holds(requiredTagOf(assignment), (name) => tag.test(name)),
  ]);
}

/** How secret data are, only where the resources of the input tell it by a tag. */
function expectedTags(estate: AzureEstate): readonly (readonly [what: string, name: RegExp])[] {
  const isClassified = usualTags(estate).some((name) => CLASSIFICATION_TAG.test(name));
  return [
    ["the owner", OWNER_TAG],
    ["the cost centre", COST_CENTER_TAG],
    ...(isClassified ? [["how secret the data are", CLASSIFICATION_TAG] as const] : []),
  ];
}
