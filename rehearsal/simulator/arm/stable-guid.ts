import { createHash } from "node:crypto";

/** The namespace of URLs in RFC 9562, which Terraform's `uuidv5("url", …)` uses too. */
const URL_NAMESPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

/**
 * A GUID that depends on the text alone (UUID version 5), so that two runs get the same and a replayed
 * resource can compute what the simulator answers.
 */
export function stableGuid(text: string): string {
  const hash = createHash("sha1").update(URL_NAMESPACE).update(text.toLowerCase()).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  );
}
