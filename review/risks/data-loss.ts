import { knownValue } from "../../baseline/azure";
import { preventsDestroy } from "../../baseline/azure/joins/prevent-destroy";
import { holdsData, type Loss } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import { isIgnoredBefore } from "../changes/written-again";
import { changeOf } from "./change-at";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { ofLocalDisk } from "./local-disk";
import { type Risk, withoutRules } from "./risk";
import { withItsGroup } from "./with-its-group";

/**
 * Data, or an identity that others know, is destroyed or made anew: by a removal, by a change that
 * forces a new resource, or by a new address without a `moved` block. What is forgotten may be lost, for
 * nobody answers for it any more.
 */
export const dataLoss: Detector = (context) => {
  const gone = new Gone(context);
  const ofHolders = context.changes.flatMap((change): Risk[] => {
    const loss = lossOf(change);
    const local = loss === undefined ? ofLocalDisk(change, gone) : undefined;
    if (!isLost(change) || (loss === undefined && local === undefined)) {
      return [];
    }
    const words = { what: `${whatOf(change)}${refusal(change, context)}`, fix: fixOf(change) };
    return [
      {
        ...lossRisk(change, loss ?? "identity", words),
        attributes: change.attributes.filter(({ replaces }) => replaces),
        ...(isPerhaps(change, context) && { certainty: "possible" }),
        ...local,
      },
    ];
  });
  return [...ofHolders, ...withItsGroup(context, gone)];
};

/** What is lost if the resource of a change is. */
export function lossOf({ after, before, type }: ResourceChange): Loss | undefined {
  return holdsData(before ?? after ?? type);
}

/** The loss of data, or of an identity, in the words that all such risks have. */
export function lossRisk(change: ResourceChange, loss: Loss, words: Pick<Risk, "what" | "fix">): Risk {
  return withoutRules("data-loss", change, {
    ...words,
    severity: loss === "data" ? "high" : "medium",
    why:
      loss === "data"
        ? "What it holds goes with it, and Terraform can't bring it back."
        : "Others know it by an id, a key or an address that a new one doesn't get.",
    recommendations: ["reliability/recovery-strategy-for-dependencies"],
  });
}

function isLost({ kind, moveIsDeclared }: ResourceChange): boolean {
  return kind === "destroy" || kind === "replace" || kind === "forget" || moveIsDeclared === false;
}

/** What Terraform ignored may be in Azure as HEAD writes it, and then nothing follows from it either. */
function isPerhaps({ attributes, replacedWith }: ResourceChange, context: RiskContext): boolean {
  const cause = replacedWith === undefined ? undefined : changeOf(replacedWith, context);
  const forcing = (cause?.attributes ?? attributes).filter(({ replaces }) => replaces);
  return forcing.length > 0 && forcing.every(isIgnoredBefore);
}

/** What Terraform makes of a replacement that it may not do. */
function refusal({ after, kind }: ResourceChange, { head }: RiskContext): string {
  const isRefused =
    kind === "replace" &&
    after !== undefined &&
    head?.graph.kind !== "plan" &&
    knownValue(preventsDestroy(after)) === true;
  return isRefused ? "; Terraform refuses the plan as long as prevent_destroy stands" : "";
}

function whatOf({ kind, moveIsDeclared, movedFrom, replacedWith, attributes }: ResourceChange): string {
  if (moveIsDeclared === false) {
    return `it has a new address: without a moved block Terraform destroys ${movedFrom ?? "it"} and makes another`;
  }
  if (kind === "destroy") {
    return "it is destroyed";
  }
  const forcing = attributes.filter(({ replaces }) => replaces).map(({ path }) => path);
  if (replacedWith !== undefined) {
    return `it is destroyed and made anew, because ${replacedWith} is`;
  }
  return forcing.length === 0
    ? "it is destroyed and made anew"
    : `it is destroyed and made anew: ${forcing.join(", ")} can't be changed in place`;
}

function fixOf({ kind, moveIsDeclared, movedFrom, address, replacedWith }: ResourceChange): string {
  if (moveIsDeclared === false) {
    return `Add the moved block from ${movedFrom ?? ""} to ${address}.`;
  }
  if (kind === "destroy") {
    return "Copy what is needed first, or take it out of the state with a removed block and keep it.";
  }
  return replacedWith === undefined
    ? "Keep the old value, or copy the data to a new resource beside it before this one goes."
    : `Keep ${replacedWith}, and it stays.`;
}
