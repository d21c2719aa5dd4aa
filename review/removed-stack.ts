import { holdsData } from "../terraform-json";
import type { ResourceChange, Side } from "./changes";
import { titleOf } from "./changes/title";
import type { Risk } from "./risks";

/**
 * What becomes of the resources of a stack that HEAD hasn't any more: Terraform isn't asked about them, so
 * they stay in Azure, and nobody manages them.
 */
export function leftBehind(stack: string, { graph, sources }: Side): ResourceChange[] {
  return graph.resources
    .filter(({ mode }) => mode === "managed")
    .map((resource): ResourceChange => {
      const { address, armType, constructPath, type } = resource;
      const source = sources.get(address);
      return {
        stack,
        address,
        type,
        armType,
        title: titleOf(resource),
        kind: "forget",
        attributes: [],
        pending: false,
        before: resource,
        construct: constructPath?.replace(/\/[^/]+$/, "") ?? source?.construct,
        source: source && { file: source.file, line: source.line },
      };
    })
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

/** What holds data, or an identity, and is left to whoever destroys the stack. */
export function risksOfLeaving(changes: readonly ResourceChange[]): Risk[] {
  return changes.flatMap((change): Risk[] => {
    const loss = change.before && holdsData(change.before);
    return loss === undefined
      ? []
      : [
          {
            kind: "data-loss",
            severity: loss === "data" ? "high" : "medium",
            certainty: "possible",
            change,
            attributes: [],
            what: "its stack is not in HEAD: nothing manages it any more, and who destroys the stack destroys it",
            why:
              loss === "data"
                ? "What it holds goes with it, and Terraform can't bring it back."
                : "Others know it by an id, a key or an address that a new one doesn't get.",
            fix: "Decide first: copy what is needed and destroy the stack with BASE, or keep it in the app.",
            recommendations: ["reliability/recovery-strategy-for-dependencies"],
            rules: [],
          },
        ];
  });
}
