import type { Facts } from "./facts";

/** Registered things that a deployment runs besides its model, by their ids; both absent for MLflow models. */
export function scoringAssets(facts: Facts) {
  return {
    environment: facts.text({ body: "properties.environmentId" }),
    environmentSource: facts.targets({ body: "properties.environmentId" }),
    code: facts.text({ body: "properties.codeConfiguration.codeId" }),
    codeSource: facts.targets({ body: "properties.codeConfiguration.codeId" }),
  };
}
