import { hasTag, tagged, usualTags } from "../../azure/joins/tags";
import { mustHold } from "../must";
import { rule } from "../rule";

export const usualTagsOnAll = rule({
  id: "ai-cost/usual-tags",
  title: "The tags that most resources carry are on all of them",
  recommendations: [
    "ai-cost/cost-accountability",
    "ai-cost/cost-model-drivers",
    "reliability/segregate-exploratory-from-production",
    "security/use-case-workspace-segregation",
  ],
  severity: "low",
  why: "Azure bills by the tags of each resource and hands none down from its group: what lacks one is missing in the bill of its owner, use case and environment.",
  fix: {
    construct: "LandingZoneStack: tags, on all that it makes; ResourceGroup: tags",
    terraform: "tags = local.tags on each resource",
  },
  looksAt: (estate) => (usualTags(estate).length > 0 ? tagged(estate) : []),
  finds: ({ tags }, estate) =>
    usualTags(estate).flatMap((usual) =>
      mustHold(
        hasTag(tags, (name) => name === usual),
        `it lacks the tag ${/^[\w .:-]{1,40}$/.test(usual) ? usual : "that others have"}, or nothing is in it`,
        { attribute: "tags" },
      ),
    ),
});
