import { nameOfResource } from "../../baseline/azure/joins/address";
import { ONLINE_ENDPOINT } from "../../baseline/azure/online-endpoint";
import { changeAt } from "./change-at";
import type { Detector } from "./detectors";
import { withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const WORDS: RiskWords = {
  what: "nobody is asked for a smoke test any more before its traffic rises",
  why: "A model that answers nothing, or nonsense, reaches callers with the next step.",
  fix: "Keep smokeTest, and mend what it found.",
  severity: "medium",
  recommendations: ["ai-operations/safe-deployment-strategy", "deploy/update-plan-blue-green"],
};

/**
 * An endpoint stays, and the variable goes by which `GatedTraffic` takes receipts. That variable is there at every
 * step; the gate itself comes and goes with the steps, so that its going says nothing.
 */
export const gatesGone: Detector = (context) => {
  const { base, head } = context;
  if (base === undefined || head === undefined) {
    return [];
  }
  const gone = [...base.graph.names.defaults.keys()].filter((name) => !head.graph.names.defaults.has(name));
  return head.all(ONLINE_ENDPOINT).flatMap(({ resource }) => {
    const name = nameOfResource(resource)?.replaceAll("-", "_");
    return name !== undefined && resource.type === "azapi_resource" && gone.includes(`${name}_gate`)
      ? [withoutRules("protection-removed", changeAt(resource.address, context), WORDS)]
      : [];
  });
};
