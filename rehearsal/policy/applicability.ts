import type { Condition } from "./compile";
import { examine } from "./condition";
import type { PolicyDefinition } from "./definition";
import { type PolicyResource, RESOURCE_GROUP_TYPE, SUBSCRIPTION_TYPE, sameText } from "./resource";
import type { Scope } from "./scope";

/** The fields by which Azure decides whether a definition is about a resource at all. */
const FIELDS = ["type", "name", "kind"];

/** Whether a definition is about a resource: the others never show in its compliance. */
export function isApplicable(definition: PolicyDefinition, scope: Scope): boolean {
  return isOfMode(definition.mode, scope.resource) && mayHold(definition.condition, scope, true);
}

/** `Indexed` is about resources with tags and a location, so neither subscriptions nor groups. */
function isOfMode(mode: string, { type, tags, location }: PolicyResource): boolean {
  if (!sameText(mode, "Indexed")) {
    return true;
  }
  const isContainer = sameText(type, SUBSCRIPTION_TYPE) || sameText(type, RESOURCE_GROUP_TYPE);
  return !isContainer && (tags !== undefined || location !== undefined);
}

/**
 * Whether a condition could hold, judged by type, name and kind. Of all else the most favourable is
 * assumed: `favourable` turns round below each `not`.
 */
function mayHold(condition: Condition, scope: Scope, favourable: boolean): boolean {
  switch (condition.kind) {
    case "allOf":
      return condition.of.every((one) => mayHold(one, scope, favourable));
    case "anyOf":
      return condition.of.some((one) => mayHold(one, scope, favourable));
    case "not":
      return !mayHold(condition.of, scope, !favourable);
    default: {
      const { subject } = condition;
      const name =
        subject.kind === "field" && subject.name.kind === "literal" ? subject.name.value : undefined;
      const decides = typeof name === "string" && FIELDS.includes(name.toLowerCase());
      const { truth } = decides ? examine(condition, scope) : { truth: favourable };
      return typeof truth === "boolean" ? truth : favourable;
    }
  }
}
