import {
  type Fact,
  FEDERATED_CREDENTIAL,
  knownValue,
  ROLE_ASSIGNMENT,
  ROLE_DEFINITION,
  type SubjectOf,
  VAULT_ACCESS_POLICY,
} from "../../baseline/azure";
import { isPrivileged } from "../../baseline/azure/privileged-role";
import type { RecommendationId } from "../../baseline/catalogue";
import type { ResourceChange } from "../changes";
import type { RiskContext } from "./context";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { isInside } from "./inside-scope";
import { References, rerouted, type Targets } from "./leads-to";
import { type Risk, withoutRules } from "./risk";
import { isOf, type RiskWords, row, weakerFacts } from "./weaker-fact";
import { isNarrowerRole } from "./wider";

const LEAST: readonly RecommendationId[] = ["security/least-privilege-user-rbac"];

const MORE: RiskWords = {
  what: "somebody gets a right that they did not have",
  why: "A right that nobody needs is one that somebody else can use.",
  fix: "Make sure who it is, what for, and that nothing narrower does.",
  severity: "medium",
  recommendations: LEAST,
};

const ofFacts = weakerFacts([
  row(ROLE_DEFINITION, "rights-widened", actions, hasMore, {
    ...MORE,
    what: "the role allows more than before",
  }),
  row(FEDERATED_CREDENTIAL, "rights-widened", ({ subject }) => subject, isOther, {
    ...MORE,
    what: "another workload's token stands for the identity",
    severity: "high",
  }),
  row(FEDERATED_CREDENTIAL, "rights-widened", ({ issuer }) => issuer, isOther, {
    ...MORE,
    what: "tokens of another issuer stand for the identity",
    severity: "high",
  }),
]);

/** Roles that are given or become others, roles that allow more, tokens that stand for an identity. */
export const rightsWidened: Detector = (context) => {
  const gone = new Gone(context);
  // in a stack that is new nobody had less
  const given = context.base === undefined ? [] : context.changes.flatMap((change) => givenBy(change, gone));
  const references = new References(context, gone);
  const others = context.changes.flatMap((change) => [
    ...changed(change, gone, references, context),
    ...otherIdentity(change, references),
  ]);
  return [...given, ...others, ...ofFacts(context)];
};

function givenBy(change: ResourceChange, gone: Gone): Risk[] {
  const { after, kind } = change;
  if (kind !== "create" || after === undefined) {
    return [];
  }
  if (isOf(change, ROLE_ASSIGNMENT)) {
    const { role, scope, scopeLevel } = ROLE_ASSIGNMENT.read(after);
    if (gone.isCreated(scope)) {
      return [];
    }
    const name = knownValue(role);
    const level = knownValue(scopeLevel);
    const isWide = level !== undefined && level !== "resource" && level !== "resource group";
    return [
      withoutRules("rights-widened", change, {
        ...MORE,
        what: `somebody gets the role ${name ?? "that only a plan tells"}${level === undefined ? "" : ` on a ${level}`}`,
        severity: isWide || (name !== undefined && isPrivileged(name)) ? "high" : "medium",
      }),
    ];
  }
  if (isOf(change, VAULT_ACCESS_POLICY) && gone.isCreated(after.targets("key_vault_id"))) {
    return [];
  }
  return isOf(change, VAULT_ACCESS_POLICY) ||
    isOf(change, FEDERATED_CREDENTIAL) ||
    isOf(change, ROLE_DEFINITION)
    ? [withoutRules("rights-widened", change, MORE)]
    : [];
}

