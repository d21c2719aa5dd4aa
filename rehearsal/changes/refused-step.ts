import type { StepResult } from "../evidence/evidence";
import { errorsOf, step } from "../steps/step";
import type { ChangeScene } from "./change-step";
import type { SubjectStep } from "./happen";

/** A configuration that Terraform must refuse at plan, in these words: nothing is applied, and the one before stays. */
export function refusedAtPlan(
  { name, title, refused = "" }: SubjectStep,
  { session, before }: Pick<ChangeScene, "session" | "before">,
  happening: () => Promise<string>,
): Promise<StepResult> {
  return step(name, title, async () => {
    await happening();
    const errors = errorsOf(await session.run("plan"));
    session.restage(before);
    const isRefused = errors.some((error) => error.includes(refused));
    const seen = errors.join("; ") || "a plan";
    return {
      seen: isRefused ? "refused at plan" : "",
      problems: isRefused ? [] : [`the plan must be refused with "${refused}", and there is ${seen}`],
    };
  });
}
