import type { AnyTerraformJson, PlanJson, TerraformJson } from "../../terraform-json";
import { besideResources } from "./beside-resources";
import { unknownProviders } from "./known-providers";
import { listed } from "./listed";
import { unplannedBlocks } from "./unplanned-blocks";

/**
 * What no rule could look at though Terraform makes it: a sentence each, without its full stop. Where
 * there is one, the absence of findings says nothing.
 */
export function notSeenIn(input: AnyTerraformJson): string[] {
  return [
    ...(input.kind === "plan" ? ofPlan(input.plan) : ofConfiguration(input.configuration)),
    ...besideResources(input),
    ...unknownProviders(input),
  ];
}

function ofConfiguration({ modules }: TerraformJson): string[] {
  return modules.length === 0
    ? []
    : [
        `what ${listed(modules.map(({ address }) => address))} makes stands only in a plan: check that of terraform show -json`,
      ];
}

function ofPlan(plan: PlanJson): string[] {
  const sentences: string[] = [];
  // what is deposed has the address of what takes its place, and stands for nothing
  const changes = plan.changes.filter(({ deposed }) => deposed === undefined);
  const changed = new Set(changes.map(({ address }) => address));
  const planned = plan.plannedResources.filter(({ mode }) => mode === "managed");
  const addresses = new Set(planned.map(({ address }) => address));
  const isPlanned = (address: string) => addresses.has(address) || changed.has(address);

  const lost = changes.filter(
    ({ address, kind, mode }) =>
      mode === "managed" && kind !== "delete" && kind !== "forget" && !addresses.has(address),
  );
  if (lost.length > 0) {
    sentences.push(
      `what ${listed(lost.map(({ address }) => address))} will be, which planned_values leaves out`,
    );
  }
  if (addresses.size < planned.length) {
    sentences.push("which of several resources of the same address in planned_values there will be");
  }
  const unmarked = planned.filter(({ address }) => !changed.has(address)).map(({ address }) => address);
  if (unmarked.length > 0) {
    sentences.push(`what isn't known yet of ${listed(unmarked)}, which resource_changes leaves out`);
  }
  const unplanned = [
    ...unplannedBlocks(plan),
    ...plan.priorResources.flatMap(({ address, mode }) =>
      mode === "managed" && !isPlanned(address) ? [address] : [],
    ),
  ];
  if (unplanned.length > 0) {
    sentences.push(
      `the plan leaves out ${listed([...new Set(unplanned)])}: plan without -target and without -refresh-only`,
    );
  } else if (!plan.complete && plan.deferred === 0) {
    sentences.push("Terraform says that the plan is not complete: plan without -target");
  }
  if (plan.deferred > 0) {
    sentences.push(`Terraform put off ${plan.deferred} of its changes: apply, and plan again`);
  }
  return sentences;
}
