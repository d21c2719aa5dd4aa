import type { ResourceChange } from "./changes";
import type { Risk } from "./risks";
import { lossOf, lossRisk } from "./risks/data-loss";

/** What holds data, or an identity, and is left to whoever destroys the stack. */
export function risksOfLeaving(changes: readonly ResourceChange[]): Risk[] {
  return changes.flatMap((change): Risk[] => {
    const loss = lossOf(change);
    return loss === undefined
      ? []
      : [
          {
            ...lossRisk(change, loss, {
              what: "its stack is not in HEAD: nothing manages it any more, and who destroys the stack destroys it",
              fix: "Decide first: copy what is needed and destroy the stack with BASE, or keep it in the app.",
            }),
            certainty: "possible",
          },
        ];
  });
}
