import { isAttributes, parseJson, TerraformJsonError, textOf } from "../../terraform-json";
import { type Accepting, isOver } from "./acknowledgement";
import { isCalendarDay } from "./calendar-day";

/** The file that is read from the current folder where no other is named. */
export const ACKNOWLEDGEMENTS_FILE = "baseline.acknowledgements.json";

const FIELDS = ["rule", "resource", "reason", "approvedBy", "expires"] as const;

/** The rules that there are, and how to find what somebody may have meant. */
export interface KnownRules {
  readonly has: (id: string) => boolean;
  /** The nearest id, for a wrong one. */
  readonly nearest: (id: string) => string | undefined;
}

/**
 * Reads acknowledgements for Terraform that no construct of this project wrote:
 * `{ "acknowledgements": [{ "rule": …, "resource": …, "reason": …, "approvedBy": …, "expires": … }] }`.
 * `resource` is an address; `*` in it stands for anything.
 *
 * @param today `YYYY-MM-DD`
 * @throws TerraformJsonError with all that is wrong, each with the path to the field
 */
export function readAcknowledgements(text: string, rules: KnownRules, today: string): Accepting[] {
  const content = parseJson(text);
  const listed = isAttributes(content) ? content.acknowledgements : undefined;
  if (!Array.isArray(listed)) {
    throw new TerraformJsonError(["acknowledgements must be a list"]);
  }
  const problems: string[] = [];
  const found = listed.map((entry: unknown, index) => readEntry(entry, index, { rules, today, problems }));
  if (problems.length > 0) {
    throw new TerraformJsonError(problems);
  }
  return found;
}

interface Reading {
  readonly rules: KnownRules;
  readonly today: string;
  readonly problems: string[];
}

function readEntry(entry: unknown, index: number, { rules, today, problems }: Reading): Accepting {
  const path = `acknowledgements[${index}]`;
  const fields = isAttributes(entry) ? entry : {};
  for (const key of Object.keys(fields)) {
    if (!FIELDS.some((field) => field === key)) {
      problems.push(`${path} has a field that isn't known; it takes ${FIELDS.join(", ")}`);
    }
  }
  const text = (key: (typeof FIELDS)[number], problem: (value: string) => string | undefined) => {
    const value = textOf(fields, key)?.trim() ?? "";
    const wrong = value === "" ? "must be a text that isn't empty" : problem(value);
    if (wrong !== undefined) {
      problems.push(`${path}.${key} ${wrong}`);
    }
    return value;
  };
  const rule = text("rule", (id) => {
    if (rules.has(id)) {
      return undefined;
    }
    const nearest = rules.nearest(id);
    return `is no rule${nearest === undefined ? "; mlzone check --rules lists them" : `; did you mean ${nearest}?`}`;
  });
  const resource = text("resource", (value) =>
    /[a-z]/i.test(value)
      ? undefined
      : "must name a resource, or part of its address: a star alone accepts everything",
  );
  const reason = text("reason", (value) =>
    value.length >= 10 ? undefined : "must say in at least ten characters why that is accepted",
  );
  const approvedBy = text("approvedBy", () => undefined);
  const expires = text("expires", (value) =>
    isCalendarDay(value) ? undefined : "must be a calendar day, YYYY-MM-DD",
  );
  const matches = pattern(resource);
  return {
    origin: "file",
    name: path,
    reason,
    approvedBy,
    expires,
    expired: isOver(expires, today),
    accepts: (finding) => finding.rule.id === rule && matches(finding.address),
  };
}

/**
 * An address with `*` for anything; without one, it stands for all instances of its block, as Terraform
 * takes it. No regular expression, so that no text can make it slow.
 */
function pattern(text: string): (address: string) => boolean {
  const [first = "", ...rest] = text.split("*");
  if (rest.length === 0) {
    return (address) => address === first || address.startsWith(`${first}[`);
  }
  const last = rest.pop() ?? "";
  return (address) => {
    if (
      !address.startsWith(first) ||
      address.length < first.length + last.length ||
      !address.endsWith(last)
    ) {
      return false;
    }
    let from = first.length;
    for (const part of rest) {
      const at = address.indexOf(part, from);
      if (at === -1) {
        return false;
      }
      from = at + part.length;
    }
    return from <= address.length - last.length;
  };
}
