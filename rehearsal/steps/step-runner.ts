import type { StepResult } from "../evidence/evidence";

/** Hears of each step as it begins, and of its result as it ends. */
export type OnStep = (name: string, result?: StepResult) => void;

/** Runs a step and keeps its result; says whether it held. */
export type RunStep = (name: string, work: () => Promise<StepResult>) => Promise<boolean>;

/** Runs steps one after the other, and keeps what they saw in `steps`. */
export function stepRunner(onStep: OnStep | undefined): {
  readonly steps: readonly StepResult[];
  readonly run: RunStep;
} {
  const steps: StepResult[] = [];
  const run: RunStep = async (name, work) => {
    onStep?.(name);
    const result = await work();
    steps.push(result);
    onStep?.(name, result);
    return result.held;
  };
  return { steps, run };
}
