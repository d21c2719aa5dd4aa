import type { GraphResource } from "../../baseline/graph";
import { isAttributes } from "../../terraform-json";
import type { AttributeChange } from "../changes";
import { changeAt } from "./change-at";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { withoutRules } from "./risk";

const NAMES = ["precondition", "postcondition"] as const;

/** Conditions of a resource that Terraform looks at no more; they stand in no plan, and change nothing. */
export const conditionsGone: Detector = (context) => {
  const { base, head } = context;
  if (base === undefined || head === undefined || head.graph.kind === "plan") {
    return [];
  }
  const gone = new Gone(context);
  return base.graph.resources.flatMap((before) => {
    if (before.attributes.lifecycle === undefined) {
      return [];
    }
    const address = gone.newAddress(before.address);
    const after = head.graph.find(address);
    const attributes = after === undefined ? [] : NAMES.flatMap((name) => fewer(name, before, after));
    return attributes.length === 0
      ? []
      : [
          {
            ...withoutRules("protection-removed", changeAt(address, context), {
              what: "Terraform looks at fewer of its conditions",
              why: "What the condition was there to stop goes through from now on.",
              fix: "Keep it, or say what takes its place.",
              severity: "low",
              recommendations: ["reliability/recovery-strategy-for-dependencies"],
            }),
            certainty: "possible",
            attributes,
          },
        ];
  });
};

function fewer(name: (typeof NAMES)[number], before: GraphResource, after: GraphResource): AttributeChange[] {
  const [old, wanted] = [countOf(name, before), countOf(name, after)];
  return wanted < old
    ? [
        {
          path: `lifecycle.${name}`,
          before: { state: "known", value: old },
          after: wanted === 0 ? { state: "absent" } : { state: "known", value: wanted },
          replaces: false,
        },
      ]
    : [];
}

/** A block alone, or a list of them. */
function countOf(name: (typeof NAMES)[number], { attributes }: GraphResource): number {
  const lifecycle: unknown = Array.isArray(attributes.lifecycle)
    ? attributes.lifecycle[0]
    : attributes.lifecycle;
  const blocks = isAttributes(lifecycle) ? lifecycle[name] : undefined;
  return Array.isArray(blocks) ? blocks.length : Number(isAttributes(blocks));
}
