import { type Attributes, isAttributes, parseJson, TerraformJsonError, textOf } from "../../terraform-json";
import { type Accepting, isOver } from "./acknowledgement";
import { isCalendarDay } from "./calendar-day";

/** A weakening that a construct carries, as deviations.json has it. */
export interface DeviationEntry {
  /** Path of the construct inside the stack; empty for the stack itself. */
  readonly construct: string;
  readonly property: string;
  /**
   * Ids of the rules that it accepts findings of; empty where no rule looks at it. A list that was
   * written before deviations named rules has none: such an entry accepts nothing.
   */
  readonly rules?: readonly string[];
  /** The attributes that it accepts findings on. @default - all */
  readonly attributes?: readonly string[];
  /** Paths of the resources inside the stack, or of constructs around them. @default - all of the construct */
  readonly resources?: readonly string[];
  readonly reason: string;
  readonly approvedBy: string;
  /** `YYYY-MM-DD`. */
  readonly expires: string;
}

/**
 * The deviations that somebody accepted, of a deviations.json. Standing ones accept nothing here: they
 * answer Microsoft's policies, and the rules know the design by themselves.
 *
 * @throws TerraformJsonError with all that is wrong
 */
export function readDeviations(text: string): DeviationEntry[] {
  const content = parseJson(text);
  const listed = isAttributes(content) ? content.deviations : undefined;
  if (!Array.isArray(listed)) {
    throw new TerraformJsonError(["deviations must be a list"]);
  }
  const problems: string[] = [];
  const entries = listed.flatMap((entry: unknown, index): DeviationEntry[] => {
    const fields = isAttributes(entry) ? entry : {};
    return fields.standing === true ? [] : [readEntry(fields, `deviations[${index}]`, problems)];
  });
  if (problems.length > 0) {
    throw new TerraformJsonError(problems);
  }
  return entries;
}

function readEntry(fields: Attributes, path: string, problems: string[]): DeviationEntry {
  const text = (key: string) => {
    const value = textOf(fields, key);
    if (value === undefined) {
      problems.push(`${path}.${key} must be a text`);
    }
    return value ?? "";
  };
  // an unreadable list must not pass for none: without attributes or resources an entry accepts more
  const texts = (key: string) => {
    const value = fields[key];
    if (value === undefined || isTexts(value)) {
      return value;
    }
    problems.push(`${path}.${key} must be a list of texts`);
    return [];
  };
  const entry = {
    construct: text("construct"),
    property: text("property"),
    rules: texts("rules"),
    attributes: texts("attributes"),
    resources: texts("resources"),
    reason: text("reason"),
    approvedBy: text("approvedBy"),
    expires: text("expires"),
  };
  for (const key of ["reason", "approvedBy"] as const) {
    if (textOf(fields, key)?.trim() === "") {
      problems.push(`${path}.${key} must be a text that isn't empty`);
    }
  }
  // any other text might come after every day
  if (entry.expires !== "" && !isCalendarDay(entry.expires)) {
    problems.push(`${path}.expires must be a calendar day, YYYY-MM-DD`);
  }
  return entry;
}

/**
 * What deviations accept: findings of the rules that they name, on what their construct made; where they
 * name attributes or resources, on these alone. One that names an empty list of rules is left out: it
 * waits for no finding, so it can't be unused.
 *
 * @param today `YYYY-MM-DD`
 */
export function acceptedDeviations(entries: readonly DeviationEntry[], today: string): Accepting[] {
  return entries
    .filter(({ rules }) => rules?.length !== 0)
    .map((entry) => {
      const { construct, property, reason, approvedBy, expires } = entry;
      return {
        origin: "deviation",
        name: construct === "" ? property : `${property} of ${construct}`,
        reason,
        approvedBy,
        expires,
        expired: isOver(expires, today),
        accepts: ({ rule, attribute, construct: path }) =>
          (entry.rules ?? []).includes(rule.id) &&
          path !== undefined &&
          isOrHolds(construct, path) &&
          (entry.resources?.some((resource) => isOrHolds(resource, path)) ?? true) &&
          (entry.attributes?.some((one) => one === withoutIndexes(attribute)) ?? true),
      };
    });
}

/** Whether the construct at path `outer` is the one at `inner` or has it inside. */
function isOrHolds(outer: string, inner: string): boolean {
  return outer === "" || outer === inner || inner.startsWith(`${outer}/`);
}

/** What is read block by block has its index: `encryption[0].key_vault_key_id`. */
function withoutIndexes(attribute: string | undefined): string | undefined {
  return attribute?.replace(/\[\d+\]/g, "");
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
