import { z } from "zod";
import { deviation, matching } from "./values";

const https = matching(/^https:\/\/[^\s@?#]+$/, "an https address without user, password or query");

// what stands where a key is expected may be the private one
const HIDDEN = "must be a list of the key's lines (got what is not shown)";

/** What the assigned policies let through; each list is all of it. */
export const policyInputs = {
  /**
   * Login servers besides the landing zone's own registry from which images of jobs may come.
   * @default - none
   */
  imageRegistries: z
    .array(matching(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./-]+)?$/i, "a login server, e.g. crshared.azurecr.io"))
    .optional(),
  /** https addresses of package indexes that jobs may install from. @default - none */
  pythonChannels: z.array(https).optional(),
  /** Names of Machine Learning registries whose models may be deployed. @default - none */
  modelRegistries: z
    .array(matching(/^[a-zA-Z0-9][\w-]{2,32}$/, "the name of a Machine Learning registry"))
    .optional(),
  /** The lines of a public PGP key, from BEGIN to END: only code that it signed runs. Or `unsignedCode`. */
  signingKey: z.array(z.string({ error: HIDDEN }), { error: HIDDEN }).optional(),
  /** Accepts that training code runs which nobody signed. */
  unsignedCode: deviation.optional(),
  /** https address that is asked before a job runs. Or `unapprovedJobs`. */
  approvalEndpoint: https.optional(),
  /** Accepts that jobs run which nothing has approved. */
  unapprovedJobs: deviation.optional(),
  /** Regular expressions over the lines of logs that may be shown. @default - every line */
  logFilters: z.array(z.string()).min(1).optional(),
  /** Accepts that the policies only report. @default - what can be refused is refused */
  notEnforced: deviation.optional(),
};

/** Azure Policy: what the landing zone promises is refused, whoever asks and by whichever tool. */
export const policies = z.discriminatedUnion("assigned", [
  /** On the landing zone's own resource group. */
  z.strictObject({ assigned: z.literal("here"), ...policyInputs }),
  /** By a platform team, in its own stack: here are only the exemptions. */
  z.strictObject({
    assigned: z.literal("above"),
    /** ARM id of the subscription or the management group on which they are. */
    scopeId: matching(
      /^\/(subscriptions\/[0-9a-f-]{36}|providers\/Microsoft\.Management\/managementGroups\/[\w.()-]+)$/i,
      "the ARM id of a subscription or of a management group",
    ),
  }),
]);
