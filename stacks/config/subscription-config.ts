import { z } from "zod";
import { EMAIL_ADDRESS } from "../../constructs/governance/emails";
import { alerts } from "./schema/alerts";
import { baseline } from "./schema/baseline";
import { budget } from "./schema/budget";
import { backend } from "./schema/data";
import { place } from "./schema/place";
import { policyInputs } from "./schema/policies";
import { armId, deviation, matching, text, whole } from "./schema/values";

const defenderPlans = z.enum([
  "StorageAccounts",
  "KeyVaults",
  "Containers",
  "Arm",
  "CloudPosture",
  "VirtualMachines",
  "AI",
]);

const defender = z.strictObject({
  /** Plans of the default ones that stay off, and who accepted it. @default - all are on */
  without: z
    .strictObject({
      StorageAccounts: deviation.optional(),
      KeyVaults: deviation.optional(),
      Containers: deviation.optional(),
      Arm: deviation.optional(),
      CloudPosture: deviation.optional(),
    })
    .optional(),
  /** Plans that somebody has switched on before: Terraform takes them over. @default - none */
  alreadyOn: z.array(defenderPlans).optional(),
  /** Gigabytes a month that are scanned for malware in each storage account; -1: no limit. @default 5000 */
  malwareScanGbPerMonth: z
    .int()
    .refine((gigabytes) => gigabytes === -1 || gigabytes >= 10, {
      error: "must be a whole number of 10 or more, or -1 for no limit",
    })
    .optional(),
  /** Defender for Servers, for virtual machines of the subscription's own. @default - none */
  servers: z.enum(["P1", "P2"]).optional(),
  /** Defender for AI services, for models of Azure OpenAI or Foundry. @default false */
  ai: z.boolean().optional(),
});

const securityContact = z.strictObject({
  /** Addresses of the security team. */
  emails: z.array(matching(EMAIL_ADDRESS, "an e-mail address")).min(1).max(50),
  /** A number that Microsoft calls if it finds the subscription attacked. @default - none */
  phone: matching(/^\+?[0-9 ()-]{5,}$/, "a telephone number").optional(),
  /** The least severity of an alert that is written of. @default Medium */
  alertsFrom: z.enum(["Low", "Medium", "High"]).optional(),
  /** The least risk of a way to an attack that is written of. @default High */
  attackPathsFrom: z.enum(["Low", "Medium", "High", "Critical"]).optional(),
  /** Whether somebody wrote the contact before: Terraform takes it over. @default false */
  exists: z.boolean().optional(),
});

const benchmarkVersion = z.enum(["v1", "v2"]);

const securityBenchmark = z.discriminatedUnion("assigned", [
  /** By this stack, to the whole subscription. */
  z.strictObject({ assigned: z.literal("here"), /** @default v1 */ version: benchmarkVersion.optional() }),
  /** By Defender for Cloud or a platform team: here are only the exemptions from it. */
  z.strictObject({
    assigned: z.literal("already"),
    /** ARM id of the assignment, on the subscription or on a management group. */
    policyAssignmentId: matching(
      /^\/[\w.()/-]+\/providers\/Microsoft\.Authorization\/policyAssignments\/[\w.()-]+$/i,
      "the ARM id of a policy assignment",
    ),
    version: benchmarkVersion,
  }),
]);

/** The one description of what an entry of environments/subscriptions.ts may say. */
export const subscriptionSchema = z.strictObject({
  ...place,
  /** Who is told of what changes and fails in the subscription, and where docs/runbooks is read. */
  alerts: z.strictObject({ emails: alerts.shape.emails, runbooks: alerts.shape.runbooks }),
  /** Who is told of what Defender for Cloud finds. */
  securityContact,
  /** Of the whole subscription, also of what others have in it. */
  budget,
  /** Plans of Defender for Cloud. @default - those for what a landing zone has */
  defender: defender.optional(),
  /** @default - assigned here, v1 */
  securityBenchmark: securityBenchmark.optional(),
  /**
   * The guardrails on the whole subscription, for environments that say `assigned: "above"`. The registries of
   * the environments in it are allowed besides those named. @default - each environment has its own
   */
  policies: z.strictObject(policyInputs).optional(),
  /** Regions whose incidents are told of. @default - those of the stack and of all environments in it */
  regions: z.array(text("a region of Azure, e.g. westeurope")).min(1).optional(),
  /** Resource providers besides those of a landing zone, e.g. `Microsoft.ContainerService`. @default - none */
  resourceProviders: z
    .array(
      matching(/^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/, "a namespace, e.g. Microsoft.ContainerService"),
    )
    .optional(),
  /** ARM id of the Log Analytics workspace that keeps the activity log. @default - one of the stack's own */
  logAnalyticsWorkspaceId: armId("Microsoft.OperationalInsights/workspaces").optional(),
  /** Days that the stack's own workspace keeps the activity log, 365 to 730. @default 365 */
  retentionDays: whole(365, 730).optional(),
  /** Lock and `prevent_destroy` on the activity log, `prevent_destroy` on the plans of Defender. @default true */
  protectData: z.boolean().optional(),
  /** Rules of the baseline that only warn when this is synthesized. */
  baseline: baseline.optional(),
  /** Where the state lies: in no blob of an environment or of the state's own. */
  backend,
});

/** What one subscription has once, whoever works in it. */
export type SubscriptionConfig = z.input<typeof subscriptionSchema>;
