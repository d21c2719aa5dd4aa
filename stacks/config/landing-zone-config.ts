import { z } from "zod";
import { groups } from "./schema/access";
import { alerts } from "./schema/alerts";
import { baseline } from "./schema/baseline";
import { budget } from "./schema/budget";
import { compute } from "./schema/compute";
import { costs } from "./schema/costs";
import { backend, encryption, monitoring, storage } from "./schema/data";
import { egress } from "./schema/egress";
import { dns, network } from "./schema/network";
import { place } from "./schema/place";
import { policies } from "./schema/policies";
import { quota } from "./schema/quota";
import { serving } from "./schema/serving";
import { deviation, matching } from "./schema/values";

/** The one description of what a file in environments/ may say; the type and the checks follow it. */
export const landingZoneSchema = z.strictObject({
  /** Decides every default. */
  profile: z.enum(["dev", "prod"]),
  /** 2 to 6 lower-case letters and digits: the name of the file and of its export. */
  environment: matching(
    /^[a-z][a-z0-9]{1,5}$/,
    "2 to 6 lower-case letters and digits, beginning with a letter",
  ),
  ...place,
  /** A new virtual network, or `existing` and the ids of one. */
  network,
  /** Private DNS zones: made here, written by the platform's policy, or given. @default create */
  dns: dns.optional(),
  /** Entra groups that get access; single persons never do. */
  groups,
  /** What computes may reach beyond what the service itself requires. @default - nothing */
  egress: egress.optional(),
  /** `retrain` trains in each environment; `artifact` brings models from dev. @default retrain */
  promotion: z.enum(["retrain", "artifact"]).optional(),
  /** @default - by profile */
  compute: compute.optional(),
  /** @default - by profile */
  storage: storage.optional(),
  /** @default - platform keys in dev; customer-managed keys in prod and for confidential data */
  encryption: encryption.optional(),
  /** @default - by profile */
  monitoring: monitoring.optional(),
  /** CanNotDelete locks and `prevent_destroy` on data. @default - true in prod and for confidential data */
  protectData: z.boolean().optional(),
  /** Whether destroying frees soft-deleted names for good. @default - true in dev without confidential data */
  purgeOnDestroy: z.boolean().optional(),
  /** Where the Terraform state lies: prod shares it, so never `local` there. */
  backend,
  /** Rules of the baseline that only warn when this is synthesized; `mlzone check` still fails. */
  baseline: baseline.optional(),
  /** Gives the workspace's identity Contributor on its storage, vault, registry and insights. @default - none */
  workspaceIdentityControlPlane: deviation.optional(),
  /** Who is told by alerts; prod must say it. @default - nobody, and there are no alerts */
  alerts: alerts.optional(),
  /** What Azure Policy refuses, whoever asks; prod must say it. @default - nothing is assigned */
  policies: policies.optional(),
  /** What a month may cost; prod must say it. @default - none */
  budget: budget.optional(),
  /** How large and how many machines may be, and how long they run. @default - CPU sizes, 20 nodes each, 60 in all */
  costs: costs.optional(),
  /** Cores of the workspace by family of machines. @default - as many as the subscription has */
  quota: quota.optional(),
  /** Models that are served, in a stack and a state of their own. @default - none */
  serving: serving.optional(),
});

/** What a team writes in environments/: the four or five decisions, everything else by profile. */
export type LandingZoneConfig = z.input<typeof landingZoneSchema>;
