import type { ArmBody } from "../terraform/azapi-element";
import { assetIdProblem } from "./asset-id";

/** What turns a model that isn't in MLflow's format into answers. */
export interface ScoringCode {
  /** Id of the registered code, as of a model: `…/codes/<name>/versions/<version>`. */
  readonly codeId: string;
  /** The file with `init()` and `run()`, a path inside the code, e.g. `score.py`. */
  readonly script: string;
  /** Id of the environment that it runs in. */
  readonly environmentId: string;
}

/** What is wrong with it, in words; empty if nothing is. */
export function scoringProblems(scoring: ScoringCode | undefined): string[] {
  if (scoring === undefined) {
    return [];
  }
  const { codeId, environmentId, script } = scoring;
  return [
    assetIdProblem("scoring.codeId", "codes", codeId),
    assetIdProblem("scoring.environmentId", "environments", environmentId),
    /^(?!\/)(?!.*\.\.)[\w./-]+\.py$/.test(script)
      ? undefined
      : `scoring.script must be a path of a Python file inside the code, e.g. score.py (got ${JSON.stringify(script)})`,
  ].filter((problem) => problem !== undefined);
}

/** As the request says it; a model in MLflow's format needs neither. */
export function scoringBody(scoring: ScoringCode | undefined): ArmBody {
  return {
    codeConfiguration: scoring && { codeId: scoring.codeId, scoringScript: scoring.script },
    environmentId: scoring?.environmentId,
  };
}
