import type { z } from "zod";
import { type ConfigIssue, issueWith } from "./config-issue";
import { pathText } from "./path-text";
import { unsafeValues } from "./terraform-code";
import { unknownField } from "./unknown-fields";

type Path = readonly PropertyKey[];
type ZodIssue = z.core.$ZodIssue;

/** What is wrong with the shape: types, ranges, missing and unknown fields. */
export interface ShapeReport {
  readonly issues: readonly ConfigIssue[];
  /** The sections that no check may read; `undefined` stands for the configuration as a whole. */
  readonly broken: ReadonlySet<PropertyKey | undefined>;
}

/** Compares a configuration with its schema, and looks for what Terraform would read as code. */
export function shapeReport(schema: z.ZodType, config: unknown): ShapeReport {
  const unsafe = unsafeValues(config);
  const unreadable = unsafe.filter((value) => value.unreadable);
  if (unreadable.length > 0) {
    return { issues: unreadable.map(({ issue }) => issue), broken: new Set([undefined]) };
  }
  const { issues, broken } = schemaReport(schema, config);
  // what is wrong with a text as code needs no second line
  const told = new Set(unsafe.map(({ issue }) => issue.path));
  return {
    issues: [...unsafe.map(({ issue }) => issue), ...issues.filter(({ path }) => !told.has(path))],
    broken: new Set([...broken, ...unsafe.map(({ path }) => path[0])]),
  };
}

function schemaReport(schema: z.ZodType, config: unknown): ShapeReport {
  const result = schema.safeParse(config, { error: words });
  const found = (result.error?.issues ?? []).flatMap((issue) => flattened(issue, []));
  const unknown = found.flatMap((issue) => unknownFields(schema, issue));
  // a field that is missing because its name is misspelt needs no second line
  const meant = new Set(unknown.map((field) => field.meant));
  const wrong = found
    .filter((issue) => issue.code !== "unrecognized_keys" && !meant.has(pathText(issue.path)))
    .map((issue) => worded(issue, config));
  return {
    issues: [...wrong, ...unknown.map(({ path, problem }) => ({ path, problem }))],
    broken: new Set(found.filter(isBelowSection).map(({ path }) => path[0])),
  };
}

// An unknown field at the top breaks no section.
function isBelowSection(issue: ZodIssue): boolean {
  return issue.code !== "unrecognized_keys" || issue.path.length > 0;
}

function unknownFields(schema: z.ZodType, issue: ZodIssue): (ConfigIssue & { readonly meant?: string })[] {
  if (issue.code !== "unrecognized_keys") {
    return [];
  }
  return issue.keys.map((key) => {
    const { problem, meant } = unknownField(schema, issue.path, key);
    return {
      path: pathText([...issue.path, key]),
      problem,
      meant: meant && pathText([...issue.path, meant]),
    };
  });
}

function worded(issue: ZodIssue, config: unknown): ConfigIssue {
  const path = pathText(issue.path);
  const got = valueAt(config, issue.path);
  if (got === undefined && issue.path.length > 0) {
    return { path, problem: `is missing; it ${issue.message}` };
  }
  return issue.message.includes("(got ")
    ? { path, problem: issue.message }
    : issueWith(path, issue.message, got);
}

function valueAt(config: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | undefined | null)?.[step],
    config,
  );
}

/** An alternative's issues in place of "no alternative fits", where one was clearly meant. */
function flattened(issue: ZodIssue, above: Path): ZodIssue[] {
  const path = [...above, ...issue.path];
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    return [{ ...issue, path }];
  }
  const strangers = (issues: readonly ZodIssue[]) =>
    issues.reduce((sum, inner) => sum + (isNever(inner) ? 2 : inner.code === "unrecognized_keys" ? 1 : 0), 0);
  const meant = issue.errors
    .filter((issues) => issues.every((inner) => inner.path.length > 0 || inner.code === "unrecognized_keys"))
    .sort((a, b) => strangers(a) - strangers(b) || a.length - b.length)[0];
  return meant?.flatMap((inner) => flattened(inner, path)) ?? [{ ...issue, path }];
}

function isNever(issue: ZodIssue): boolean {
  return issue.code === "invalid_type" && issue.expected === "never";
}

const KINDS: Readonly<Record<string, string>> = {
  string: "text in quotes",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list [ … ]",
  object: "an object { … }",
};

/** zod's issue in plain words; schemas that know better say it themselves. */
function words(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case "too_small":
      return issue.origin === "array"
        ? `must have at least ${issue.minimum} ${issue.minimum === 1 ? "entry" : "entries"}`
        : `must be ${issue.inclusive ? "≥" : ">"} ${issue.minimum}`;
    case "too_big":
      return `must be ≤ ${issue.maximum}`;
    case "invalid_value":
      return `must be ${listed(issue.values)}`;
    case "invalid_union":
      return `must be ${listed((issue as { options?: readonly unknown[] }).options ?? [])}`;
    default:
      return "is not allowed";
  }
}

function listed(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length === 1 ? `${texts[0]}` : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}
