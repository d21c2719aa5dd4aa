import type { Severity } from "../../baseline/rules/rule";
import { lossOf } from "./data-loss";
import type { Risk } from "./risk";

/**
 * A risk of what Terraform only forgets, in the words for that: it is left in Azure as it is, and goes on
 * to hold its data or to protect. A plan's `forget` and a `removed` block that destroys nothing are alike.
 * What holds data is told as that alone.
 */
export function asForgotten(risk: Risk): Risk[] {
  const { change, kind, severity } = risk;
  if (change.kind !== "forget") {
    return [risk];
  }
  if (kind === "data-loss") {
    return [
      {
        ...risk,
        certainty: "possible",
        severity: ONE_LOWER[severity],
        what: "Terraform forgets it: it is left in Azure, and no code manages or protects it any more",
        why: "What nobody answers for is deleted one day, and what it holds goes with it.",
        fix: "Import it where it is managed from now on, or say who answers for it.",
      },
    ];
  }
  return lossOf(change) !== undefined
    ? []
    : [
        {
          ...risk,
          certainty: "possible",
          severity: "low",
          what: "Terraform forgets it: it is left in Azure, and nothing puts it back when it goes",
          why: "It protects as before, until somebody changes or deletes it, and no plan tells of that.",
          fix: "Import it where it is managed from now on, or keep it here.",
        },
      ];
}

/** What may be less than it looks. */
export const ONE_LOWER: Readonly<Record<Severity, Severity>> = { high: "medium", medium: "low", low: "low" };
