import type { Session } from "../session";
import { hasRules } from "../simulator/resource-types";

/** What a reader should know beside the verdict. */
export function notesOf(session: Session): string[] {
  const { recorder } = session.simulator;
  const types = new Set(recorder.writes.filter(({ method }) => method === "PUT").map(({ type }) => type));
  const bare = [...types].filter((type) => !hasRules(type)).sort();
  const dropped = [...recorder.droppedProperties].map(([property, sender]) => `${property} (${sender})`);
  const refused = [...recorder.refusedHosts].map(([host, times]) => `${host} (${times} times)`);
  return [
    note("Types for which the simulator has only the rules of every resource", bare),
    note("Read-only properties that were sent and dropped, as Azure does", dropped),
    note("Hosts outside the rehearsal that were asked for and refused", refused),
  ].flat();
}

function note(text: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${text}: ${items.join(", ")}`];
}
