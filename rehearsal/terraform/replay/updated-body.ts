import { isAttributes } from "../../../terraform-json/attributes";
import { mergeBody } from "../../../terraform-json/merge-body";

/** Fields of an answer that are no part of a request. */
const ENVELOPE = new Set(["id", "name", "type", "etag", "systemData"]);

/** The body of an update: what is there, with `body` on top, as azapi merges them. */
export function updatedBody(existing: unknown, body: unknown): unknown {
  const merged = mergeBody(existing, body);
  return isAttributes(merged)
    ? Object.fromEntries(Object.entries(merged).filter(([key]) => !ENVELOPE.has(key)))
    : merged;
}
