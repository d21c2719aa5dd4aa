import { knownValue } from "../../baseline/azure";
import { preventsDestroy } from "../../baseline/azure/joins/prevent-destroy";
import type { AttributeChange } from "../changes";
import { changeAt } from "./change-at";
import type { RiskContext } from "./context";
import { type Risk, withoutRules } from "./risk";

/**
 * What Terraform refused to destroy and doesn't refuse any more. It stands in no plan, and changes nothing
 * in Azure: most of such resources stay as they are.
 */
export function destroyable(context: RiskContext): Risk[] {
  const { base, changes, head } = context;
  if (base === undefined || head === undefined || head.graph.kind === "plan") {
    return [];
  }
  const newAddresses = new Map(
    changes.flatMap(({ address, movedFrom }) => (movedFrom === undefined ? [] : [[movedFrom, address]])),
  );
  return base.graph.resources.flatMap((before): Risk[] => {
    if (before.mode !== "managed" || before.attributes.lifecycle === undefined) {
      return [];
    }
    const address = newAddresses.get(before.address) ?? before.address;
    const after = head.graph.find(address);
    const isOn = knownValue(preventsDestroy(before)) === true;
    if (after === undefined || !isOn || knownValue(preventsDestroy(after)) === true) {
      return [];
    }
    return [
      {
        ...withoutRules("protection-removed", changeAt(address, context), {
          what: "Terraform may destroy it from now on",
          why: "A later change that forces a new resource goes through without anybody stopping it.",
          fix: "Keep lifecycle.prevent_destroy = true.",
          severity: "medium",
          recommendations: ["reliability/recovery-strategy-for-dependencies"],
        }),
        attributes: [NOT_PREVENTED],
      },
    ];
  });
}

const NOT_PREVENTED: AttributeChange = {
  path: "lifecycle.prevent_destroy",
  before: { state: "known", value: true },
  after: { state: "known", value: false },
  replaces: false,
};
