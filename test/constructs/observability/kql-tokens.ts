const TOKEN =
  /\s+|\/\/[^\n]*|(?<text>"[^"\n]*")|(?<number>\d+(?:\.\d+)?(?:ms|[smhd])?\b)|(?<name>[A-Za-z_]\w*)|(?<sign>==|!=|=~|!~|<=|>=|\.\.|[|=<>(),+\-*/:[\]])/y;

type Kind = "text" | "number" | "name" | "sign";
export type Token = { readonly kind: Kind; readonly value: string };

/** A table that stands in the query itself. */
export interface Datatable {
  /** Types of its columns, by name. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly string[])[];
}

/** The words of a query, or what can't be read of it. */
export function tokenize(query: string): Token[] | string {
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

/** The parts between signs that stand in no brackets. */
export function split(tokens: readonly Token[], at: string): (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += /^[([]$/.test(token.value) ? 1 : /^[)\]]$/.test(token.value) ? -1 : 0;
    if (depth === 0 && token.kind === "sign" && token.value === at) {
      parts.push([]);
    } else {
      parts.at(-1)?.push(token);
    }
  }
  return parts;
}

/** Before and after a `by` that stands in no brackets. */
export function splitAtBy(tokens: readonly Token[]): (readonly Token[])[] {
  return split(
    tokens.map((token) =>
      token.value === "by" && token.kind === "name" ? { kind: "sign", value: ";" } : token,
    ),
    ";",
  );
}

/** `Name = …`, `(One, Other) = …`, or a column by its own name. */
export function assignment(part: readonly Token[]): { names: string[]; expression: readonly Token[] } {
  const sign = part.findIndex(({ value }) => value === "=");
  const named = sign < 0 ? part.slice(0, part.length === 1 ? 1 : 0) : part.slice(0, sign);
  const names = named.filter(({ kind }) => kind === "name").map(({ value }) => value);
  return { names, expression: part.slice(sign + 1) };
}

/** `(datatable(Name: type, …)[…])`, with its brackets; undefined for all else. */
function datatable(tokens: readonly Token[]): Datatable | undefined {
  const written = tokens.map(({ value }) => value).join(" ");
  const [, types = "", cells] = /^\( datatable \( (.*?) \) \[(.*)\] \)$/.exec(written) ?? [];
  if (cells === undefined) {
    return undefined;
  }
  const columns = Object.fromEntries(types.split(" , ").map((column) => column.split(" : ")));
  const values = cells.trim() === "" ? [] : cells.trim().split(" , ");
  const width = Object.keys(columns).length;
  return {
    columns,
    rows: Array.from({ length: values.length / width }, (_, row) =>
      values.slice(row * width, (row + 1) * width).map((cell) => cell.replaceAll('"', "")),
    ),
  };
}

/** What a query reads: a table, or a table that may not be there yet beside an empty one that is. */
export function source(tokens: readonly Token[]): { table: string; instead?: Datatable } | undefined {
  const [first, ...others] = tokens;
  if (first !== undefined && others.length === 0) {
    return { table: first.value };
  }
  const start = tokens.slice(0, 4).map(({ value }) => value);
  const [[table, ...more] = [], second = [], ...rest] = split(tokens.slice(4), ",");
  const instead = datatable(second);
  return start.join(" ") === "union isfuzzy = true" && table && more.length + rest.length === 0 && instead
    ? { table: table.value, instead }
    : undefined;
}

/** `kind=rightanti (datatable(…)[…]) on Column`: what a join in a query of ours looks like. */
export function join(tokens: readonly Token[]): { right: Datatable; on: string } | undefined {
  const [kind, equals, way, ...rest] = tokens;
  const right = datatable(rest.slice(0, -2));
  const [on, column] = rest.slice(-2);
  return `${kind?.value}${equals?.value}${way?.value}` === "kind=rightanti" &&
    right &&
    on?.value === "on" &&
    column
    ? { right, on: column.value }
    : undefined;
}
