import { DefenderPlans } from "../../constructs/governance/defender-plans";
import { PolicyGuardrails, type PolicyGuardrailsProps } from "../../constructs/governance/policy-guardrails";
import { existingResourceGroup, testDeviation } from "../support/fixtures";
import { addShortLogs, alone, type WeakStack } from "./weaken";

const ACCEPTED = testDeviation();
const STRONG: PolicyGuardrailsProps = {
  resourceGroup: existingResourceGroup(),
  jobRegistries: { allowedACRs: ["crchurntestweu.azurecr.io"] },
  jobSignedCode: {
    signingKey: "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZg==\n-----END PGP PUBLIC KEY BLOCK-----\n",
  },
  jobApproval: { approvalEndpoint: "https://approvals.example.com/jobs" },
};

/** Deviations of policies and plans: no rule looks at either, so each accepts no finding at all. */
export const WEAK_GOVERNANCE_STACKS: Readonly<Record<string, WeakStack>> = {
  "guardrails without signed code": guardrailsWith("unsignedCode", "jobSignedCode"),
  "guardrails without approval of jobs": guardrailsWith("unapprovedJobs", "jobApproval"),
  "guardrails that only report": guardrailsWith("notEnforced"),
  "a plan of Defender that stays off": alone(
    (stack, weaker) => {
      new DefenderPlans(stack, "alone", { without: weaker ? { KeyVaults: ACCEPTED } : {} });
    },
    {
      deviation: "without.KeyVaults of alone",
      accepts: [],
      goFurther: addShortLogs,
      opens: ["operations/log-retention other retention_in_days"],
    },
  ),
};

/** Guardrails with a deviation, which takes the place of an input or of none. */
function guardrailsWith(
  deviation: "unsignedCode" | "unapprovedJobs" | "notEnforced",
  replaced?: keyof PolicyGuardrailsProps,
): WeakStack {
  return alone(
    (stack, weaker) => {
      const weak = { ...(replaced && { [replaced]: undefined }), [deviation]: ACCEPTED };
      new PolicyGuardrails(stack, "alone", { ...STRONG, ...(weaker ? weak : {}) });
    },
    {
      deviation: `${deviation} of alone`,
      accepts: [],
      goFurther: addShortLogs,
      opens: ["operations/log-retention other retention_in_days"],
    },
  );
}
