import { DefenderPlans } from "../../constructs/governance/defender-plans";
import { PolicyGuardrails, type PolicyGuardrailsProps } from "../../constructs/governance/policy-guardrails";
import { existingResourceGroup, testDeviation } from "../support/fixtures";
import { addShortLogs, alone, override, prodWith, type WeakStack } from "./weaken";

const ACCEPTED = testDeviation();
const STRONG: PolicyGuardrailsProps = {
  resourceGroup: existingResourceGroup(),
  jobRegistries: { allowedACRs: ["crchurntestweu.azurecr.io"] },
  jobSignedCode: {
    signingKey: "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZg==\n-----END PGP PUBLIC KEY BLOCK-----\n",
  },
  jobApproval: { approvalEndpoint: "https://approvals.example.com/jobs" },
};

/** What is assigned, by the end of its address. */
const ASSIGNED = [
  ...["allowed-registries", "approval-endpoint", "computes-in-network", "computes-local-auth"],
  ...["customer-managed-key", "idle-shutdown", "instances-recreated", "isolation-mode", "log-filters"],
  ...["model-origin", "model-registry", "private-link", "public-network", "python-channels"],
  ...["resource-logs", "signed-code", "user-identity"],
];

/** Deviations of policies and plans. What isn't assigned, or is off, is missed at the first that is there. */
export const WEAK_GOVERNANCE_STACKS: Readonly<Record<string, WeakStack>> = {
  "guardrails without signed code": guardrailsWith(
    "unsignedCode",
    ["security/policy-signed-code alone_public-network"],
    "jobSignedCode",
  ),
  "guardrails without approval of jobs": guardrailsWith(
    "unapprovedJobs",
    ["security/policy-approval alone_public-network"],
    "jobApproval",
  ),
  "guardrails that only report": guardrailsWith(
    "notEnforced",
    ASSIGNED.map((name) => `security/policy-enforced alone_${name} enforce`),
  ),
  "GPUs that somebody pays for": prodWith(
    {
      costs: { gpu: ACCEPTED },
      compute: { training: { vmSize: "Standard_NC4as_T4_v3", gpu: true } },
    },
    {
      deviation: "gpu of cost-guard",
      // a cluster with GPUs says so in its description
      accepts: [],
      goFurther: override("training/Resource", { description: "Trains models" }),
      opens: ["cost/gpu-sizes training vm_size"],
    },
  ),
  "a plan of Defender that stays off": alone(
    (stack, weaker) => {
      new DefenderPlans(stack, "alone", {
        preventDestroy: true,
        without: weaker ? { KeyVaults: ACCEPTED } : {},
      });
    },
    {
      deviation: "without.KeyVaults of alone",
      accepts: ["security/defender-plans alone_Arm plan.KeyVaults"],
      goFurther: addShortLogs,
      opens: ["operations/log-retention other retention_in_days"],
    },
  ),
};

/** Guardrails with a deviation, which takes the place of an input or of none. */
function guardrailsWith(
  deviation: "unsignedCode" | "unapprovedJobs" | "notEnforced",
  accepts: readonly string[],
  replaced?: keyof PolicyGuardrailsProps,
): WeakStack {
  return alone(
    (stack, weaker) => {
      const weak = { ...(replaced && { [replaced]: undefined }), [deviation]: ACCEPTED };
      new PolicyGuardrails(stack, "alone", { ...STRONG, ...(weaker ? weak : {}) });
    },
    {
      deviation: `${deviation} of alone`,
      accepts,
      goFurther: addShortLogs,
      opens: ["operations/log-retention other retention_in_days"],
    },
  );
}
