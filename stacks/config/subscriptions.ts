import type { ExampleValue } from "../../constructs/governance/example-value-guard";
import { subscriptionIssues } from "./checks/subscription";
import { ConfigError } from "./config-error";
import { type ConfigIssue, formatIssue } from "./config-issue";
import { exampleValues } from "./example-values";
import { shapeReport } from "./shape";
import { shownValue } from "./shown-value";
import { type SubscriptionConfig, subscriptionSchema } from "./subscription-config";
import { unsafeValues } from "./terraform-code";

/** The file that says what each subscription has once. */
export const SUBSCRIPTIONS_FILE = "environments/subscriptions.ts";

/** An entry of environments/subscriptions.ts, checked by itself. */
export interface SoundSubscription {
  /** The entry's name, e.g. `prod`. */
  readonly name: string;
  readonly config: SubscriptionConfig;
  /** What must be filled in before a plan. */
  readonly examples: readonly ExampleValue[];
}

/** What the stack of an entry is called, e.g. `prod-subscription`. */
export function subscriptionStackOf(name: string): string {
  return `${name}-subscription`;
}

/**
 * Checks what environments/subscriptions.ts exports. No entry is well: a platform team may govern the
 * subscriptions by its own means.
 *
 * @throws {ConfigError} with every issue of every entry, if there is one
 */
export function loadSubscriptions(subscriptions: unknown): SoundSubscription[] {
  const entries = Object.entries(namedEntries(subscriptions));
  const issues = entries.flatMap(([name, entry]) => [
    ...nameIssues(name),
    ...entryIssues(entry).map((issue) => within(name, issue)),
  ]);
  const sound = entries.map(([name, config]) => ({ name, config: config as SubscriptionConfig }));
  const all = issues.length > 0 ? issues : sameSubscription(sound);
  if (all.length > 0) {
    throw new ConfigError(all.map((issue) => formatIssue(SUBSCRIPTIONS_FILE, issue)));
  }
  return sound.map(({ name, config }) => ({
    name,
    config,
    examples: exampleValues(config, "").map((example) => ({
      ...example,
      path: `${SUBSCRIPTIONS_FILE}: ${name}.${example.path.replace(/^: /, "")}`,
    })),
  }));
}

/**
 * What environments/subscriptions.ts exports, as entries by their names that can be read.
 *
 * @throws {ConfigError} if it is anything else
 */
export function namedEntries(subscriptions: unknown): Readonly<Record<string, unknown>> {
  if (typeof subscriptions !== "object" || subscriptions === null || Array.isArray(subscriptions)) {
    const problem = `must be an object { name: { … } } (got ${shownValue(subscriptions)})`;
    throw new ConfigError([formatIssue(SUBSCRIPTIONS_FILE, { path: "subscriptions", problem })]);
  }
  // below an entry its own check looks
  const unreadable = unsafeValues(subscriptions).filter((value) => value.unreadable && value.path.length < 2);
  if (unreadable.length > 0) {
    throw new ConfigError(
      unreadable.map(({ issue }) =>
        formatIssue(SUBSCRIPTIONS_FILE, { ...issue, path: issue.path === "" ? "subscriptions" : issue.path }),
      ),
    );
  }
  return subscriptions as Readonly<Record<string, unknown>>;
}

/** The issue of an entry as one of the file. */
export function within(name: string, { path, problem }: ConfigIssue): ConfigIssue {
  return { path: path === "" ? name : `${name}.${path}`, problem };
}

function entryIssues(entry: unknown): readonly ConfigIssue[] {
  const { issues, broken } = shapeReport(subscriptionSchema, entry);
  return broken.size > 0 ? issues : [...issues, ...subscriptionIssues(entry as SubscriptionConfig)];
}

/** The name is part of the stack's, and of names of alerts. */
function nameIssues(name: string): ConfigIssue[] {
  return /^[a-z][a-z0-9-]{0,23}$/.test(name) && !/--|-$/.test(name)
    ? []
    : [
        {
          path: JSON.stringify(name),
          problem: "must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter",
        },
      ];
}

/** Two stacks would each write the one plan, contact and budget that a subscription has. */
function sameSubscription(entries: readonly Omit<SoundSubscription, "examples">[]): ConfigIssue[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ name, config: { subscriptionId } }) => {
    const id = subscriptionId.toLowerCase();
    const before = first.get(id);
    first.set(id, before ?? name);
    return before === undefined
      ? []
      : [
          {
            path: `${name}.subscriptionId`,
            problem: `must differ from ${before}.subscriptionId: a subscription has one stack of its own (got ${shownValue(subscriptionId)})`,
          },
        ];
  });
}
