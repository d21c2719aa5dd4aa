import { type Fact, knownValue } from "../../baseline/azure";
import type { GraphResource } from "../../baseline/graph";

/** The name in Azure; where only a plan tells it, what the input calls it. */
export function nameOf({ resource, name }: { resource: GraphResource; name: Fact<string> }): string {
  return knownValue(name) ?? labelOf(resource);
}

/** What the input calls a resource, with its key. */
export function labelOf({ address }: GraphResource): string {
  return address.replace(/^.*?\.(?=[^.[\]"]+(\[.*\])?$)/s, "");
}

/** `1 key`, `2 keys`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The last word of an ARM id. */
export function lastOf(id: string): string {
  return id.split("/").at(-1) ?? id;
}
