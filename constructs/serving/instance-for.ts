import { createHash } from "node:crypto";
import { Lazy, TerraformIterator } from "cdktf";

/** SHA-256 of a text, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** One instance for a text that is known at synthesis, by its hash: another text is another instance. */
export function instanceFor(text: () => string): TerraformIterator {
  // a token inside of a function is written as it is: it brings its own quotation marks
  return TerraformIterator.fromList([Lazy.stringValue({ produce: () => JSON.stringify(sha256(text())) })]);
}
