import { POLICIES, type PolicyName } from "../catalogue/policies";

/** How strong a policy can be, the strongest first. */
export type PolicyEffect = "Deny" | "enforceSetting" | "Audit" | "AuditIfNotExists";

/** A built-in policy that the guides name, as far as an assignment of it is judged. */
export interface GuardrailPolicy {
  /** GUID of its definition, lower case. */
  readonly id: string;
  /** What it is about, half a sentence: `workspaces without public network access`. */
  readonly what: string;
  /** The strongest effect that its definition has. */
  readonly strongest: PolicyEffect;
  /** The effect where an assignment says none; undefined where it has to. */
  readonly byDefault?: PolicyEffect;
  /** The parameter that says the effect. */
  readonly effect: "effect" | "effects";
  /** Parameters by which it is for some jobs only, with the value that leaves none out. */
  readonly selects?: Readonly<Record<string, string | readonly string[]>>;
}

const JOBS = { computeNames: [], computeType: "Any", isIsolatedNetwork: "Any", tags: [] } as const;

const policy = (
  name: PolicyName,
  what: string,
  terms: Pick<GuardrailPolicy, "strongest" | "byDefault" | "selects"> & { readonly effect?: "effects" },
): GuardrailPolicy => ({ effect: "effect", ...terms, id: POLICIES[name], what });

const DENY = { strongest: "Deny", byDefault: "Audit" } as const;
const AUDIT = { strongest: "Audit", byDefault: "Audit" } as const;
const ENFORCE = { strongest: "enforceSetting", byDefault: "enforceSetting", selects: JOBS } as const;

/** The policies that the guides name; a test compares them with those that `PolicyGuardrails` assigns. */
export const GUARDRAILS = {
  workspacePublicNetwork: policy("workspacePublicNetwork", "workspaces without public network access", DENY),
  workspaceIsolation: policy(
    "workspaceApprovedOutboundOnly",
    "workspaces whose managed network has only approved ways out",
    DENY,
  ),
  workspaceCustomerManagedKey: policy(
    "workspaceCustomerManagedKey",
    "workspaces encrypted by a key of one's own",
    DENY,
  ),
  workspaceUserAssignedIdentity: policy(
    "workspaceUserAssignedIdentity",
    "workspaces with a user-assigned identity",
    DENY,
  ),
  workspacePrivateLink: policy("workspacePrivateLink", "workspaces with a private endpoint", AUDIT),
  workspaceLogs: policy("workspaceLogs", "workspaces whose logs are kept", {
    strongest: "AuditIfNotExists",
    byDefault: "AuditIfNotExists",
  }),
  computeLocalAuth: policy("computeLocalAuth", "computes without local accounts", DENY),
  computeNetwork: policy("computesInVirtualNetwork", "computes in a network", AUDIT),
  computeInstanceImage: policy("instanceRecreated", "compute instances with the latest image", {
    ...AUDIT,
    effect: "effects",
  }),
  computeInstanceIdleShutdown: policy(
    "instanceIdleShutdown",
    "compute instances that shut down when idle",
    DENY,
  ),
  jobRegistries: policy("allowedContainerRegistries", "jobs with images of named registries", ENFORCE),
  jobPythonPackages: policy("allowedPythonPackages", "jobs with packages of named indexes", ENFORCE),
  jobSignedCode: policy("codeSigning", "jobs with signed code", ENFORCE),
  jobApproval: policy("approvalEndpoint", "jobs that somebody has approved", ENFORCE),
  jobLogs: policy("logFilterExpressions", "what jobs print", ENFORCE),
  modelRegistry: policy("allowedModelRegistry", "models of the named registry", { strongest: "Deny" }),
  modelOrigin: policy("approvedRegistryModels", "models of named publishers or assets", DENY),
} as const satisfies Record<string, GuardrailPolicy>;

/** The guardrail with this definition; undefined for any other policy. */
export function guardrailOf(definition: string): GuardrailPolicy | undefined {
  return BY_ID.get(definition);
}

const BY_ID = new Map<string, GuardrailPolicy>(Object.values(GUARDRAILS).map((one) => [one.id, one]));

/** What Microsoft's security benchmark is assigned by: its first version, and the preview of the second. */
export const SECURITY_BENCHMARKS: readonly string[] = [
  "1f3afdf9-d0c9-4c3d-847f-89da613e70a8",
  "e3ec7e09-768c-4b64-882c-fcada3772047",
];
