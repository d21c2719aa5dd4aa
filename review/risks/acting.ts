import { holdsData } from "../../terraform-json";
import type { ResourceChange } from "../changes";
import { titleOf } from "../changes/title";
import { type AzapiRequest, requestAttributes, requestsOf } from "./azapi-request";
import type { Detector } from "./detectors";
import { Gone } from "./goes-with";
import { type Risk, type RiskKind, withoutRules } from "./risk";
import type { RiskWords } from "./weaker-fact";

const RECOVERY = ["reliability/recovery-strategy-for-dependencies"] as const;
const FIX = "Take the action away, or let the resource go where Terraform plans it and a reviewer sees it.";

/** Of what a `DELETE` may be sent to, by ARM type; the first that fits. */
const DELETED: readonly (readonly [RegExp, RiskKind, Omit<RiskWords, "what" | "fix">])[] = [
  [
    /^microsoft\.authorization\/locks$/,
    "protection-removed",
    {
      why: "What it locks can be deleted again, and Terraform takes the lock to be there.",
      severity: "high",
      recommendations: RECOVERY,
    },
  ],
  [
    /^microsoft\.authorization\/(policyassignments|denyassignments)$/,
    "protection-removed",
    {
      why: "What it forbade is allowed from then on.",
      severity: "high",
      recommendations: ["security/security-baseline-and-defender"],
    },
  ],
  [
    /^microsoft\.insights\/(diagnosticsettings|metricalerts|activitylogalerts|scheduledqueryrules|actiongroups|datacollectionrules|components)$/,
    "monitoring-lost",
    {
      why: "What goes wrong, and who did what, is written nowhere.",
      severity: "medium",
      recommendations: ["operations/collect-resource-logs"],
    },
  ],
  [
    /^microsoft\.network\/(networksecuritygroups|privateendpoints|privatednszones|azurefirewalls|firewallpolicies|routetables|networksecurityperimeters)(\/|$)/,
    "network-opened",
    {
      why: "What it kept out, or kept private, isn't any more, and Terraform takes it to be there.",
      severity: "high",
      recommendations: ["security/workspace-access-from-vnet-only"],
    },
  ],
];

/** With all that is in it. */
const GROUPS = /^microsoft\.(resources\/(resourcegroups|subscriptions)|management\/managementgroups)$/;

const READS_KEYS =
  /^((list|get|generate)\w*(keys?|secrets?|credentials?|sas|tokens?|connectionstrings?|kubeconfig)|sharedkeys|beginGetAccess)$/i;
const MAKES_KEYS =
  /^(regenerate|rotate|renew|reset|roll)\w*(keys?|credentials?|tokens?|secrets?|passwords?)$/i;
const DELETES = /^(purge|delete|erase|wipe|clear)/i;
const GOES_BACK = /^(failover|forceFailover|restoreBlobRanges|revert\w*)$/i;
const ELEVATES = /^elevateAccess$/i;

/** What an action does that no resource shows: it deletes, or it hands out keys. */
export const acting: Detector = (context) => {
  const gone = new Gone(context);
  return context.changes.flatMap((change) =>
    requestsOf(change, gone).flatMap((request) => {
      const found =
        request.method === "DELETE" ? deleting(request) : posting(request, context.base === undefined);
      return found === undefined ? [] : [riskOf(change, found)];
    }),
  );
};

/** What is said of a request, and how sure it is. */
type Found = RiskWords & Pick<Risk, "kind" | "certainty">;

function deleting({ armType, target }: AzapiRequest): Found | undefined {
  const what = `it deletes ${target === undefined ? `what is of the type ${armType}` : titleOf(target)}`;
  const row = DELETED.find(([type]) => type.test(armType));
  if (row !== undefined) {
    const [, kind, words] = row;
    return { ...words, kind, what, fix: FIX, certainty: "certain" };
  }
  const loss = (target && holdsData(target)) ?? holdsData(armType);
  if (loss === undefined && target === undefined && !GROUPS.test(armType)) {
    return undefined;
  }
  return {
    kind: "data-loss",
    what,
    why:
      loss === "identity"
        ? "Others know it by an id, a key or an address that a new one doesn't get."
        : loss === "data" || GROUPS.test(armType)
          ? "What it holds goes with it, and no plan says so."
          : "Terraform manages it, and no plan says that it goes.",
    fix: FIX,
    severity: loss === "data" || GROUPS.test(armType) ? "high" : "medium",
    recommendations: RECOVERY,
    certainty: "certain",
  };
}

function posting({ action, method }: AzapiRequest, isNewStack: boolean): Found | undefined {
  const name = action.split("/").at(-1) ?? "";
  if (method !== "POST") {
    return undefined;
  }
  if (DELETES.test(name) || GOES_BACK.test(name)) {
    return {
      kind: "data-loss",
      what: DELETES.test(name)
        ? `${name} deletes what could be brought back`
        : `${name} gives up what is newer`,
      why: "What it holds goes with it, and no plan says so.",
      fix: "Take the action away, and let a person who has looked do it.",
      severity: "high",
      recommendations: RECOVERY,
      certainty: DELETES.test(name) ? "certain" : "possible",
    };
  }
  if (ELEVATES.test(name)) {
    return {
      ...KEYS,
      what: "whoever applies it may give rights on every subscription of the tenant",
      fix: "Take the action away: nothing here needs it.",
      severity: "high",
      certainty: "certain",
    };
  }
  // keys of what a new stack needs nobody had before
  if (isNewStack) {
    return undefined;
  }
  if (MAKES_KEYS.test(name)) {
    return { ...KEYS, what: `${name} makes new keys, and gives them to whoever applies it` };
  }
  return READS_KEYS.test(name) ? { ...KEYS, what: `${name} gives keys to whoever applies it` } : undefined;
}

const KEYS: Found = {
  kind: "rights-widened",
  what: "it gives keys to whoever applies it",
  why: "A key lets in everybody who has it, past all roles, and nobody sees who it was.",
  fix: "Sign in with an identity and a role, and take the action away.",
  severity: "medium",
  recommendations: ["security/least-privilege-user-rbac"],
  certainty: "possible",
};

function riskOf(change: ResourceChange, found: Found): Risk {
  return {
    ...withoutRules(found.kind, change, found),
    certainty: found.certainty,
    attributes: requestAttributes(change),
  };
}
