import { textOf } from "../../terraform-json";
import type { GraphResource, Target, Value } from "../graph";
import { besideBody } from "./beside-body";
import { endsWithGuid, isTabled, roleNamed } from "./built-in-role";
import type { Fact } from "./fact";
import type { Facts } from "./facts";
import { levelOfTemplate, type ScopeLevel, scopeLevelOf } from "./scope";
import { kind, type SubjectOf } from "./subject";

/** A role that somebody has on something. */
export const ROLE_ASSIGNMENT = kind(
  {
    // who may take a role for an hour has it, as far as its limits go
    azurerm: [
      "azurerm_role_assignment",
      "azurerm_pim_active_role_assignment",
      "azurerm_pim_eligible_role_assignment",
      // without scope: it holds for the whole directory's marketplace
      "azurerm_marketplace_role_assignment",
    ],
    arm: [
      "Microsoft.Authorization/roleAssignments",
      "Microsoft.Authorization/roleAssignmentScheduleRequests",
      "Microsoft.Authorization/roleEligibilityScheduleRequests",
    ],
  },
  (facts) => {
    const scope = besideBody(facts.resource).targets({ azurerm: "scope", body: "parent_id" });
    return {
      /** Microsoft's name of a built-in role; of others the GUID, the name, or the address in the input. */
      role: roleOf(facts),
      /** The role's definition, where the input makes it. */
      customRole: customRoleOf(facts),
      scope,
      scopeLevel: levelOf(scope, textOf(facts.resource.attributes, "scope")),
      principal: facts.targets({ azurerm: "principal_id", body: "properties.principalId" }),
      principalType: facts.text({ azurerm: "principal_type", body: "properties.principalType" }),
      condition: facts.text({ azurerm: "condition", body: "properties.condition" }),
      conditionVersion: facts.text({ azurerm: "condition_version", body: "properties.conditionVersion" }),
      /** An identity of somebody who manages this subscription from another tenant. */
      delegatedIdentity: facts.text({
        azurerm: "delegated_managed_identity_resource_id",
        body: "properties.delegatedManagedIdentityResourceId",
      }),
    };
  },
);

export type RoleAssignment = SubjectOf<typeof ROLE_ASSIGNMENT>;

const OWN_BY_ARM = "microsoft.authorization/roledefinitions";
const DEFINITION = { azurerm: "role_definition_id", body: "properties.roleDefinitionId" };

function roleOf(facts: Facts): Fact<string> {
  const byName = facts.text({ azurerm: "role_definition_name" });
  if (byName.state === "known") {
    return { ...byName, value: roleNamed(byName.value) };
  }
  const byId = facts.text(DEFINITION);
  if (byId.state === "known") {
    return { ...byId, value: roleNamed(byId.value) };
  }
  const target = onlyTarget(facts.targets(DEFINITION));
  const told = target && nameOfDefinition(target);
  // whatever subscription stands before it, the GUID at the end is the role
  const written = textOf(facts.resource.attributes, DEFINITION.azurerm) ?? "";
  const value = told ?? (endsWithGuid(written) ? roleNamed(written) : undefined);
  if (value !== undefined) {
    return { state: "known", value, at: byId.at, byDefault: false };
  }
  return byId.state === "absent" ? byName : byId;
}

/** A definition by reference: a data source names it, a suffix ends with its GUID, a resource is custom. */
function nameOfDefinition(target: Target<GraphResource>): string | undefined {
  if (target.kind === "external") {
    return roleNamed(target.id);
  }
  const { resource, suffix } = target;
  if (suffix !== undefined && suffix !== "") {
    return roleNamed(suffix);
  }
  if (resource.type !== "azurerm_role_definition" && resource.armType !== OWN_BY_ARM) {
    return undefined;
  }
  return resource.mode === "managed" ? resource.address : nameInData(resource);
}

/** A data source is asked by name or by GUID; whichever the table knows tells more. */
function nameInData(resource: GraphResource): string | undefined {
  const names = ["role_definition_id", "name"].flatMap((path) => {
    const value = resource.value(path);
    return value.state === "known" && typeof value.value === "string" ? [roleNamed(value.value)] : [];
  });
  return names.find((name) => isTabled(name)) ?? names.at(-1);
}

function customRoleOf(facts: Facts): GraphResource | undefined {
  const target = onlyTarget(facts.targets(DEFINITION));
  return target?.kind === "resource" && target.resource.mode === "managed" ? target.resource : undefined;
}

function levelOf(
  scope: Value<readonly Target<GraphResource>[]>,
  written: string | undefined,
): Fact<ScopeLevel> {
  if (scope.state !== "known") {
    const value = scope.state === "unknown" && written !== undefined ? levelOfTemplate(written) : undefined;
    return value === undefined ? scope : { state: "known", value, at: scope.at, byDefault: false };
  }
  const [first] = scope.value;
  const level = first && scopeLevelOf(first);
  return level === undefined
    ? { state: "unknown", at: scope.at, because: "it leads to nothing that is known" }
    : { state: "known", value: level, at: scope.at, byDefault: false };
}

function onlyTarget(targets: Value<readonly Target<GraphResource>[]>): Target<GraphResource> | undefined {
  return targets.state === "known" && targets.value.length === 1 ? targets.value[0] : undefined;
}
