import { CONTAINER_REGISTRY } from "./container-registry";
import { GOVERNANCE } from "./governance";
import { KEY_VAULT } from "./key-vault";
import { MACHINE_LEARNING } from "./machine-learning";
import { MONITORING } from "./monitoring";
import { NETWORKS } from "./network";
import { STORAGE, STORAGE_ZONES } from "./storage";
import type { ViolationTable } from "./table";

const TABLES: readonly ViolationTable[] = [
  GOVERNANCE,
  STORAGE,
  STORAGE_ZONES,
  KEY_VAULT,
  CONTAINER_REGISTRY,
  MACHINE_LEARNING,
  MONITORING,
  NETWORKS,
];

/** A landing zone that complies with every definition in the table. */
export const COMPLIANT = merge(TABLES.map(({ resources }) => resources));

/** How each definition is violated, by GUID. */
export const VIOLATIONS = merge(TABLES.map(({ violations }) => violations));

/** One table of all. @throws if two have the same key, of which one would be lost */
function merge<T>(tables: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  const entries = tables.flatMap((table) => Object.entries(table));
  const merged = Object.fromEntries(entries);
  if (Object.keys(merged).length < entries.length) {
    const keys = entries.map(([key]) => key);
    throw new Error(`twice: ${keys.filter((key, i) => keys.indexOf(key) !== i).join(", ")}`);
  }
  return merged;
}
