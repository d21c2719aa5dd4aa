import { LOG_TABLES, type LogTable } from "../../../constructs/observability/log-schema";
import {
  assignment,
  type Datatable,
  join,
  source,
  split,
  splitAtBy,
  type Token,
  tokenize,
} from "./kql-tokens";

/** Functions that queries of this project call. */
const FUNCTIONS = new Set(
  "ago arg_max bin coalesce count countif datetime_diff dcount extract iff isnotempty isnotnull max minif not now percentile sum".split(
    " ",
  ),
);

/** Words of the language that stand where a column could. */
const WORDS = new Set(
  "and asc between by contains desc false has has_any in matches or regex startswith true".split(" "),
);

const OPERATORS = new Set("extend join order project summarize take top where".split(" "));

/**
 * What a query names that is in no table of the schema, in words; empty if nothing is. It reads the part of the
 * language that this project uses, and complains about all else: a query that it can't read is no query of ours.
 */
export function queryProblems(query: string): string[] {
  const tokens = tokenize(query);
  if (typeof tokens === "string") {
    return [tokens];
  }
  const [first = [], ...steps] = split(tokens, "|");
  const read = readSource(first);
  if (read.problems.length > 0) {
    return read.problems;
  }
  let { columns } = read;
  return steps.flatMap((step) => {
    const { after, problems } = readStep(step, columns);
    columns = after;
    return problems;
  });
}

/** The columns that a query gives, in their order: those that it counts by before those that it counts. */
export function queryColumns(query: string): string[] {
  const tokens = tokenize(query);
  const [first = [], ...steps] = typeof tokens === "string" ? [] : split(tokens, "|");
  return steps.reduce<string[]>(
    (columns, step) => [...readStep(step, new Set(columns)).after],
    [...readSource(first).columns],
  );
}

/** The columns that there are, whether the table is there already or not. */
function readSource(tokens: readonly Token[]): { columns: Set<string>; problems: string[] } {
  const read = source(tokens);
  const tables: Readonly<Record<string, LogTable>> = LOG_TABLES;
  const table = read && tables[read.table];
  if (table === undefined) {
    const name = read?.table ?? tokens.map(({ value }) => value).join(" ");
    return { columns: new Set(), problems: [`${name || "nothing"} is no table of the schema`] };
  }
  return read?.instead
    ? { columns: new Set(Object.keys(read.instead.columns)), problems: insteadProblems(table, read.instead) }
    : { columns: new Set(Object.values(table.columns).flat()), problems: [] };
}

/** What stands for a table until it is there has columns of the table, by their types, and no rows. */
function insteadProblems({ columns }: LogTable, instead: Datatable): string[] {
  const types: Readonly<Partial<Record<string, readonly string[]>>> = columns;
  const strange = Object.entries(instead.columns).filter(([name, type]) => !types[type]?.includes(name));
  return [
    ...strange.map(([name, type]) => `${name} is no ${type} there`),
    ...(instead.rows.length > 0 ? ["rows of nowhere"] : []),
  ];
}

function readStep(
  [operator, ...rest]: readonly Token[],
  columns: ReadonlySet<string>,
): { after: Set<string>; problems: string[] } {
  if (operator === undefined || !OPERATORS.has(operator.value)) {
    return { after: new Set(columns), problems: [`${operator?.value ?? "nothing"} is no operator`] };
  }
  if (operator.value === "join") {
    return readJoin(rest, columns);
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

function readJoin(
  tokens: readonly Token[],
  columns: ReadonlySet<string>,
): { after: Set<string>; problems: string[] } {
  const read = join(tokens);
  if (read === undefined) {
    return { after: new Set(columns), problems: ["a join that can't be read"] };
  }
  const { on, right } = read;
  const sides = [columns, new Set(Object.keys(right.columns))];
  return {
    after: new Set(Object.keys(right.columns)),
    problems: sides.every((side) => side.has(on)) ? [] : [`${on} is no column on both sides`],
  };
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
