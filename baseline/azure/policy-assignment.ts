import { type Attributes, isAttributes } from "../../terraform-json";
import type { GraphResource, Target, Value } from "../graph";
import type { Fact } from "./fact";
import { type Facts, isAzapi } from "./facts";
import { type ScopeLevel, scopeLevelOf } from "./scope";
import { kind, type SubjectOf } from "./subject";

/** Where a policy is in force, or an exemption holds: by the type of azurerm, else by what its id leads to. */
const LEVELS: Readonly<Record<string, ScopeLevel>> = {
  resource: "resource",
  resource_group: "resource group",
  subscription: "subscription",
  management_group: "management group",
};

const SCOPES = Object.keys(LEVELS);
const SCOPE_OF = /^azurerm_(\w+)_policy_(?:assignment|exemption)$/;

/** The types of azurerm for each scope, e.g. `azurerm_subscription_policy_assignment`. */
export function typesByScope(what: "policy_assignment" | "policy_exemption"): string[] {
  return SCOPES.map((scope) => `azurerm_${scope}_${what}`);
}

/** What an assignment or an exemption is on. */
export function policyScope(resource: GraphResource): {
  readonly scope: Value<readonly Target<GraphResource>[]>;
  readonly level: ScopeLevel | undefined;
} {
  const [, word = ""] = SCOPE_OF.exec(resource.type) ?? [];
  const scope = resource.targets(isAzapi(resource) ? "parent_id" : `${word}_id`);
  const [target] = scope.state === "known" ? scope.value : [];
  return { scope, level: LEVELS[word] ?? (target && scopeLevelOf(target)) };
}

/** A policy or an initiative in force on a scope. */
export const POLICY_ASSIGNMENT = kind(
  { azurerm: typesByScope("policy_assignment"), arm: ["Microsoft.Authorization/policyAssignments"] },
  (facts) => ({
    ...policyScope(facts.resource),
    /** Id of what is assigned, as it is written. */
    definition: facts.text(DEFINITION),
    /** What is assigned, where the input makes it or looks it up. */
    defined: facts.targets(DEFINITION),
    /** Whether it refuses; otherwise it only reports. */
    enforced: enforced(facts),
    /** Values by the names of parameters. */
    parameters: parametersOf(facts, "parameters", "properties.parameters"),
    /** Places that it leaves out. */
    notScopes: facts.targets({ azurerm: "not_scopes", body: "properties.notScopes" }),
    /** Kinds, regions and the like that alone it is for. */
    selectors: facts.blocks({ azurerm: "resource_selectors", body: "properties.resourceSelectors" }),
    overrides: facts.blocks({ azurerm: "overrides", body: "properties.overrides" }),
  }),
);

export type PolicyAssignment = SubjectOf<typeof POLICY_ASSIGNMENT>;

const DEFINITION = { azurerm: "policy_definition_id", body: "properties.policyDefinitionId" };

function enforced(facts: Facts): Fact<boolean> {
  if (!isAzapi(facts.resource)) {
    return facts.flag({ azurerm: "enforce", whenAbsent: true });
  }
  const mode = facts.text({ body: "properties.enforcementMode", whenAbsent: "Default" });
  return mode.state === "known" ? { ...mode, value: mode.value.toLowerCase() === "default" } : mode;
}

/** Values of parameters by name: azurerm has them as JSON in a text, of which a part may still be open. */
function parametersOf(facts: Facts, azurerm: string, body: string): Fact<Readonly<Record<string, unknown>>> {
  const value = facts.any({ azurerm, body });
  if (value.state === "absent") {
    return value;
  }
  const written =
    value.state === "known"
      ? value.value
      : isAzapi(facts.resource)
        ? undefined
        : facts.resource.attributes[azurerm];
  const found = typeof written === "string" ? parsed(written) : written;
  return isAttributes(found)
    ? { state: "known", at: value.at, byDefault: false, value: valuesOf(found) }
    : value.state === "unknown"
      ? value
      : { state: "unknown", at: value.at, because: "it isn't what Azure takes there" };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function valuesOf(parameters: Attributes): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, given]) => [name, isAttributes(given) ? given.value : undefined]),
  );
}
