import type { GraphResource } from "../../baseline/graph";
import { references } from "../../terraform-json";
import type { Difference, ShownValue } from "./change";

/**
 * A difference with what expressions come to that refer to nothing, as those do in which defaults were
 * written out: `${false ? "LRS" : "GRS"}` says less than `GRS`, and hides what makes a new resource.
 */
export function withTold(difference: Difference, before: GraphResource, after: GraphResource): Difference {
  const { path } = difference;
  // blocks of a list may have had another place
  return path.some((step) => typeof step === "number")
    ? difference
    : {
        ...difference,
        before: told(difference.before, before, path.join(".")),
        after: told(difference.after, after, path.join(".")),
      };
}

function told(shown: ShownValue, resource: GraphResource, path: string): ShownValue {
  const text = shown.state === "known" ? shown.value : undefined;
  if (typeof text !== "string" || !text.includes("${") || references(text).length > 0) {
    return shown;
  }
  const value = resource.value(path);
  switch (value.state) {
    case "known":
      return { state: "known", value: value.value };
    case "absent":
      return { state: "absent" };
    default:
      return shown;
  }
}
