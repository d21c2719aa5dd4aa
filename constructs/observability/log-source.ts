import { LOG_TABLES, type LogTable } from "./log-schema";

/**
 * A table that is there only once something has been written to it. Until then a query of it is an error, and Azure
 * switches an alert off whose query fails for a week: by this source it finds no rows instead.
 *
 * @param columns all of the table's that the query names
 * @throws if the table has no such column
 */
export function tableOrNothing(table: keyof typeof LOG_TABLES, columns: readonly string[]): string {
  const declared = columns.map((column) => `${column}: ${typeOf(table, column)}`);
  return `union isfuzzy=true ${table}, (datatable(${declared.join(", ")})[])`;
}

function typeOf(table: keyof typeof LOG_TABLES, column: string): string {
  const { columns }: LogTable = LOG_TABLES[table];
  const [type] = Object.entries(columns).find(([, names]) => names.includes(column)) ?? [];
  if (type === undefined) {
    throw new Error(`tableOrNothing: ${table} has no column ${column}`);
  }
  return type;
}
