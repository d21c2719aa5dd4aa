import { z } from "zod";
import { isRepositoryPath } from "../../baseline/report/repository-path";
import { SEVERITIES } from "../../baseline/rules/rule";
import type { ChangeKind } from "../changes/change";
import { RISK_KINDS } from "../risks/risk";
import { FAIL_ON, type Level } from "../verdict";
import { LONGEST, MOST } from "./json-limits";

const CHANGE_KINDS = [
  "create",
  "update",
  "replace",
  "destroy",
  "forget",
  "keep",
] as const satisfies ChangeKind[];
const LEVELS = ["stop", "weaker", "unseen", "look", "fine", "same"] as const satisfies Level[];

const name = z.string().max(LONGEST.name, `must have at most ${LONGEST.name} characters`);
const sentence = z.string().max(LONGEST.sentence, `must have at most ${LONGEST.sentence} characters`);
const day = z.iso.date("must be a calendar day, YYYY-MM-DD");
const amount = z.number().min(-1e12).max(1e12);
const count = z.int().min(0);
const id = z
  .string()
  .max(200, "must have at most 200 characters")
  .regex(/^[a-z][a-z0-9-]*\/[a-z0-9-]+$/, "must be an id, <pillar>/<name>");

/** At most so many, and said in one sentence rather than by an item. */
function list<T extends z.ZodType>(item: T, most: number) {
  return z.array(item).max(most, `must have at most ${most} items`);
}

const severity = z.enum(SEVERITIES);

const source = z.object({
  file: name.refine(isRepositoryPath, "must be a path inside the repository, with forward slashes"),
  line: z.int().min(1),
});

const shown = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("known"),
    value: z
      .json()
      .refine(
        (value) => (typeof value === "string" ? value : JSON.stringify(value)).length <= LONGEST.value,
        `must have at most ${LONGEST.value} characters of JSON`,
      ),
    cut: z.literal(true).optional(),
  }),
  z.object({ state: z.enum(["absent", "unknown", "sensitive"]) }),
]);

const attributes = list(
  z.object({ path: name, before: shown, after: shown, replaces: z.boolean() }),
  MOST.attributes,
);

const change = z.object({
  address: name,
  type: name,
  armType: name.optional(),
  title: name,
  kind: z.enum(CHANGE_KINDS),
  attributes,
  movedFrom: name.optional(),
  moveIsDeclared: z.boolean().optional(),
  /** Terraform takes over what is there already. */
  imported: z.literal(true).optional(),
  replacedWith: name.optional(),
  pending: z.boolean(),
  drifted: z.literal(true).optional(),
  construct: name.optional(),
  source: source.optional(),
});

const risk = z.object({
  kind: z.enum(RISK_KINDS),
  severity,
  certainty: z.enum(["certain", "possible"]),
  address: name,
  type: name,
  title: name,
  attributes,
  what: sentence,
  why: sentence,
  fix: sentence,
  recommendations: list(id, MOST.ids),
  rules: list(id, MOST.ids),
  accepted: z.object({ reason: sentence, approvedBy: name, expires: day, isNew: z.boolean() }).optional(),
  construct: name.optional(),
  source: source.optional(),
});

const finding = z.object({
  became: z.enum(["new", "fixed", "accepted", "expiring", "expired"]),
  rule: id,
  title: sentence,
  severity,
  certainty: z.enum(["violation", "unknown"]),
  address: name,
  attribute: name.optional(),
  message: sentence,
  related: list(name, MOST.ids),
  construct: name.optional(),
  source: source.optional(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/, "must be 16 hexadecimal digits"),
  acknowledgement: z
    .object({
      origin: z.enum(["deviation", "file"]),
      name,
      reason: sentence,
      approvedBy: name,
      expires: day,
      expired: z.boolean(),
    })
    .optional(),
});

const step = z.object({ before: amount, after: amount });
/** While nothing runs; what an older version wrote has no other case. */
const steps = { ...step.shape, expected: step.optional(), worst: step.optional() };

const cost = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/, "must be three capital letters (ISO 4217), e.g. EUR"),
  priceDate: day,
  ...steps,
  lines: list(z.object({ what: name, ...steps }), MOST.costLines),
  notPriced: list(name, MOST.costLines),
});

const stack = z.object({
  name,
  presence: z.enum(["both", "added", "removed"]),
  kind: z.enum(["configuration", "plan"]),
  production: z.boolean(),
  risks: list(risk, MOST.risks),
  counts: z.record(z.enum(CHANGE_KINDS), count),
  changes: list(change, MOST.changes),
  findings: list(finding, MOST.findings),
  cost: cost.optional(),
  names: list(z.object({ address: name, title: name, before: name, after: name }), MOST.names),
  notSeen: list(sentence, MOST.sentences),
  /** Those of `notSeen` that are new or changed; what an older version wrote doesn't tell. */
  newNotSeen: list(sentence, MOST.sentences).default([]),
});

/**
 * The JSON report of a review. What has no value is left out, but for lists, which are empty. The version
 * rises when something is renamed, taken away or means something else; new properties may come at any
 * time, so those that nobody knows are dropped. Every length has a limit (`json-limits.ts`): whoever reads
 * a stranger's report, as the second job of a pipeline does, holds no more than that.
 *
 * `verdict` says what the job that made it found. Who doesn't trust that job counts the risks again.
 */
export const reviewSchema = z.object({
  schemaVersion: z.literal(1, "must be 1"),
  tool: z.object({
    name: z.literal("mlzone", 'must be "mlzone"'),
    version: z
      .string()
      .max(64)
      .regex(/^\d+\.\d+\.\d+[\w.+-]*$/, "must be a version, e.g. 1.2.3"),
  }),
  /** What was compared, as the person named it. */
  base: name,
  head: name,
  failOn: list(z.enum(FAIL_ON), FAIL_ON.length),
  verdict: z.object({
    fails: z.boolean(),
    /** Half a sentence. */
    words: sentence,
    /** As `levelOf` says: `stop` where data is lost, `weaker`, `unseen`, `look`, `fine`, `same`. */
    level: z.enum(LEVELS),
  }),
  stacks: list(stack, MOST.stacks),
});

export type ReviewJson = z.output<typeof reviewSchema>;
export type StackReviewJson = ReviewJson["stacks"][number];
export type RiskJson = StackReviewJson["risks"][number];
export type ChangeJson = StackReviewJson["changes"][number];
