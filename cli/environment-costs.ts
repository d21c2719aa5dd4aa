import { monthlyBudget } from "../costs/budget";
import { type Environment, environmentsOf } from "../costs/environments";
import { type CostEstimate, estimateCost } from "../costs/estimate";
import type { PriceTable } from "../costs/price-table";
import type { SynthesizedStack } from "./synthesized-app";

/** What an environment costs a month, and what it may. */
export interface EnvironmentCost extends Environment<SynthesizedStack> {
  readonly estimate: CostEstimate;
  /** What it may cost a month, in the currency of the billing account; undefined without a budget. */
  readonly budget: number | undefined;
}

/** Of each environment of an app, in the order of its stacks. */
export function environmentCosts(stacks: readonly SynthesizedStack[], prices: PriceTable): EnvironmentCost[] {
  return environmentsOf(stacks).map((environment) => ({
    ...environment,
    estimate: estimateCost(environment.stacks, prices),
    budget: monthlyBudget(environment.stacks.flatMap(({ resources }) => resources)),
  }));
}
