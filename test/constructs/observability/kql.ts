import { LOG_TABLES, type LogTable } from "../../../constructs/observability/log-schema";

/** Functions that queries of this project call. */
const FUNCTIONS = new Set(
  "ago arg_max bin coalesce count countif datetime_diff dcount iff isnotempty isnotnull max minif not now percentile sum".split(
    " ",
  ),
);

/** Words of the language that stand where a column could. */
const WORDS = new Set(
  "and asc between by contains desc false has in matches or regex startswith true".split(" "),
);

const OPERATORS = new Set("extend order project summarize take top where".split(" "));

const TOKEN =
  /\s+|\/\/[^\n]*|(?<text>"[^"\n]*")|(?<number>\d+(?:\.\d+)?(?:ms|[smhd])?\b)|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|=~|!~|<=|>=|\.\.|[|=<>(),+\-*/])/y;

type Kind = "text" | "number" | "name" | "sign";
type Token = { readonly kind: Kind; readonly value: string };

/**
 * What a query names that is in no table of the schema, in words; empty if nothing is. It reads the part of the
 * language that this project uses, and complains about all else: a query that it can't read is no query of ours.
 */
export function queryProblems(query: string): string[] {
  const tokens = tokenize(query);
  if (typeof tokens === "string") {
    return [tokens];
  }
  const [[source, ...rest] = [], ...steps] = split(tokens, "|");
  const tables: Readonly<Record<string, LogTable>> = LOG_TABLES;
  const table = source && rest.length === 0 ? tables[source.value] : undefined;
  if (table === undefined) {
    return [`${source?.value ?? "nothing"} is no table of the schema`];
  }
  let columns = new Set(Object.values(table.columns).flat());
  return steps.flatMap((step) => {
    const { after, problems } = readStep(step, columns);
    columns = after;
    return problems;
  });
}

/** The columns that a query gives, in their order: those that it counts by before those that it counts. */
export function queryColumns(query: string): string[] {
  const tokens = tokenize(query);
  const [[source] = [], ...steps] = typeof tokens === "string" ? [] : split(tokens, "|");
  const tables: Readonly<Record<string, LogTable>> = LOG_TABLES;
  const table = tables[source?.value ?? ""];
  return steps.reduce<string[]>(
    (columns, step) => [...readStep(step, new Set(columns)).after],
    Object.values(table?.columns ?? {}).flat(),
  );
}

function readStep(
  [operator, ...rest]: readonly Token[],
  columns: ReadonlySet<string>,
): { after: Set<string>; problems: string[] } {
  if (operator === undefined || !OPERATORS.has(operator.value)) {
    return { after: new Set(columns), problems: [`${operator?.value ?? "nothing"} is no operator`] };
  }
  const [values = [], by = []] = splitAtBy(rest);
  const made = new Set<string>();
  const problems = [
    ...(operator.value === "summarize" ? split(by, ",") : [by]),
    ...split(values, ","),
  ].flatMap((part) => {
    const { names, expression } = assignment(part);
    for (const name of names) {
      made.add(name);
    }
    return unknownNames(expression, columns);
  });
  switch (operator.value) {
    case "extend":
      return { after: new Set([...columns, ...made]), problems };
    case "project":
    case "summarize":
      return { after: made, problems };
    default:
      return { after: new Set(columns), problems };
  }
}

/** `Name = …`, `(One, Other) = …`, or a column by its own name. */
function assignment(part: readonly Token[]): { names: string[]; expression: readonly Token[] } {
  const sign = part.findIndex(({ value }) => value === "=");
  const named = sign < 0 ? part.slice(0, part.length === 1 ? 1 : 0) : part.slice(0, sign);
  const names = named.filter(({ kind }) => kind === "name").map(({ value }) => value);
  return { names, expression: part.slice(sign + 1) };
}

function unknownNames(expression: readonly Token[], columns: ReadonlySet<string>): string[] {
  return expression.flatMap(({ kind, value }, index) => {
    if (kind !== "name" || WORDS.has(value)) {
      return [];
    }
    const isCall = expression[index + 1]?.value === "(";
    return (isCall ? FUNCTIONS : columns).has(value)
      ? []
      : [`${value} is no ${isCall ? "function" : "column"} there`];
  });
}

/** Before and after a `by` that stands in no brackets. */
function splitAtBy(tokens: readonly Token[]): (readonly Token[])[] {
  return split(
    tokens.map((token) =>
      token.value === "by" && token.kind === "name" ? { kind: "sign", value: ";" } : token,
    ),
    ";",
  );
}

/** The parts between signs that stand in no brackets. */
function split(tokens: readonly Token[], at: string): (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += token.value === "(" ? 1 : token.value === ")" ? -1 : 0;
    if (depth === 0 && token.kind === "sign" && token.value === at) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(token);
    }
  }
  return parts;
}

function tokenize(query: string): Token[] | string {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < query.length) {
    const from = TOKEN.lastIndex;
    const groups: Partial<Record<string, string>> | undefined = TOKEN.exec(query)?.groups;
    if (groups === undefined) {
      return `can't read ${JSON.stringify(query.slice(from, from + 20))}`;
    }
    for (const kind of ["text", "number", "name", "sign"] as const) {
      const value = groups[kind];
      if (value !== undefined) {
        tokens.push({ kind, value });
      }
    }
  }
  return tokens;
}
