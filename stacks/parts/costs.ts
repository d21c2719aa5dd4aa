import type { TerraformStack } from "cdktf";
import { CostGuard } from "../../constructs/governance/cost-guard";
import { writeBesideStack } from "../../constructs/terraform/beside-stack";
import { USAGE_FILE } from "../../costs/hours";
import type { ResolvedConfig } from "../config/resolved-config";

/** Refuses machines that are too large or too many, and writes down how long they are expected to run. */
export function composeCosts({
  config,
  stack,
}: {
  readonly stack: TerraformStack;
  readonly config: Pick<ResolvedConfig, "costs">;
}): void {
  const { hours, limits } = config.costs;
  new CostGuard(stack, "cost-guard", limits);
  // also where nobody said any: an earlier run's file must not stay
  writeBesideStack(stack, USAGE_FILE, () => ({ hours: sorted(hours) }));
}

/** The order in which a configuration names them is no change. */
function sorted(hours: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(hours).sort(([a], [b]) => (a < b ? -1 : 1)));
}
