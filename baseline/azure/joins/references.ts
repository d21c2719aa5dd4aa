import type { GraphResource, Target, Value } from "../../graph";
import type { Truth } from "../fact";

/** What a reference or a list of them leads to. */
export type References = Value<readonly Target<GraphResource>[]>;

/** The resources of the input that a reference leads to. */
export function resourcesAt(targets: References): GraphResource[] {
  return targets.state === "known"
    ? targets.value.flatMap((target) => (target.kind === "resource" ? [target.resource] : []))
    : [];
}

/**
 * Keys that are equal where references lead to the same thing: the resource, or the id in lower case of
 * what isn't in the input. One of several, of which it isn't told which, has none.
 */
export function targetKeys(targets: References): (GraphResource | string)[] {
  return targets.state === "known"
    ? targets.value.flatMap((target): (GraphResource | string)[] => {
        if (target.kind === "external") {
          return [target.id.toLowerCase()];
        }
        return target.oneOf ? [] : [target.resource];
      })
    : [];
}

/** Whether it is told where a reference leads: neither unknown, nor to one of several. */
export function isTold(targets: References): boolean {
  return targets.state === "known"
    ? targets.value.every((target) => target.kind === "external" || !target.oneOf)
    : targets.state === "absent";
}

/** Whether a reference is written and leads anywhere. */
export function isWritten(targets: Value<readonly unknown[]>): Truth {
  switch (targets.state) {
    case "absent":
      return "no";
    case "unknown":
      return "unknown";
    case "known":
      return targets.value.length > 0 ? "yes" : "no";
  }
}
