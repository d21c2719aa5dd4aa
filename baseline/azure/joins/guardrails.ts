import type { AzureEstate } from "../estate";
import { anyOf, type Fact, type Truth } from "../fact";
import { GUARDRAILS, type GuardrailPolicy, guardrailOf } from "../guardrail-policies";
import { POLICY_ASSIGNMENT, type PolicyAssignment } from "../policy-assignment";
import { POLICY_EXEMPTION } from "../policy-exemption";
import type { Subject } from "../subject";
import { byAddress } from "./by-address";
import { holdsFor } from "./in-force";
import { groupedBy, oncePerEstate } from "./once";
import { ownWorkspaces } from "./own-workspaces";
import { withoutPatches } from "./patches";
import { targetKeys } from "./references";
import { standaloneWorkspaces } from "./workspaces";

/** A policy of the guides, and where the input assigns it. */
export interface AssignedGuardrail extends Subject {
  readonly assignment: PolicyAssignment;
  readonly policy: GuardrailPolicy;
}

/** Where guardrails are expected: at the first that is there, else at the workspace. */
export interface Guarded extends Subject {
  /** Whether an assignment is in force there, too. */
  readonly isGuardedBy: (assignment: PolicyAssignment) => Truth;
}

const DEFINITION = /\/policydefinitions\/([^/]+)$/;
/** Microsoft's own, which only report. */
const BUILT_IN_SET = /^\/providers\/microsoft\.authorization\/policysetdefinitions\/[^/]+$/;

/** What is assigned, by its GUID; undefined where it may be any policy, or several. */
function definitionOf({ defined, definition }: PolicyAssignment): string | undefined {
  const id = definition.state === "known" ? definition.value.toLowerCase() : undefined;
  const [target] = defined.state === "known" ? defined.value : [];
  if (id === undefined && target?.kind === "resource") {
    const { resource } = target;
    const name = resource.value("name");
    const isLookedUp = resource.mode === "data" && /policy_definition/.test(resource.type);
    // one of the team's own has no GUID that anybody knows
    return isLookedUp && name.state === "known"
      ? String(name.value).toLowerCase()
      : resource.mode === "managed" && resource.type === "azurerm_policy_definition"
        ? ""
        : undefined;
  }
  return id === undefined
    ? undefined
    : (DEFINITION.exec(id)?.[1] ?? (BUILT_IN_SET.test(id) ? "" : undefined));
}

const assigned = oncePerEstate((estate) => {
  const all = withoutPatches(estate.all(POLICY_ASSIGNMENT)).map((assignment) => ({
    assignment,
    id: definitionOf(assignment),
  }));
  const found = all.flatMap(({ assignment, id }): AssignedGuardrail[] => {
    const policy = guardrailOf(id ?? "");
    return policy === undefined ? [] : [{ ...subjectOf(assignment), assignment, policy }];
  });
  // as the guides name them, whatever the input has first: the first one answers for those that are missing
  const guardrails = byAddress(found).sort((a, b) => ORDER.indexOf(a.policy) - ORDER.indexOf(b.policy));
  return {
    guardrails,
    byPolicy: groupedBy(guardrails, ({ policy }) => [policy.id]),
    /** Of which nobody can tell what they assign. */
    open: all.filter(({ id }) => id === undefined).map(({ assignment }) => assignment),
  };
});

const ORDER: readonly GuardrailPolicy[] = Object.values(GUARDRAILS);

function subjectOf({ facts, name, resource }: Subject): Subject {
  return { facts, name, resource };
}

/** The assignments of the policies that the guides name. */
export function assignedGuardrails(estate: AzureEstate): readonly AssignedGuardrail[] {
  return assigned(estate).guardrails;
}

/** Those of some policies. */
export function assignmentsOf(
  policies: readonly GuardrailPolicy[],
  estate: AzureEstate,
): readonly AssignedGuardrail[] {
  return policies.flatMap(({ id }) => assigned(estate).byPolicy.get(id) ?? []);
}

/**
 * Where all guardrails are expected: wherever one is, and in production in each group that the input makes for a
 * workspace, unless the input is exempt from policies that somebody has assigned around it.
 */
