import { collectingDeployments } from "../../azure/joins/payload";
import { hasTag, tagsOf } from "../../azure/joins/tags";
import { mustHold } from "../must";
import { rule } from "../rule";

/** Tags of a deployment, and what nobody knows without them. */
const NOTES = {
  "payload-purpose": "what requests are kept for",
  "payload-consent": "on what ground requests may be kept",
  "payload-retention-days": "when kept requests are deleted",
};

export const payloadPurpose = rule({
  id: "ai-security/payload-purpose",
  title: "A deployment that keeps requests says what for, on what ground and for how long",
  recommendations: ["ai-security/remove-unneeded-personal-data", "ai-operations/user-feedback-loop"],
  severity: "medium",
  why: "Requests are often said of people: without a purpose that stands beside the data, they are kept for ever and used for anything.",
  fix: {
    construct: "OnlineDeployment: payloadCollection.purpose and consent",
    terraform:
      "azapi_resource of a deployment with dataCollector: tags payload-purpose, payload-consent and payload-retention-days",
  },
  looksAt: collectingDeployments,
  finds: ({ kept, resource }) => {
    const tags = tagsOf(resource);
    // whether anything is kept at all can't be told before the plan
    const isKept = kept.state === "known";
    return Object.entries(NOTES).flatMap(([tag, what]) => {
      const has = hasTag(tags, (name) => name === tag);
      const problem = `nobody can read ${what}: the tag ${tag} is missing`;
      return mustHold(has === "no" && !isKept ? "unknown" : has, problem, { attribute: "tags" });
    });
  },
});
