import { billedPlaces } from "../../azure/joins/billed-places";
import { hasTag, tagsOf } from "../../azure/joins/tags";
import { mustHold } from "../must";
import { rule } from "../rule";

export const environmentTag = rule({
  id: "reliability/environment-tag",
  title: "A tag tells production from what is tried out",
  recommendations: ["reliability/segregate-exploratory-from-production"],
  severity: "low",
  why: "Policies, budgets and people take an experiment for production, or production for an experiment.",
  fix: {
    construct: "LandingZoneStack writes the tag environment; ResourceGroup: tags",
    terraform: 'azurerm_resource_group: tags = { environment = "prod" }',
  },
  looksAt: billedPlaces,
  finds: ({ resource }) =>
    mustHold(
      hasTag(tagsOf(resource), (name) => /^(environment|env|stage)$/i.test(name)),
      "no tag names the environment",
      {
        attribute: "tags",
      },
    ),
});
