import type { AnyTerraformJson, PlanJson, TerraformJson } from "../../terraform-json";
import { besideResources } from "./beside-resources";
import { unknownProviders } from "./known-providers";
import { unplannedBlocks } from "./unplanned-blocks";
import { type Unseen, unseen, unseenSentence, unseenWords } from "./unseen";

/**
 * What no rule could look at though Terraform makes it: a sentence each, without its full stop. Where
 * there is one, the absence of findings says nothing.
 */
export function notSeenIn(input: AnyTerraformJson): string[] {
  return unseenIn(input).map(unseenWords);
}

/** The same, with all that the sentences list. */
export function unseenIn(input: AnyTerraformJson): Unseen[] {
  return [
    ...(input.kind === "plan" ? ofPlan(input.plan) : ofConfiguration(input.configuration)),
    ...besideResources(input),
    ...unknownProviders(input).map(unseenSentence),
  ];
}

function ofConfiguration({ modules }: TerraformJson): Unseen[] {
  return unseen(
    modules.map(({ address, attributes }) => ({ name: address, content: attributes })),
    " makes stands only in a plan: check that of terraform show -json",
    "what ",
  );
}

function ofPlan(plan: PlanJson): Unseen[] {
  const sentences: Unseen[] = [];
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
  sentences.push(
    ...unseen(
      lost.map(({ address }) => address),
      " will be, which planned_values leaves out",
      "what ",
    ),
  );
  if (addresses.size < planned.length) {
    sentences.push(
      unseenSentence("which of several resources of the same address in planned_values there will be"),
    );
  }
  const unmarked = planned.filter(({ address }) => !changed.has(address)).map(({ address }) => address);
  sentences.push(...unseen(unmarked, ", which resource_changes leaves out", "what isn't known yet of "));
  const unplanned = [
    ...unplannedBlocks(plan),
    ...plan.priorResources.flatMap(({ address, mode }) =>
      mode === "managed" && !isPlanned(address) ? [address] : [],
    ),
  ];
  if (unplanned.length > 0) {
    sentences.push(
      ...unseen(unplanned, ": plan without -target and without -refresh-only", "the plan leaves out "),
    );
  } else if (!plan.complete && plan.deferred === 0) {
    sentences.push(unseenSentence("Terraform says that the plan is not complete: plan without -target"));
  }
  if (plan.deferred > 0) {
    sentences.push(
      unseenSentence(`Terraform put off ${plan.deferred} of its changes: apply, and plan again`),
    );
  }
  return sentences;
}
