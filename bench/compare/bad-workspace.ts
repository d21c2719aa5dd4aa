import * as path from "node:path";
import { ROOT, scratchFolder } from "../measure";
import type { Checkov } from "./checkov";
import type { FailedCheck } from "./checkov-report";
import type { Judgement } from "./judgements";
import { type MlzoneFinding, mlzoneFindings } from "./mlzone";

/** HCL with modules, planned by the real Terraform; its sources lie beside it. */
const PLAN = path.join(ROOT, "test", "baseline", "fixtures", "open-workspace", "plan.json");

export type PlanFinding = Pick<MlzoneFinding, "rule" | "certainty" | "address">;

/** What both tools say of one plan. */
export interface PlanFindings {
  readonly mlzone: readonly PlanFinding[];
  readonly checkov: readonly FailedCheck[];
}

/**
 * Whether a failed check has a counterpart: a rule found it, or says that the plan doesn't tell; no rule
 * is about it, for a reason; `gap`: the rule that should have found it didn't; `unjudged`: nobody has
 * said yet what the check corresponds to.
 */
export type Status = "found" | "unknown" | "not asked" | "gap" | "unjudged";

/** Both tools on the plan of a workspace that is open in every direction. */
export async function findingsInPlan(checkov: Checkov): Promise<PlanFindings> {
  const ours = await mlzoneFindings(scratchFolder(), PLAN);
  const theirs = await checkov.failedChecks({ framework: "terraform_plan", file: PLAN });
  return { mlzone: ours, checkov: [...theirs].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** What became of a failed check in the findings of mlzone. */
export function statusOf(
  failed: Pick<FailedCheck, "id" | "resource">,
  judgement: Judgement | undefined,
  { mlzone }: Pick<PlanFindings, "mlzone">,
): Status {
  if (judgement === undefined) {
    return "unjudged";
  }
  if (judgement.rules.length === 0) {
    return "not asked";
  }
  const named = new Set<string>(judgement.rules);
  const found = mlzone.filter(({ rule }) => named.has(rule));
  // a check may report at a workspace what a rule reports at its storage
  const there = found.filter(({ address }) => address === failed.resource);
  const relevant = there.length > 0 ? there : found;
  if (relevant.some(({ certainty }) => certainty === "violation")) {
    return "found";
  }
  return relevant.length > 0 ? "unknown" : "gap";
}