export const guarded = oncePerEstate((estate): readonly Guarded[] => {
  const { guardrails } = assigned(estate);
  const expected =
    guardrails.length > 0
      ? standaloneWorkspaces(estate)
      : estate.environment.production && !isGovernedAbove(estate)
        ? ownWorkspaces(estate)
        : [];
  const places = expected.map((workspace): Guarded => {
    const isGuardedBy = (assignment: PolicyAssignment) => holdsFor(assignment, workspace.resource, estate);
    const first = guardrails.find(({ assignment }) => isGuardedBy(assignment) === "yes");
    return { ...subjectOf(first ?? workspace), isGuardedBy };
  });
  const [first] = guardrails;
  // a stack that governs what others make
  return first !== undefined && places.length === 0 ? [alike(first)] : oncePerResource(places);
});

function alike(first: AssignedGuardrail): Guarded {
  const place = new Set(targetKeys(first.assignment.scope));
  return {
    ...subjectOf(first),
    isGuardedBy: ({ scope }) =>
      scope.state === "unknown" ? "unknown" : targetKeys(scope).some((key) => place.has(key)) ? "yes" : "no",
  };
}

/** Workspaces of one group have one answer. */
function oncePerResource(places: readonly Guarded[]): Guarded[] {
  return [...new Map(places.map((place) => [place.resource, place])).values()];
}

function isGovernedAbove(estate: AzureEstate): boolean {
  return estate
    .all(POLICY_EXEMPTION)
    .some(
      ({ assignment }) =>
        assignment.state === "known" && assignment.value.some(({ kind }) => kind === "external"),
    );
}

/** Whether one of some policies is assigned where it is expected. */
export function isAssigned(
  { isGuardedBy }: Guarded,
  policies: readonly GuardrailPolicy[],
  estate: AzureEstate,
): Truth {
  const isThere = (assignment: PolicyAssignment): Truth => {
    const there = isGuardedBy(assignment);
    return there === "yes" && !isCertain(assignment) ? "unknown" : there;
  };
  return anyOf([
    ...assignmentsOf(policies, estate).map(({ assignment }) => isThere(assignment)),
    // it may assign anything
    ...assigned(estate).open.map((assignment) => (isThere(assignment) === "no" ? "no" : "unknown")),
  ]);
}

/** Whether it is there for sure, and so is what it is assigned to. */
function isCertain({ resource, scope }: PolicyAssignment): boolean {
  const targets = scope.state === "known" ? scope.value : [];
  return (
    resource.existence === "certain" &&
    targets.every((target) => target.kind === "external" || target.resource.existence === "certain")
  );
}

/** A parameter's value; absent where it is left to the definition. */
export function parameterOf({ parameters }: PolicyAssignment, name: string): Fact<unknown> {
  const at = `parameters.${name}`;
  if (parameters.state === "unknown") {
    return { ...parameters, at };
  }
  const value = parameters.state === "known" ? parameters.value[name] : undefined;
  return value === undefined || value === null
    ? { state: "absent", at }
    : { state: "known", value, at, byDefault: false };
}

/** The effects that an assigned guardrail may have: of each override, and of its parameter where none is for all. */
export function effectsOf(assigned: AssignedGuardrail): readonly Fact<string>[] {
  const { overrides } = assigned.assignment;
  if (overrides.state === "unknown") {
    return [overrides];
  }
  const written = overrides.state === "known" ? overrides.value : [];
  const isForAll = written.some(
    (one) => one.blocks({ azurerm: "selectors", body: "selectors" }).state === "absent",
  );
  return [
    ...written.map((one) => one.text({ azurerm: "value", body: "value" })),
    ...(isForAll ? [] : [effectByParameter(assigned)]),
  ];
}

function effectByParameter({ assignment, policy }: AssignedGuardrail): Fact<string> {
  const effect = parameterOf(assignment, policy.effect);
  if (effect.state === "absent" && policy.byDefault !== undefined) {
    return { state: "known", value: policy.byDefault, at: effect.at, byDefault: true };
  }
  return effect.state === "known" ? { ...effect, value: String(effect.value) } : effect;
}
