import { collectingDeployments } from "../../azure/joins/payload";
import { rule } from "../rule";

/** The collections in which Azure keeps bodies as they came and went. */
const WHOLE = /^(request|response)$/i;

export const payloadWholeBodies = rule({
  id: "ai-security/payload-whole-bodies",
  title: "Deployments keep columns that somebody chose, not whole requests",
  recommendations: ["ai-security/remove-unneeded-personal-data"],
  severity: "low",
  why: "From a whole body nothing can be left out: a name or an address that the model never needed is kept with the rest.",
  fix: {
    construct: "OnlineDeployment: payloadCollection keeps model_inputs and model_outputs only",
    terraform: "azapi_resource of a deployment: dataCollector.collections without request and response",
  },
  looksAt: collectingDeployments,
  finds: ({ kept }) =>
    kept.state === "known"
      ? kept.value
          .filter(({ name }) => WHOLE.test(name))
          .map(({ name }) => ({
            certainty: "violation" as const,
            message: `the collection ${name} keeps bodies whole: no column can be left out`,
            attribute: `${kept.at}.${name}`,
          }))
      : [],
});
