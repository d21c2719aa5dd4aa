/**
 * What Terraform does to each resource on the way from BASE to HEAD: a plan's word, or inferred from two
 * configurations. Equal values that are written differently are no change.
 */
import type { ResourceChange } from "./change";
import { stepsOfConfigurations } from "./from-configurations";
import { type PlannedStep, stepsOfPlans } from "./from-plans";
import type { AzurermMajor } from "./known-schema";
import { resourceChanges } from "./resource-change";
import { managedOf, type Side } from "./side";

export type { AttributeChange, ChangeKind, ResourceChange, ShownValue } from "./change";
export type { AzurermMajor } from "./known-schema";
export type { Side } from "./side";

/** All changes of a stack that HEAD has, in the order of addresses. */
export function changesOf(
  stack: string,
  base: Side | undefined,
  head: Side,
  major: AzurermMajor,
): ResourceChange[] {
  const steps: PlannedStep[] =
    head.terraform.kind === "plan"
      ? stepsOfPlans(base, head, major)
      : stepsOfConfigurations(base, head, major).map((step) => ({
          ...step,
          address: (step.after ?? step.before)?.address ?? "",
          movedFrom: step.move === undefined ? undefined : step.before?.address,
          pending: false,
        }));
  return resourceChanges(stack, steps, base, head);
}

/**
 * What becomes of the resources of a stack that HEAD hasn't any more: Terraform isn't asked about them, so
 * they stay in Azure, and nobody manages them.
 */
export function leftBehind(stack: string, side: Side): ResourceChange[] {
  const steps = [...managedOf(side).values()].map((before): PlannedStep => {
    const { address } = before;
    return { kind: "forget", address, before, differences: [], replacing: [], pending: false };
  });
  return resourceChanges(stack, steps, side, undefined);
}
