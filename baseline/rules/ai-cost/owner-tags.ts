import { billedPlaces } from "../../azure/joins/billed-places";
import { COST_CENTER_TAG, hasTag, OWNER_TAG, tagsOf } from "../../azure/joins/tags";
import { mustHold } from "../must";
import { rule } from "../rule";

export const ownerTags = rule({
  id: "ai-cost/owner-tags",
  title: "Tags tell whose the costs are",
  recommendations: ["ai-cost/cost-accountability", "ai-cost/cost-model-drivers"],
  severity: "low",
  why: "A bill without owner and cost centre is nobody's: nobody switches off what isn't used.",
  fix: {
    construct: "LandingZoneStack: tags.owner and tags.costCenter; ResourceGroup: tags",
    terraform: 'azurerm_resource_group: tags = { owner = "…", costCenter = "…" }',
  },
  looksAt: billedPlaces,
  finds: ({ resource }) => [
    ...mustHold(
      hasTag(tagsOf(resource), (name) => OWNER_TAG.test(name)),
      "no tag names an owner",
      { attribute: "tags" },
    ),
    ...mustHold(
      hasTag(tagsOf(resource), (name) => COST_CENTER_TAG.test(name)),
      "no tag names a cost centre",
      { attribute: "tags" },
    ),
  ],
});
