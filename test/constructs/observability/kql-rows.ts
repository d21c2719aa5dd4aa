import { assignment, join, source, split, splitAtBy, type Token, tokenize } from "./kql-tokens";

type Value = string | number | boolean;
/** A row of a table; a time is given by the hours since then, as `ago` compares it. */
export type Row = Readonly<Record<string, Value>>;

const COMPARISONS: Readonly<Record<string, (left: Value, right: Value) => boolean>> = {
  "==": (left, right) => left === right,
  "=~": (left, right) => String(left).toLowerCase() === String(right).toLowerCase(),
  // a later time is fewer hours ago
  ">": (left, right) => left < right,
  contains: (left, right) => String(left).toLowerCase().includes(String(right).toLowerCase()),
};

/**
 * The rows that a query finds, for queries that count what was written or done: `where`, `extend` by `extract`,
 * `summarize` by `count()`, and a join with what should be there. Numbers are compared by `==` alone.
 *
 * @param tables the tables that there are; one that isn't there is an error in Azure
 * @throws where Azure would, or where the query has what isn't read here
 */
export function rowsOf(query: string, tables: Readonly<Record<string, readonly Row[]>>): Row[] {
  const tokens = tokenize(query);
  if (typeof tokens === "string") {
    throw new Error(tokens);
  }
  const [first = [], ...steps] = split(tokens, "|");
  const found = source(first);
  const rows = tables[found?.table ?? ""] ?? (found?.instead ? [] : undefined);
  if (rows === undefined) {
    throw new Error(`Failed to resolve table ${found?.table}`);
  }
  return steps.reduce<Row[]>((before, [operator, ...step]) => run(operator?.value, step, before), [...rows]);
}

function run(operator: string | undefined, step: readonly Token[], rows: readonly Row[]): Row[] {
  switch (operator) {
    case "where":
      return rows.filter((row) => isTrue(step, row));
    case "extend": {
      const { expression, names } = assignment(step);
      return rows.map((row) => ({ ...row, [names[0] ?? ""]: evaluate(expression, row) }));
    }
    case "summarize":
      return summarized(step, rows);
    case "join": {
      const found = join(step);
      const seen = new Set(rows.map((row) => row[found?.on ?? ""]));
      const names = Object.keys(found?.right.columns ?? {});
      const right = (found?.right.rows ?? []).map(
        (cells): Row => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])),
      );
      return right.filter((row) => !seen.has(row[found?.on ?? ""] ?? ""));
    }
    default:
      throw new Error(`can't run ${operator}`);
  }
}

/** Counts alone: without `by` there is one row, even of no rows. */
function summarized(step: readonly Token[], rows: readonly Row[]): Row[] {
  const [values = [], by = []] = splitAtBy(step);
  const { names } = assignment(values);
  const keys = by.filter(({ kind }) => kind === "name").map(({ value }) => value);
  const groups = new Map<string, Row[]>(keys.length === 0 ? [["", []]] : []);
  for (const row of rows) {
    const key = keys.map((name) => row[name]).join("\n");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group) => ({
    ...Object.fromEntries(keys.map((key) => [key, group[0]?.[key] ?? ""])),
    [names[0] ?? ""]: group.length,
  }));
}

function isTrue(tokens: readonly Token[], row: Row): boolean {
  const parts = split(
    tokens.map((token) => (token.value === "and" ? { kind: "sign", value: ";" } : token)),
    ";",
  );
  if (parts.length > 1) {
    return parts.every((part) => isTrue(part, row));
  }
  const [left, operator, ...right] = tokens;
  if (left?.value === "not") {
    return !isTrue(tokens.slice(2, -1), row);
  }
  const value = left ? (row[left.value] ?? "") : "";
  const texts = right.filter(({ kind }) => kind === "text").map((token) => evaluate([token], row));
  switch (operator?.value) {
    case "in":
      return texts.includes(value);
    case "has_any":
      return texts.some((text) => COMPARISONS.contains?.(value, text));
    case "matches":
      return new RegExp(String(texts[0])).test(String(value));
    default: {
      const compare = COMPARISONS[operator?.value ?? ""];
      if (compare === undefined) {
        throw new Error(`can't compare by ${operator?.value}`);
      }
      return compare(value, evaluate(right, row));
    }
  }
}

function evaluate([first, ...rest]: readonly Token[], row: Row): Value {
  if (first?.value === "ago") {
    return Number.parseInt(rest[1]?.value ?? "", 10);
  }
  if (first?.value === "extract") {
    const [pattern = "", group = "", column = ""] = split(rest.slice(1, -1), ",").map(([one]) => one?.value);
    const found = new RegExp(pattern.slice(1, -1)).exec(String(row[column] ?? ""));
    return found?.[Number(group)] ?? "";
  }
  switch (first?.kind) {
    case "text":
      return first.value.slice(1, -1);
    case "number":
      return Number(first.value);
    default:
      return row[first?.value ?? ""] ?? "";
  }
}
