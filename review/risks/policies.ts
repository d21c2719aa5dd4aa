import type { GraphResource } from "../../baseline/graph";
import type { AttributeChange, ResourceChange } from "../changes";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References, rerouted } from "./leads-to";
import { isOfTypes, type Types } from "./of-types";
import { strengthOf } from "./policy-effects";
import { isForFewer, isOverridden } from "./policy-parts";
import { type Risk, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const SCOPES = ["resource", "resource_group", "subscription", "management_group"];

const ASSIGNMENT: Types = {
  azurerm: SCOPES.map((scope) => `azurerm_${scope}_policy_assignment`),
  arm: ["Microsoft.Authorization/policyAssignments"],
};

const EXEMPTION: Types = {
  azurerm: SCOPES.map((scope) => `azurerm_${scope}_policy_exemption`),
  arm: ["Microsoft.Authorization/policyExemptions"],
};

/** Where an assignment or an exemption holds. */
const PLACES = ["resource_id", "resource_group_id", "subscription_id", "management_group_id", "parent_id"];
const POLICY = ["policy_assignment_id", "body.properties.policyAssignmentId"];

const DEFINITION = ["policy_definition_id", "body.properties.policyDefinitionId"];

const UNGUARDED: RiskWords = {
  what: "a policy of Azure does not hold any more",
  why: "What it kept anybody from doing, by Terraform or by hand, nothing keeps them from now.",
  fix: "Keep the policy, or name who guards the same thing from now on.",
  severity: "high",
  recommendations: ["security/security-baseline-and-defender"],
};

const EXEMPTED: RiskWords = {
  ...UNGUARDED,
  what: "it is exempt from a policy of Azure that held for it",
  fix: "Meet the policy, or limit the exemption to one definition and to a day.",
  severity: "medium",
};

const ONLY_TOLD: RiskWords = {
  ...UNGUARDED,
  what: "a policy of Azure forbids less than before",
  why: "A policy that isn't enforced lets everything through, and tells of it afterwards at best.",
  fix: "Keep it enforced, with the effect that it had.",
};

const ANOTHER: RiskWords = {
  ...UNGUARDED,
  what: "another policy of Azure holds, or it holds somewhere else",
  fix: "Make sure that what the policy of before forbade, and where, is forbidden still.",
  severity: "medium",
};

const OTHER_EXEMPTION: RiskWords = { ...EXEMPTED, what: "something else is exempt from a policy of Azure" };

/** Policies that go or forbid less, and exemptions from those that stay. */
export const policies: Detector = (context) => {
  const gone = new Gone(context);
  const references = new References(context, gone);
  return context.changes.flatMap((change): Risk[] => {
    if (isOfTypes(change, ASSIGNMENT)) {
      return [...removed(change, gone), ...loosened(change), ...anotherOne(change, references)];
    }
    return isOfTypes(change, EXEMPTION) ? exempted(change, context, gone, references) : [];
  });
};

function removed(change: ResourceChange, gone: Gone): Risk[] {
  const { before } = change;
  const isPointless = before !== undefined && PLACES.some((path) => gone.isDestroyed(before.targets(path)));
  return gone.isTaken(change) && !isPointless ? [withoutRules("protection-removed", change, UNGUARDED)] : [];
}

function exempted(change: ResourceChange, { base }: RiskContext, gone: Gone, references: References): Risk[] {
  const { after, before, kind } = change;
  if (after === undefined || base === undefined) {
    return [];
  }
  if (kind === "create") {
    const isPointless = [...PLACES, ...POLICY].some((path) => gone.isCreated(after.targets(path)));
    return isPointless ? [] : [withoutRules("protection-removed", change, EXEMPTED)];
  }
  const attributes = [
    ...rerouted(change, namesOf([...PLACES, ...POLICY]), references).map(({ attribute }) => attribute),
    ...change.attributes.filter((one) => before !== undefined && isLonger(one)),
  ];
  return attributes.length === 0
    ? []
    : [{ ...withoutRules("protection-removed", change, OTHER_EXEMPTION), attributes }];
}

/** It ends later, or never. */
function isLonger({ after, before, path }: AttributeChange): boolean {
  if (!/(^|\.)expires_?on$/i.test(path) || before.state !== "known") {
    return false;
  }
  return after.state !== "known" || Date.parse(String(after.value)) > Date.parse(String(before.value));
}

/** Another policy, or another place for it: what it held before, nothing may hold now. */
function anotherOne(change: ResourceChange, references: References): Risk[] {
  const found = rerouted(change, namesOf([...PLACES, ...DEFINITION]), references);
  return found.length === 0
    ? []
    : [
        {
          ...withoutRules("protection-removed", change, ANOTHER),
          certainty: "possible",
          attributes: found.map(({ attribute }) => attribute),
        },
      ];
}

function namesOf(paths: readonly string[]): RegExp {
  return new RegExp(`^(${paths.join("|").replaceAll(".", "\\.")})$`);
}

/** An assignment that stays and says less. */
function loosened(change: ResourceChange): Risk[] {
  const { after, before } = change;
  if (before === undefined || after === undefined) {
    return [];
  }
  const attributes = change.attributes.filter(
    ({ path }) =>
      (/^(enforce|body\.properties\.enforcementMode)$/.test(path) &&
        isEnforced(before) &&
        !isEnforced(after)) ||
      (/^(parameters|body\.properties\.parameters)\b/.test(path) && strengthOf(after) < strengthOf(before)) ||
      (/^(not_scopes|body\.properties\.notScopes)\b/.test(path) && hasMoreScopes(before, after)) ||
      (/^(overrides|body\.properties\.overrides)\b/.test(path) && isOverridden(before, after)) ||
      (/^(resource_selectors|body\.properties\.resourceSelectors)\b/.test(path) && isForFewer(before, after)),
  );
  return attributes.length === 0
    ? []
    : [{ ...withoutRules("protection-removed", change, ONLY_TOLD), attributes }];
}

function isEnforced(resource: GraphResource): boolean {
  const [byTerraform, byArm] = ["enforce", "body.properties.enforcementMode"].map((path) =>
    resource.value(path),
  );
  const isOff =
    (byTerraform?.state === "known" && /^false$/i.test(String(byTerraform.value))) ||
    (byArm?.state === "known" && /^donotenforce$/i.test(String(byArm.value)));
  return !isOff;
}

function hasMoreScopes(before: GraphResource, after: GraphResource): boolean {
  const [old, wanted] = [before, after].map((resource) => {
    const listed = ["not_scopes", "body.properties.notScopes"].flatMap((path) => {
      const value = resource.value(path);
      return value.state === "known" && Array.isArray(value.value) ? value.value.map(String) : [];
    });
    return new Set(listed.map((one) => one.toLowerCase()));
  });
  return [...(wanted ?? [])].some((one) => !old?.has(one));
}
