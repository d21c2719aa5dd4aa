import { KEY_VAULT, knownValue, VAULT_ACCESS_POLICY } from "../../baseline/azure";
import { isAzapi } from "../../baseline/azure/facts";
import type { GraphResource, Readable } from "../../baseline/graph";
import type { AttributeChange, ResourceChange } from "../changes";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { References } from "./leads-to";
import { type Risk, withoutRules } from "./risk";
import { attributesAt, isOf, type RiskWords } from "./weaker-fact";
import { hasMore } from "./wider";

const OTHER_TENANT: RiskWords = {
  what: "the vault takes its people from another tenant",
  why: "Who signs in there can get rights on its keys and secrets, and nobody of before is known to it any more.",
  fix: "Keep the tenant.",
  severity: "high",
  recommendations: ["security/least-privilege-user-rbac"],
};

const HOLDER: RiskWords = {
  what: "somebody gets rights in the vault by its access policy",
  why: "A right that nobody needs is one that somebody else can use.",
  fix: "Make sure who it is, what for, and that no role on the vault does.",
  severity: "medium",
  recommendations: ["security/least-privilege-user-rbac"],
};

/** A vault of another tenant, and access policies that stay and allow more, or allow it to somebody else. */
export const vaultRights: Detector = (context) => {
  const references = new References(context, new Gone(context));
  return context.changes.flatMap((change) => [
    ...ofAnotherTenant(change),
    ...byAccessPolicy(change, references),
  ]);
};

/** A reference to whoever runs Terraform tells nothing, and mostly means the same. */
function ofAnotherTenant(change: ResourceChange): Risk[] {
  const { after, before } = change;
  if (before === undefined || after === undefined || !isOf(change, KEY_VAULT)) {
    return [];
  }
  const [old, wanted] = [before, after].map((resource) =>
    knownValue(
      KEY_VAULT.read(resource).facts.text({ azurerm: "tenant_id", body: "properties.tenantId" }),
    )?.toLowerCase(),
  );
  return old === undefined || wanted === undefined || old === wanted
    ? []
    : [
        {
          ...withoutRules("rights-widened", change, OTHER_TENANT),
          attributes: attributesAt(change, "tenant_id", "body.properties.tenantId"),
        },
      ];
}

function byAccessPolicy(change: ResourceChange, references: References): Risk[] {
  const { after, before } = change;
  if (before === undefined || after === undefined) {
    return [];
  }
  const isSeparate = isOf(change, VAULT_ACCESS_POLICY);
  if (!isSeparate && !isOf(change, KEY_VAULT)) {
    return [];
  }
  const old = policiesOf(before, isSeparate);
  const wanted = policiesOf(after, isSeparate);
  if (old === undefined || wanted === undefined || !wanted.some((one) => isMore(one, old, references))) {
    return [];
  }
  return [{ ...withoutRules("rights-widened", change, HOLDER), attributes: toldIn(change, isSeparate) }];
}

const OBJECT =
  /(^|\.)(object_?id|application_?id|(key|secret|certificate|storage)_permissions)\b|(^|\.)permissions\./i;

function toldIn({ attributes }: ResourceChange, isSeparate: boolean): AttributeChange[] {
  return attributes.filter(({ path }) =>
    isSeparate ? OBJECT.test(path) : /^(access_policy|body\.properties\.accessPolicies)\b/.test(path),
  );
}

/** Undefined where nobody can tell; the resource itself is one policy, with azapi a list. */
function policiesOf(resource: GraphResource, isSeparate: boolean): readonly Readable[] | undefined {
  if (isSeparate && !isAzapi(resource)) {
    return [resource];
  }
  const blocks = resource.blocks(isAzapi(resource) ? "body.properties.accessPolicies" : "access_policy");
  return blocks.state === "unknown" ? undefined : blocks.state === "known" ? blocks.value : [];
}

function isMore(wanted: Readable, all: readonly Readable[], references: References): boolean {
  const before = all.filter((old) => isSameHolder(old, wanted, references)).flatMap(permissionsOf);
  return hasMore(
    permissionsOf(wanted).filter((one) => !before.includes(one.replace(/ .*/, " all"))),
    before,
  );
}

function isSameHolder(old: Readable, wanted: Readable, references: References): boolean {
  return [
    ["object_id", "objectId"],
    ["application_id", "applicationId"],
  ].every((names) => {
    const [before, after] = [old, wanted].map((one) =>
      names.map((name) => one.targets(name)).find(({ state }) => state !== "absent"),
    );
    return before === undefined || after === undefined
      ? before === after
      : references.leads(before, after) === "same";
  });
}

const PERMISSIONS = ["key", "secret", "certificate", "storage"].flatMap((one): [string, string][] => [
  [one, `${one}_permissions`],
  [one, one === "storage" ? "permissions.storage" : `permissions.${one}s`],
]);

/** E.g. `secret get`, in lower case. */
function permissionsOf(policy: Readable): string[] {
  return PERMISSIONS.flatMap(([kind, path]) => {
    const value = policy.value(path);
    return value.state === "known" && Array.isArray(value.value)
      ? value.value.map((one) => `${kind} ${String(one).toLowerCase()}`)
      : [];
  });
}