/** An assignment can't be changed: another one takes its place. */
function changed(change: ResourceChange, gone: Gone, references: References, context: RiskContext): Risk[] {
  const { after, before } = change;
  if (after === undefined || before === undefined || !isOf(change, ROLE_ASSIGNMENT)) {
    return [];
  }
  const [old, wanted] = [ROLE_ASSIGNMENT.read(before), ROLE_ASSIGNMENT.read(after)];
  const parts = [
    isOtherRole(old.role, wanted.role) ? "another role" : "",
    isElsewhere(change, /^(scope|parent_id)$/, old.scope, wanted.scope, references) &&
    !gone.isCreated(wanted.scope) &&
    !isInside(wanted.scope, old.scope, gone, context)
      ? "another scope"
      : "",
    isElsewhere(change, /(^|\.)principal_?id$/i, old.principal, wanted.principal, references)
      ? "another holder"
      : "",
    isDifferent(old.principalType, wanted.principalType) && knownValue(old.principalType) !== undefined
      ? "another kind of holder"
      : "",
    isDifferent(old.condition, wanted.condition) && knownValue(old.condition) !== undefined
      ? "another condition"
      : "",
  ].filter((part) => part !== "");
  const name = knownValue(wanted.role);
  return parts.length === 0
    ? []
    : [
        {
          ...withoutRules("rights-widened", change, {
            ...MORE,
            what: `the assignment gets ${parts.join(", ")}`,
            severity: name !== undefined && isPrivileged(name) ? "high" : "medium",
          }),
          attributes: change.attributes.filter(({ path }) => TOLD.test(path)),
        },
      ];
}

/** The attributes by which an assignment says who may do what, and where. */
const TOLD =
  /^(scope|parent_id|condition(_version)?|(body\.properties\.)?(role_?definition_?(id|name)|principal_?(id|type)|condition(version)?))$/i;

/**
 * It leads to something else: by another text or, through a data source that asks for something else, by
 * the same. Where nobody can tell, another text counts.
 */
function isElsewhere(
  { attributes }: ResourceChange,
  path: RegExp,
  old: Targets,
  wanted: Targets,
  references: References,
): boolean {
  const leads = references.leads(old, wanted);
  const isUntold = leads === "untold" || old.state !== "known";
  return leads === "elsewhere" || (isUntold && attributes.some((one) => path.test(one.path)));
}

/** The same token stands for somebody else, who may do other things. */
function otherIdentity(change: ResourceChange, references: References): Risk[] {
  if (!isOf(change, FEDERATED_CREDENTIAL)) {
    return [];
  }
  const found = rerouted(change, IDENTITY, references).filter(
    ({ attribute }) => attribute.after.state !== "absent",
  );
  return found.length === 0
    ? []
    : [
        {
          ...withoutRules("rights-widened", change, {
            ...MORE,
            what: "the token stands for another identity",
            severity: "high",
          }),
          certainty: found.some(({ leads }) => leads === "elsewhere") ? "certain" : "possible",
          attributes: found.map(({ attribute }) => attribute),
        },
      ];
}

const IDENTITY = /^(user_assigned_identity_id|parent_id|application_id)$/;

function isOtherRole(before: Fact<string>, after: Fact<string>): boolean {
  const [old, wanted] = [knownValue(before), knownValue(after)];
  return old === undefined || wanted === undefined ? old !== wanted : !isNarrowerRole(wanted, old);
}

function isDifferent(before: Fact<string>, after: Fact<string>): boolean {
  return knownValue(before) !== knownValue(after);
}

/** What a role allows; what it takes back again is missing here, so that less of it is more. */
function actions({ permissions }: SubjectOf<typeof ROLE_DEFINITION>): Fact<readonly string[]> {
  if (permissions.state !== "known") {
    return permissions;
  }
  const value = permissions.value.flatMap((one) => [
    ...(knownValue(one.actions) ?? []),
    ...(knownValue(one.dataActions) ?? []),
    // fewer exceptions allow more: each counts as one that is there
    ...(knownValue(one.notActions) ?? []).map((action) => `not ${action}`),
    ...(knownValue(one.notDataActions) ?? []).map((action) => `not ${action}`),
  ]);
  return { state: "known", at: permissions.at, byDefault: false, value };
}

function hasMore(after: readonly string[] = [], before: readonly string[] = []): boolean {
  const isException = (action: string) => action.startsWith("not ");
  return (
    after.some((action) => !isException(action) && !before.includes(action)) ||
    before.some((action) => isException(action) && !after.includes(action))
  );
}

function isOther(after: string | undefined, before: string | undefined): boolean {
  return after !== undefined && after !== before;
}
